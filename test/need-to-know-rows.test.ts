// What need-to-know shows of a process and of what hangs on it is decided by columns of the row. Here the rule is asked of the process itself,
// one by one, as it was written before the columns: both give the same answer for every profession, kind of process, side and carrier, also
// after the sides or the carrier have changed.

import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { openCase } from '../demo/case-work.ts'
import { staffRoles, type StaffRole } from '../src/api/roles.ts'
import { machines } from '../src/app/machines.ts'
import { as } from '../src/database/as.ts'
import { asOwner } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { colleaguesIn, type StandIn } from './role-sessions.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const lea = await network.organisation('Willow Rooms', 'shelter', ['caseworker'])
const piet = await network.organisation('North Police', 'police', ['police'])
const houses = [amara, lea, piet]
const cases = await Promise.all(
  [amara, amara, lea].map(({ circle }, at) =>
    openCase(
      houses.find((one) => one.circle === circle)!,
      {
        name: `Mariam ${at}`,
        language: 'ar',
        story: 'A story.',
      },
    ),
  ),
)

/** A process of every kind on every case and on none, with each pair of sides in turn; a duty of each house hangs on it. */
await asOwner(database, async (client) => {
  let at = 0
  for (const { kind, compartment } of machines)
    for (const caseId of [...cases.map(({ id }) => id), null]) {
      const [owner, other] = [
        houses[at % 3]!.circle,
        [null, ...houses][Math.floor(at / 3) % 4]?.circle ?? null,
      ]
      at += 1
      const track = newId()
      await client.query(
        `insert into tracks (id, case_id, kind, subkind, state, compartment, pack, owner_circle, counterparty_circle, opened_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, 'uk', $7, $8, now(), now())`,
        [
          track,
          caseId,
          kind,
          kind === 'voice' ? 'guardian' : null,
          kind === 'placement' ? 'resident' : kind === 'referral' ? 'accepted' : 'begun',
          typeof compartment === 'string' ? compartment : 'health',
          owner,
          other,
        ],
      )
      await client.query(
        `insert into track_events (id, track, case_id, kind, move, to_state, at, by_side) values ($1, $2, $3, $4, 'open', 'begun', now(), 'holder')`,
        [newId(), track, caseId, kind],
      )
      for (const { circle } of houses)
        await client.query(
          `insert into clocks (id, track, case_id, circle, clock, started_at, enforced, verified, pack) values ($1, $2, $3, $4, 'matrix.due', now(), false, false, 'uk')`,
          [newId(), track, caseId, circle],
        )
      // Money of no case belongs to houses that reach one at least: amounts have a rule of their own for that.
      if (!caseId) continue
      await client.query(
        `insert into amounts (id, track, kind, amount, on_day) values ($1, $2, 'claimed', 10, current_date)`,
        [newId(), track],
      )
    }
})

const several: StaffRole[][] = [
  ['teacher', 'police'],
  ['shelter', 'lawyer'],
  ['caseworker', 'prosecutor'],
  ['guardian', 'health'],
]
const combined = [...staffRoles.map((role) => [role]), ...several]
const people = await asOwner(database, async (client) => {
  const found: [string, StandIn][] = []
  for (const house of houses) {
    const those = await colleaguesIn(
      client,
      { organisation: house.organisation, circles: [house.circle] },
      combined,
    )
    for (const [role, who] of those) found.push([`${role} of ${house.circle}`, who])
  }
  return found
})

// As it was asked before its answer stood at the row: of the process, by functions that read the case.
const asked = sql`(t.visible_to && app.circles() or t.case_id is null and t.visible_to && app.outside_circles())
  and (t.kind <> 'labour_complaint' or not app.decides_or_accuses()) and (t.kind <> 'guardianship' or app.sees_guardianships())
  and (t.kind <> 'voice' or t.subkind is distinct from 'guardian' or not app.has_role('guardian'))
  and ((select app.sees_everything()) or t.case_id is null
  or (t.kind = any ((select app.kinds())::text[])
      or t.counterparty_circle = any (app.circles()) and t.kind = any (app.asked_kinds())
      or t.owner_circle = any (app.circles()) and not app.carries_case(t.case_id)
      or (select app.carries()) and (t.owner_circle = any (app.circles()) or app.carries_case(t.case_id)))
    and ((select app.reaches_by_circle()) or t.counterparty_circle = any (app.circles()) or t.case_id = any ((select app.listed_cases())::uuid[])))`

