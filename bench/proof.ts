// The loader writes by itself what triggers would have written. Here the real function works it out again for some
// cases, and nothing may change; and the roll-up must equal the live count.

import type { Client } from 'pg'

// The clocks' rows carry more sides than the track, so every table is compared, not only the cases.
const state = `select md5(string_agg(line, '|' order by line)) as sum, count(*) as lines from (
  select 'case' || id || visible_to::text as line from cases where id = any ($1)
  union all select 'access' || case_id || circle || state || updated_at from case_access where case_id = any ($1)
  union all select 'track' || id || visible_to::text from tracks where case_id = any ($1)
  union all select 'event' || id || visible_to::text from track_events where case_id = any ($1)
  union all select 'clock' || id || visible_to::text from clocks where case_id = any ($1)
  union all select 'compartment' || case_id || compartment || visible_to::text from compartments where case_id = any ($1)
  union all select 'record' || id || visible_to::text from records where case_id = any ($1)) lines`

const indexed = `select md5(string_agg(code || area || language || service || confidential, '|' order by service, code, area, language)) as sum from service_index`

export interface Proof {
  cases: number
  rows: number
  rollup: boolean
}

/** Compares `sample` cases with what app.refresh_case makes of them. Throws where one differs. */
export async function proveVisibility(client: Client, sample: number): Promise<Proof> {
  const { rows } = await client.query<{ id: string }>(
    'select id from bench.cases order by md5(n::text) limit $1',
    [sample],
  )
  const ids = rows.map(({ id }) => id)
  const read = async () =>
    (await client.query<{ sum: string; lines: string }>(state, [ids])).rows[0] as {
      sum: string
      lines: string
    }
  await client.query('begin')
  const before = await read()
  // From nothing, so that consent cannot come from an update that was skipped.
  await client.query(`update tracks set visible_to = '{}' where case_id = any ($1)`, [ids])
  await client.query(`update track_events set visible_to = '{}' where case_id = any ($1)`, [ids])
  await client.query(`update clocks set visible_to = '{}' where case_id = any ($1)`, [ids])
  await client.query(`update records set visible_to = '{}' where case_id = any ($1)`, [ids])
  await client.query('delete from case_access where case_id = any ($1)', [ids])
  await client.query('select app.refresh_case(id) from unnest($1::uuid[]) id', [ids])
  const after = await read()
  const found = async () => (await client.query<{ sum: string }>(indexed)).rows[0]?.sum
  const listed = await found()
  await client.query(`update services set gone_on = '2000-01-01'; update services set gone_on = null`)
  const listedAgain = await found()
  await client.query('rollback')
  if (listed !== listedAgain)
    throw new Error('the loader and the trigger disagree on where services are found')
  if (before.sum !== after.sum)
    throw new Error(
      `the loader and the triggers disagree on ${sample} cases (${before.lines} and ${after.lines} rows)`,
    )
  const counted = await client.query<{ same: boolean }>(
    `select (select sum(n) from event_counts) = (select count(*) from track_events) as same`,
  )
  return { cases: ids.length, rows: Number(before.lines), rollup: counted.rows[0]?.same === true }
}
