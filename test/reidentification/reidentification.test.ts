// What a thief of the whole database learns of whom (docs/threats.md has the table; `npm run reidentification` prints it).

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { version } from 'uuid'
import { describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, sendReferral, wantsBed } from '../../demo/case-work.ts'
import { readDraft, saveDraft } from '../../src/client/drafts.ts'
import { coarsenTimes, mixFacts, timedTables } from '../../src/measures/jobs.ts'
import { asOwner, lockOf } from '../../src/database/open.ts'
import { lockRows } from '../../src/database/lock-rows.ts'
import { lockedMark } from '../../src/database/locked.ts'
import { testDatabase } from '../database.ts'
import { trailLines } from '../trail-lines.ts'
import { newNetwork } from '../people.ts'
import { attackers, lookedUp, named, uniqueShare } from './attackers.ts'
import { daysOnly, keptMinutes, takenApart } from './kept-minutes.ts'
import { carriedBy, roughly } from './known.ts'
import { besides } from './other-columns.ts'
import { people } from './people.ts'
import { tiedColumns, unnamedCircles } from './tied.ts'

const database = await testDatabase()
const { clear } = JSON.parse(readFileSync(new URL('../clear-columns.json', import.meta.url), 'utf8')) as {
  clear: Record<string, string>
}
const rows = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(database, async (client) => (await client.query<Row>(text, values)).rows)

/** Clear columns of tables that are tied to a case, as the database has them. */
const tied = (await asOwner(database, tiedColumns)).filter((name) => name in clear)

describe('the measuring', () => {
  it('knows of every table with the number of a circle whether it may be that of a person', async () => {
    expect(await asOwner(database, unnamedCircles)).toEqual([])
  })

  it('knows of every clear column beside a case what it tells', () => {
    const rough = Object.values(roughly).map(({ columns }) => columns)
    const said = [...Object.values(carriedBy), ...rough, ...Object.values(besides)].flat()
    expect(tied.filter((name) => !said.includes(name))).toEqual([])
    expect(
      said.filter(
        (name) => new Set(said).size !== said.length && said.indexOf(name) !== said.lastIndexOf(name),
      ),
    ).toEqual([])
  })
})

describe('a thief of the database, among 20,000 invented people of three years,', () => {
  const all = people(20_000, 3 * 365)
  const open = lookedUp(new Set(tied))

  it.each(attackers)('who is: $name', (attacker) => {
    const percent = Math.ceil(100 * uniqueShare(all, attacker, open))
    expect(percent).toBe(named[attacker.name] ?? Math.min(percent, 5))
  })
})