/** What somebody is shown by the columns of rows, and what the rule says of each process for itself. */
async function bothAnswers({ hash }: StandIn) {
  const everything = await asOwner(database, async (client) => {
    const { rows } = await client.query<Record<string, unknown>>('select * from tracks order by id')
    return rows
  })
  const ids = (list: { id: string }[]) => list.map(({ id }) => id).toSorted()
  return as(database, { kind: 'session', hash, role: 'continuum_app' }, async (tx) => {
    const those = async (text: ReturnType<typeof sql>) => ids(await tx.rows<{ id: string }>(text))
    const shown = {
      tracks: await those(sql`select id from tracks`),
      events: await those(sql`select id from track_events`),
      clocks: await those(sql`select id from clocks`),
      amounts: await those(sql`select id from amounts`),
    }
    const held = await tx.rows<{ id: string }>(
      sql`select t.id from jsonb_populate_recordset(null::tracks, ${JSON.stringify(everything)}::jsonb) t where ${asked}`,
    )
    return { shown, held: ids(held) }
  })
}

/** The rows that hang on processes, as the owner sees them. */
const hanging = () =>
  asOwner(database, async (client) => {
    const of = async (table: string) =>
      (await client.query<{ id: string; track: string }>(`select id, track from ${table}`)).rows
    return { events: await of('track_events'), clocks: await of('clocks'), amounts: await of('amounts') }
  })

async function mustAgree() {
  const all = await hanging()
  let shownInAll = 0
  for (const [who, stand] of people) {
    const { shown, held } = await bothAnswers(stand)
    const visible = new Set(shown.tracks)
    expect(shown.tracks, `${who}: processes`).toEqual(held)
    const seesAll = /caseworker|advocate|guardian|supervisor/.test(who)
    for (const kind of ['events', 'clocks', 'amounts'] as const) {
      const wanted = all[kind].filter(({ track }) => visible.has(track)).map(({ id }) => id)
      const found = new Set(shown[kind])
      expect(
        wanted.filter((id) => !found.has(id)),
        `${who}: ${kind} that are missing`,
      ).toEqual([])
      // A duty of a circle that sees everything is shown without its process.
      if (!seesAll || kind !== 'clocks')
        expect(
          shown[kind].filter((id) => !wanted.includes(id)),
          `${who}: ${kind} too many`,
        ).toEqual([])
    }
    shownInAll += shown.tracks.length
  }
  // The matrix would say nothing if nobody saw anything.
  expect(shownInAll).toBeGreaterThan(1000)
}

it('rows show every profession what the rule says of their process', { timeout: 240_000 }, mustAgree)

it('they go on doing so when sides and carriers have changed', { timeout: 240_000 }, async () => {
  await asOwner(database, async (client) => {
    await client.query(
      `update tracks set counterparty_circle = $1 where id in (select id from tracks order by id limit 60)`,
      [piet.circle],
    )
    await client.query(
      `update tracks set owner_circle = $1 where id in (select id from tracks order by id desc limit 40)`,
      [lea.circle],
    )
    await client.query(`update cases set owner_circle = $1 where id = $2`, [piet.circle, cases[1]!.id])
  })
  await mustAgree()
  const stale = await asOwner(database, async (client) => {
    const { rows } = await client.query<{
      n: number
    }>(`select count(*)::int as n from clocks k join tracks t on t.id = k.track
      left join cases c on c.id = t.case_id where (k.track_kind, k.owner_circle, k.counterparty_circle, k.carrier_circle)
        is distinct from (t.kind, t.owner_circle, t.counterparty_circle, c.owner_circle) or k.circle_sees_track is distinct from (k.circle = any (t.visible_to))`)
    return rows[0]!.n
  })
  expect(stale).toBe(0)
})