describe('a thief of the database of a living network', async () => {
  const network = await newNetwork(database, { unlimited: true })
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const hana = await network.organisation('Quiet House', 'shelter', ['shelter'])
  // No language and no district of anybody else.
  const [language, district] = ['qaa-Qaaa-QM', 'Nowhere-under-Hill']
  const { id } = await openCase(amara, { name: 'Mariam Locked', language })
  await giveCard(amara, id, language)
  const yes = { recipient: hana.circle, compartments: ['contact'], purpose: 'shelter', language } as const
  await agree(amara, id, yes, network.state.now())
  const track = randomUUID()
  const asked = {
    track,
    caseId: id,
    recipient: hana.circle,
    serviceCode: 'shelter',
    urgency: 'routine',
  } as const
  await sendReferral(amara, { ...asked, anonymous: true, district, party: 1 })

  const tablesThatSay = async (text: string) => {
    const tables = await rows<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('public', 'audit', 'app')`,
    )
    const found = await rows<{ name: string; says: boolean }>(
      tables
        .map(
          ({ name }) =>
            `select '${name}' as name, exists (select from ${name} t where t::text like $1) as says`,
        )
        .join(' union all '),
      [`%${text}%`],
    )
    return found.flatMap(({ name, says }) => (says ? [name] : []))
  }

  it('finds in no table which language Mariam understands, nor in which district she is helped', async () => {
    expect([await tablesThatSay(language), await tablesThatSay(district)]).toEqual([[], []])
    const [asks] = (await hana.api.referrals.inbox({})).referrals
    expect(asks).toMatchObject({ language, district })
    expect((await amara.api.cases.read({ id })).case.language).toBe(language)
    const { statements } = await amara.api.cases.read({ id })
    expect(
      statements.filter((one) => 'body' in one && one.body.includes(`"language":"${language}"`)),
    ).toHaveLength(1)
  })

  it('finds it as little where it had lain open before', async () => {
    await asOwner(database, async (client) => {
      // As an older version had written it: no trigger has anything to say.
      await client.query('set session_replication_role = replica')
      await client.query('update cases set language = $2 where id = $1', [id, language])
      await client.query("update track_events set facts = facts || $2 where case_id = $1 and kind = 'case'", [
        id,
        { language },
      ])
    })
    expect(await tablesThatSay(language)).not.toEqual([])
    await lockRows(database)
    expect(await tablesThatSay(language)).toEqual([])
    expect((await amara.api.cases.read({ id })).case.language).toBe(language)
    // A second start looks no row through again.
    const [kept] = await rows<{ raw: string }>("select 'raw ' || language as raw from cases where id = $1", [
      id,
    ])
    await lockRows(database)
    expect(await rows("select 'raw ' || language as raw from cases where id = $1", [id])).toEqual([kept])
    expect(kept!.raw).toContain(lockedMark)
  })

  it('finds in no draft on whom or what Amara was typing, nor that Hana types on the same, also where it had lain open before', async () => {
    const place = `note.${id}`
    for (const who of [amara, hana]) await saveDraft(who, place, 'half a note')
    const kept = () =>
      rows<{ place: string; about: string; open: boolean }>(
        `select place, about::text, t::text like '%' || $1 || '%' as open from drafts t where about <> '{}' or place like 'note%'`,
        [id],
      )
    const hidden = await kept()
    expect(hidden.map(({ open }) => open)).toEqual([false, false])
    expect(new Set(hidden.flatMap((one) => [one.place, one.about])).size).toBe(4)
    await asOwner(database, async (client) => {
      await client.query("update drafts set place = $1, about = '{}' where place = any ($2)", [
        place,
        hidden.map((one) => one.place),
      ])
      await client.query("update settings set value = value - 'drafts' where key = 'locked'")
    })
    expect(await readDraft(amara, place)).toBeUndefined()
    await lockRows(database)
    expect(new Set(await kept())).toEqual(new Set(hidden))
    expect(await readDraft(amara, place)).toBe('half a note')
  })

  const slept = await hana.api.shelters.add({ count: 2, each: 1, takes: [] })
  const [first, second] = slept.beds.toSorted((one, other) => one - other) as [number, number]
  await hana.api.shelters.close({ beds: [first], reason: 'repair' })
  const stay = await (async () => {
    const request = { id: randomUUID(), caseId: id, other: hana.circle, urgency: 'now', party: 1 }
    const free = await amara.move('placement', 'match', await amara.open('placement', request), {
      not_met: ['none_missing'],
    })
    const kept = await wantsBed(amara, await hana.move('placement', 'offer', free))
    const came = await hana.move('placement', 'arrive', await amara.move('placement', 'accept', kept))
    network.travel(4)
    return hana.move('placement', 'end', came, { reason: 'moved_on' })
  })()
  const nights = () =>
    rows<{ bed: number; nights: number }>(
      `select bed, (select count(*)::int from generate_series(lower(during)::date - 1, upper(during)::date, interval '1 day') d
        where during @> ((d::timestamp + interval '1 day' - interval '1 minute') at time zone 'Europe/London')) as nights from bed_times where track = $1`,
      [stay.id],
    )

  // What names a case by way of something else: a call that somebody has seen and one to a duty, an answer to a package, a hold that is over.
  await asOwner(database, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const text of [
      `with called as (insert into alert_calls (track, position, circle, called_at, ended_at) values ($1, 'team', 1, $3, $3) returning id)
        insert into alert_seen (call, user_id, seen_at) select id, $2, $3 from called`,
      `insert into duty_calls (id, clock, step, from_circle, circle, user_id, kind, duty, called_at, answered_at)
        select gen_random_uuid(), k.id, 1, 1, 1, $2, 'placement', 'answer', $3, $3 from clocks k where k.track = $1 limit 1`,
      `insert into packages (id, track, case_id, circle, purpose, token_hash, note, note_epoch, made_at, until)
        select id, id, case_id, 1, 'referral', sha256($2::text::bytea), '', 1, date_trunc('day', $3::timestamptz, 'UTC'), '2030-01-01' from tracks where id = $1`,
      `insert into package_answers (package, digest, ciphertext, came, came_at, taken_at)
        select $1, sha256(n::text::bytea), sha256($2::text::bytea), 'line', $3::timestamptz + n * interval '1 minute', $3 from generate_series(1, 9) n`,
      `insert into bed_holds (id, visit, house, asked_by, places, ends_at, asked_at) select $2, $1, 1, 1, 1, $3, $3`,
      `insert into assignment_hours (assignment, assigned, half_hour) values ($1, $2, $3)`,
    ])
      await client.query(text, [stay.id, amara.id, network.state.now()])
    await client.query('set session_replication_role = origin')
  })
  const answers = () =>
    rows<{ digest: string }>(
      "select encode(digest, 'hex') as digest from package_answers order by came_at, digest",
    )

  describe('after a month', async () => {
    const answersBefore = await answers()
    const sleptBefore = await nights()
    const zone = network.state.network().timezone
    const before = await amara.api.cases.read({ id })
    const [told] = await rows<{ seen: string[] }>(
      `select array_agg(distinct (at at time zone $1)::date::text) as seen from track_events where case_id = $2`,
      [zone, id],
    )
    network.travel(32)
    const took = await coarsenTimes(database, network.state)
    /** Clear columns beside a case in which something older than a month still knows its hour. */
    const exact = async () => {
      const times = await rows<{
        table: string
        column: string
      }>(`select c.table_name as table, c.column_name as column
        from information_schema.columns c where c.table_schema = 'public' and c.data_type = 'timestamp with time zone' order by 1, 2`)
      // A session goes by the clock of the machine, and none has travelled here.
      const beside = times.filter(
        ({ table, column }) => tied.includes(`${table}.${column}`) && table !== 'sessions',
      )
      const found = await rows<{ name: string; is: boolean }>(
        beside
          .map(
            ({ table, column }) => `select '${table}.${column}' as name, exists (select from ${table} t
              where ${table === 'circles' ? "t.kind = 'person' and" : ''} ${column} < $1 and ${column} - app.coarse_moment(${column}, $2) > interval '1 second') as is`,
          )
          .join(' union all '),
        [new Date(network.state.now().getTime() - 31 * 86_400_000), zone],
      )
      return found.flatMap(({ name, is }) => (is ? [name] : []))
    }

    it('finds no hour of a step, a record, a key or a settled duty in a column beside a case', async () => {
      expect(took).toBeGreaterThan(10)
      // Of duties that still run, the minute in which they began, and in which they were due.
      expect(await exact()).toEqual(['clocks.due_at', 'clocks.due_sort', 'clocks.started_at'])
      const settled = 'select count(*)::int as many from clocks where stopped_at is not null'
      expect(await rows(`${settled} and started_at <> app.coarse_moment(started_at, $1)`, [zone])).toEqual([
        { many: 0 },
      ])
      expect(await coarsenTimes(database, network.state)).toBe(0)
    })

    it('finds the answers to a package in the order in which they came, and no half-hour for which somebody was asked', async () => {
      expect(answersBefore).toHaveLength(9)
      expect(await answers()).toEqual(answersBefore)
      expect(await rows('select from assignment_hours')).toEqual([])
    })

    it('finds how many nights she slept in the house, and no longer in which bed', async () => {
      expect(sleptBefore).toEqual([{ bed: second, nights: 4 }])
      expect(await nights()).toEqual([{ bed: first, nights: 4 }])
      const hours = 'lower(during) <> app.coarse_moment(lower(during), $2)'
      expect(await rows(`select from placements where track = $1 and ${hours}`, [stay.id, zone])).toEqual([])
    })

    it('and every such column is taken, or named with the reason why it keeps its minute', async () => {
      const [job] = await rows<{ prosrc: string }>(
        "select prosrc from pg_proc where proname = 'coarsen_times'",
      )
      const listed = [...job!.prosrc.matchAll(/\['(\w+)', '(\w+)', '[^']+'\]/g)].map(
        ([, table, column]) => `${table}.${column}`,
      )
      const taken = [...listed, ...takenApart]
      const times = await rows<{ name: string }>(`select c.table_name || '.' || c.column_name as name
        from information_schema.columns c where c.table_schema = 'public' and c.data_type = 'timestamp with time zone' order by 1`)
      const left = times
        .map(({ name }) => name)
        .filter((name) => tied.includes(name) && !taken.includes(name))
      expect(left).toEqual([...Object.keys(keptMinutes), ...daysOnly].sort())
      const tables = new Set([...taken.map((name) => name.split('.')[0]!), 'placements', 'bed_times'])
      expect(new Set(timedTables)).toEqual(tables)
    })

    it('and Amara sees the same steps and records as before, in their order and on their days', async () => {
      const after = await amara.api.cases.read({ id })
      const shown = ({ events, records }: typeof after) => [
        events.map((one) => one.id),
        records.map((one) => one.id),
      ]
      expect(shown(after)).toEqual(shown(before))
      const days = ({ events, records }: typeof after) => [
        events.map(({ at }) => at.slice(0, 10)),
        records.map(({ madeAt }) => madeAt.slice(0, 10)),
      ]
      expect(days(after)).toEqual(days(before))
      expect(
        await rows(
          `select array_agg(distinct (at at time zone $1)::date::text) as seen from track_events where case_id = $2`,
          [zone, id],
        ),
      ).toEqual([told])
    })

    it('finds no moment in the id of her case, nor of anything beside it', async () => {
      expect(version(id)).toBe(4)
      const named = await rows<{
        table: string
        column: string
      }>(`select c.table_name as table, c.column_name as column
        from information_schema.columns c where c.table_schema = 'public' and c.data_type = 'uuid' order by 1, 2`)
      const beside = named.filter(({ table, column }) => tied.includes(`${table}.${column}`))
      const ids = await rows<{ name: string; id: string }>(
        beside
          .map(
            ({ table, column }) => `select '${table}.${column}' as name, ${column}::text as id from ${table}
              where substr(${column}::text, 15, 1) = '7'`,
          )
          .join(' union all '),
      )
      expect(new Set(ids.map(({ name }) => name)).size).toBeGreaterThan(5)
      const momentOf = (one: string) => Number.parseInt(one.replaceAll('-', '').slice(0, 12), 16)
      // Ids of people of the staff begin with their moment: it is of nobody who is helped.
      const exact = ids.filter(
        (one) => momentOf(one.id) % 86_400_000 !== 0 && !besides.staff.includes(one.name),
      )
      expect([...new Set(exact.map(({ name }) => name))]).toEqual([])
    })

    it('finds in the audit trail no line that names her case, a step of it or her, and no two hours that name the same', async () => {
      const lines = (await trailLines(database)).filter(({ about }) => about === id)
      // What is done to a case is a line of the trail, with its minute: that is what stays, and the program knows of what.
      expect(lines.length).toBeGreaterThan(1)
      const found = await rows<{ named: number; hours: number; others: number; card: number }>(
        `select (select count(*)::int from audit.entries where object in (select id from cases union select id from tracks union select id from users)) as named,
          (select count(distinct date_trunc('hour', at))::int from audit.entries where object is not null) as hours,
          (select count(*)::int from (select object from audit.entries where object is not null group by object having count(distinct (chain, date_trunc('hour', at))) > 1) o) as others,
          (select count(*)::int from audit.entries e where exists (select from circles k where e.actor = 'person:' || k.id)) as card`,
      )
      expect(found).toEqual([{ named: 0, hours: expect.any(Number) as number, others: 0, card: 0 }])
      expect(found[0]!.hours).toBeGreaterThan(1)
    })

    it('finds the minute in signed statements', async () => {
      const said = await rows<{ body: string }>('select body from case_statements where case_id = $1', [id])
      expect(said.filter(({ body }) => /T\d\d:\d\d/.test(body)).length).toBe(said.length)
    })
  })

  it('ties facts to those who were counted no better than by chance', async () => {
    const people = Array.from({ length: 400 }, () => ({
      id: randomUUID(),
      fact: randomUUID(),
      registration: randomUUID(),
      means: randomUUID(),
    }))
    await asOwner(database, async (client) => {
      for (const { id: who, fact, registration, means } of people) {
        const closed = lockOf(database.owner).close({
          age_band: 'adult',
          gender: 'man',
          exploitation: 'labour',
          abroad: 'yes',
          registration,
          means,
        })
        await client.query('begin')
        // Whatever else is written of somebody in the same moment.
        await client.query(
          "insert into held (name, sealed, until) values (decode(md5($1) || md5($1), 'hex'), '\\x00', now())",
          [who],
        )
        await client.query("select app.count_person($1, '2026-01-01', $2)", [fact, closed])
        await client.query('commit')
      }
    })
    await mixFacts(database)
    const byOrder = await rows<{ id: string }>(
      "select id from stat_facts where month = '2026-01-01' order by xmin::text::bigint, ctid",
    )
    const tied = people.filter(({ fact }, at) => byOrder[at]?.id === fact)
    expect(byOrder).toHaveLength(400)
    // Chance ties one; that it ties sixteen happens once in a hundred thousand billion runs.
    expect(tied.length).toBeLessThan(16)
    // Nor does the place of one row of a person say where the others of theirs lie.
    for (const [table, name] of [
      ['stat_registrations', 'registration'],
      ['stat_means', 'means'],
    ] as const) {
      const others = await rows<{ id: string }>(
        `select id from ${table} where month = '2026-01-01' order by xmin::text::bigint, ctid`,
      )
      const place = new Map(others.map(({ id: other }, at) => [other, at]))
      const met = people.filter(
        (one) => place.get(one[name]) === byOrder.findIndex(({ id: fact }) => fact === one.fact),
      )
      expect(others).toHaveLength(400)
      expect(met.length).toBeLessThan(16)
    }
  })
})
