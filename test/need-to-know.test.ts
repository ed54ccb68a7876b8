// Every profession against every part and every lane of a case, made from the one table that says what each needs: the rows that the
// database shows, past all of our code, and the keys that the server hands out. Inside the house that carries the case, and in another
// that was given all of it.

import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { agree, openCase } from '../demo/case-work.ts'
import { assignedRoles, staffRoles, type StaffRole } from '../src/api/roles.ts'
import { machines } from '../src/app/machines.ts'
import {
  askedKinds,
  caseLanes,
  roleReach,
  rolesThatReach,
  seenBy,
  type RoleReach,
} from '../src/cases/reach.ts'
import { as } from '../src/database/as.ts'
import { asOwner } from '../src/database/open.ts'
import { sql, type Tx } from '../src/database/sql.ts'
import { BEGUN_LATER, COMPARTMENTS, HEALTH_PARTS, WORKING } from '../src/sealing/shapes.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { colleaguesIn, type StandIn } from './role-sessions.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const lea = await network.organisation('Willow Rooms', 'shelter', ['caseworker'])
const { id: caseId, reference } = await openCase(amara, {
  name: 'Mariam Test',
  language: 'ar',
  story: 'A story.',
})
const given = ['identity', 'contact', 'narrative', 'health', 'legal', 'immigration', 'finance'] as const
await agree(
  amara,
  caseId,
  { recipient: lea.circle, compartments: [...given], purpose: 'support' },
  network.state.now(),
)

/** One process in each lane, so that every lane has something to show; `risk` and a bed beside the goal. */
const kindsIn = (lanes: Iterable<string>): string[] =>
  [...lanes].flatMap((lane) => machines.filter((one) => one.lane === lane).map(({ kind }) => kind))
const allKinds = kindsIn(caseLanes)

await asOwner(database, async (client) => {
  // What is begun later, and messages, as if both houses had been given them too.
  for (const part of [...BEGUN_LATER, 'messages'])
    for (const circle of part === WORKING ? [amara.circle] : [amara.circle, lea.circle]) {
      await client.query(
        `insert into compartments (case_id, compartment, epoch, commitment) values ($1, $2, 1, $3) on conflict do nothing`,
        [caseId, part, randomBytes(32)],
      )
      await client.query(
        `insert into wraps (case_id, compartment, epoch, circle, circle_epoch, form, wrap, made_at)
         values ($1, $2, 1, $3, 1, 'hpke', $4, now()) on conflict do nothing`,
        [caseId, part, circle, randomBytes(48)],
      )
    }
  for (const part of COMPARTMENTS)
    await client.query(
      `insert into records (id, case_id, compartment, epoch, kind, version, author_circle, made_at, ciphertext)
       values ($1, $2, $3, 1, 'note', 1, $4, now(), $5)`,
      [newId(), caseId, part, amara.circle, randomBytes(64)],
    )
  for (const kind of allKinds) {
    const track = newId()
    const machine = machines.find((one) => one.kind === kind)!
    const compartment = typeof machine.compartment === 'string' ? machine.compartment : 'health'
    await client.query(
      `insert into tracks (id, case_id, kind, state, compartment, pack, owner_circle, opened_at, updated_at)
       values ($1, $2, $3, 'begun', $4, 'uk', $5, now(), now())`,
      [track, caseId, kind, compartment, amara.circle],
    )
    await client.query(
      `insert into track_events (id, track, case_id, kind, move, to_state, at, by_side) values ($1, $2, $3, $4, 'open', 'begun', now(), 'holder')`,
      [newId(), track, caseId, kind],
    )
    for (const circle of [amara.circle, lea.circle])
      await client.query(
        `insert into clocks (id, track, case_id, circle, clock, started_at, enforced, verified, pack) values ($1, $2, $3, $4, 'matrix.due', now(), false, false, 'uk')`,
        [newId(), track, caseId, circle],
      )
  }
})

/** Professions that no list reaches a case by: what they see of it stands apart. */
const isListed = ({ reach }: RoleReach) => ['placements', 'assignment', 'pages', 'none'].includes(reach)

interface Seen {
  cases: number
  /** How much danger the person is in: nothing where the profession does not need it. */
  risks: string[]
  parts: string[]
  keys: string[]
  kinds: string[]
  told: string[]
  due: number
}

const sorted = (found: Iterable<string>) => [...new Set(found)].toSorted()

/** What the database shows somebody of the case, with nothing of ours between. */
const rowsOf = ({ hash }: StandIn): Promise<Seen> =>
  as(database, { kind: 'session', hash, role: 'continuum_app' }, async (tx: Tx) => {
    const column = async (text: ReturnType<typeof sql>) =>
      sorted((await tx.rows<{ one: string }>(text)).map(({ one }) => one))
    const { cases } = await tx.one<{ cases: number }>(
      sql`select count(*)::int as cases from cases where id = ${caseId}`,
    )
    const { due } = await tx.one<{ due: number }>(
      sql`select count(*)::int as due from clocks where case_id = ${caseId} and clock = 'matrix.due'`,
    )
    return {
      cases,
      due,
      risks: await column(sql`select level as one from case_risks where case_id = ${caseId}`),
      parts: await column(sql`select compartment as one from records where case_id = ${caseId}`),
      keys: await column(sql`select compartment as one from wraps where case_id = ${caseId}`),
      kinds: (await column(sql`select kind as one from tracks where case_id = ${caseId}`)).filter((kind) =>
        allKinds.includes(kind),
      ),
      told: (await column(sql`select kind as one from track_events where case_id = ${caseId}`)).filter(
        (kind) => allKinds.includes(kind),
      ),
    }
  })

interface Answer {
  wraps: { compartment: string }[]
  epochs: { compartment: string }[]
  records: { compartment: string }[]
  case: { risk: string | null }
  cases: unknown[]
  duties: unknown[]
  buckets: unknown[]
}

const ask = async (path: string, { cookie }: StandIn, question?: object) => {
  const response = await network.staff.request(path, {
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    ...(question ? { method: 'POST', body: JSON.stringify(question) } : {}),
  })
  return { status: response.status, body: (await response.json()) as Answer }
}

const nothing: Seen = { cases: 0, risks: [], parts: [], keys: [], kinds: [], told: [], due: 0 }
/** What the table says that somebody sees in the house that carries the case, or in one that was given its parts. */
function expected(roles: readonly StaffRole[], house: 'carries' | 'was given'): Seen {
  const seen = seenBy(roles)
  if (roles.every((role) => isListed(roleReach[role]))) return nothing
  const whole = seen.carries && house === 'carries'
  const held = house === 'carries' ? COMPARTMENTS : [...given, 'privileged', 'messages', ...HEALTH_PARTS]
  const keys = sorted(whole ? held : held.filter((part) => seen.parts.has(part)))
  // A working note is its writer's and of who works on the case: nobody here does (src/cases/working-notes.test.ts).
  const parts = keys.filter((part) => part !== WORKING)
  const kinds = sorted(whole ? allKinds : kindsIn(seen.lanes))
  // Each process has a duty of either house, and both are seen with it.
  const risks = seen.risk ? ['high'] : []
  return { cases: 1, risks, parts, keys, kinds, told: kinds, due: 2 * kinds.length }
}

const several: StaffRole[][] = [
  ['teacher', 'police'],
  ['interpreter', 'administrator'],
  ['administrator', 'health'],
  ['shelter', 'lawyer'],
]
const combined = [...staffRoles.map((role) => [role]), ...several]
const people = await asOwner(database, async (client) => ({
  carries: await colleaguesIn(
    client,
    { organisation: amara.organisation, circles: [amara.circle] },
    combined,
  ),
  'was given': await colleaguesIn(
    client,
    { organisation: lea.organisation, circles: [lea.circle] },
    combined,
  ),
}))

describe.each(['carries', 'was given'] as const)('in a house that %s the case', (house) => {
  it.each(combined.map((own) => [own.join(' and '), own] as const))(
    'a %s sees the rows that the table says, and no other',
    async (_, own) => {
      expect(await rowsOf(people[house].get(own.join('+'))!)).toEqual(expected(own, house))
    },
  )

  it.each(combined.map((own) => [own.join(' and '), own] as const))(
    'a %s is handed the keys that the table says, and no other',
    async (_, own) => {
      const who = people[house].get(own.join('+'))!
      const wanted = expected(own, house)
      const keys = await ask(`/api/cases/${caseId}/keys`, who)
      const shown = await ask(`/api/cases/${caseId}`, who)
      if (wanted.cases === 0) {
        expect([403, 404]).toContain(keys.status)
        expect([403, 404]).toContain(shown.status)
        return
      }
      const partsOf = (list: { compartment: string }[]) => sorted(list.map(({ compartment }) => compartment))
      expect(partsOf(keys.body.wraps)).toEqual(wanted.keys)
      expect(partsOf(shown.body.wraps)).toEqual(wanted.keys)
      expect(partsOf(shown.body.epochs)).toEqual(wanted.keys)
      expect(partsOf(shown.body.records)).toEqual(wanted.parts)
      expect(shown.body.case.risk).toBe(seenBy(own).risk ? 'high' : null)
      const listed = await ask('/api/cases', who)
      expect(listed.body.cases).toEqual([
        expect.objectContaining({ reference, risk: seenBy(own).risk ? 'high' : null }),
      ])
    },
  )
})

describe('whoever reaches no case', () => {
  const reachless = staffRoles.filter(
    (role) => ['none', 'pages'].includes(roleReach[role].reach) && role !== 'ministry',
  )

  it.each([...reachless, 'interpreter', 'trainee', 'volunteer'] as const)(
    'counts none either: a %s has no duty, no case and no name to find',
    async (role) => {
      const who = people.carries.get(role)!
      expect((await ask('/api/work?whose=team', who)).body.duties).toEqual([])
      expect((await ask('/api/work/counts', who)).body).toMatchObject({ urgent: 0, late: 0, referrals: 0 })
      expect((await ask('/api/headers', who, {})).body.buckets).toEqual([])
      expect([403, 404]).toContain((await ask('/api/cases', who)).status)
    },
  )

  it('is whoever has a profession that the table does not name', async () => {
    const [stranger] = await asOwner(database, async (client) => [
      ...(
        await colleaguesIn(client, { organisation: amara.organisation, circles: [amara.circle] }, [
          'astrologer' as StaffRole,
        ])
      ).values(),
    ])
    expect(await rowsOf(stranger!)).toEqual(nothing)
  })
})

describe('whoever keeps a house', () => {
  it('sees who sleeps there or comes tonight, and nobody who has left', async () => {
    const hana = people['was given'].get('shelter')!
    expect(await rowsOf(hana)).toEqual(nothing)
    const track = newId()
    const turns = (state: string) =>
      asOwner(database, (client) =>
        client.query(
          `insert into tracks (id, case_id, kind, state, compartment, pack, owner_circle, counterparty_circle, opened_at, updated_at)
           values ($1, $2, 'placement', $3, 'contact', 'uk', $4, $5, now(), now()) on conflict (id) do update set state = $3`,
          [track, caseId, state, amara.circle, lea.circle],
        ),
      )
    for (const state of ['held', 'resident', 'away']) {
      await turns(state)
      expect(await rowsOf(hana), state).toMatchObject({
        cases: 1,
        parts: ['contact', 'finance', 'health', 'identity', 'messages'],
        kinds: sorted(kindsIn(['support'])),
      })
    }
    await turns('ended')
    expect(await rowsOf(hana)).toMatchObject({ cases: 0, parts: [], keys: [] })
  })

  it('goes on seeing whom she was asked to work with by name', async () => {
    const hana = people['was given'].get('shelter')!
    await asOwner(database, (client) =>
      client.query(
        "insert into case_workers (case_id, organisation, position, user_id, assigned_on) values ($1, $2, 'worker', $3, current_date)",
        [caseId, lea.organisation, hana.user],
      ),
    )
    expect(await rowsOf(hana)).toMatchObject({ cases: 1 })
  })
})

it('how much danger somebody is in stands in no column of the case, and nobody writes it past the one function', async () => {
  const { rows } = await asOwner(database, (client) =>
    client.query<{ name: string; change: string }>(`
      select c.relname || '.' || a.attname as name, p.privilege as change from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      cross join unnest(array['insert', 'update']) p(privilege)
      where n.nspname = 'public' and (c.relname = 'cases' and a.attname = 'risk' or c.relname = 'case_risks')
        and has_column_privilege('continuum_app', c.oid, a.attnum, p.privilege)`),
  )
  expect(rows).toEqual([])
})

describe('the table', () => {
  it('calls those assigned who reach nothing else', () => {
    expect(rolesThatReach('assignment').toSorted()).toEqual([...assignedRoles].toSorted())
  })

  it('names every profession, and says to the database what it says to us', async () => {
    expect(Object.keys(roleReach).toSorted()).toEqual(staffRoles.toSorted())
    const { rows } = await asOwner(database, (client) => client.query('select * from app.role_reach()'))
    const said = Object.entries(roleReach).map(([role, reach]) => ({ role, ...reach }))
    const byRole = (list: { role: string }[]) => list.toSorted((a, b) => a.role.localeCompare(b.role))
    expect(byRole(rows)).toEqual(byRole(said))
  })

  it('knows which processes lie in which lane, and what is asked of others', async () => {
    const { rows } = await asOwner(database, (client) => client.query('select * from app.lane_kinds()'))
    const said = machines.filter(({ lane }) => lane !== 'none').map(({ kind, lane }) => ({ kind, lane }))
    const byKind = (list: { kind: string }[]) => list.toSorted((a, b) => a.kind.localeCompare(b.kind))
    expect(byKind(rows)).toEqual(byKind(said))
    const asked = await asOwner(database, (client) => client.query('select app.asked_kinds() as asked'))
    expect(asked.rows[0].asked).toEqual([...askedKinds])
  })

  it('lets those see everything who, by it, see every part, every lane and the danger', async () => {
    const { rows } = await asOwner(database, (client) =>
      client.query<{ role: string }>(
        "select role from unnest($1::text[]) role where app.reach_of(array[role]) = 'everything'",
        [staffRoles],
      ),
    )
    const whole = staffRoles.filter((role) => {
      const { reach, parts, lanes, risk } = roleReach[role]
      const byCircle = reach === 'circles' || reach === 'supervision'
      return byCircle && risk && parts.length === COMPARTMENTS.length && lanes.length === caseLanes.length
    })
    expect(rows.map(({ role }) => role).toSorted()).toEqual(whole.toSorted())
  })

  it('shows how much danger somebody is in only together with the lane in which it is said', () => {
    const told = Object.values(roleReach).filter(({ lanes }) => lanes.includes('support'))
    expect(told.map(({ risk }) => risk)).toEqual(told.map(() => true))
  })
})

describe('a table of the database that holds something of a case', () => {
  it('is held to parts where it names one, and to lanes where it hangs on a process', async () => {
    const { rows } = await asOwner(database, (client) =>
      client.query<{ name: string; parts: boolean; held: string[] | null }>(`
        select c.relname as name, bool_or(a.attname = 'compartment') as parts,
          (select array_agg(p.polname::text) from pg_policy p where p.polrelid = c.oid and not p.polpermissive) as held
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
        where n.nspname = 'public' and c.relkind = 'r' and a.attname in ('compartment', 'visible_to') and not a.attisdropped
        group by c.oid, c.relname order by 1`),
    )
    // The case itself is held by which cases, not by parts; a page was given to the house as it stands; nobody of the staff reads who
    // waits for a key, nor the keys that are kept for a night.
    const apart = new Set(['cases', 'pages', 'waiting_readers', 'duty_wraps'])
    for (const { name, held } of rows.filter((one) => !apart.has(one.name)))
      expect(
        (held ?? []).some((policy) => policy.endsWith('_parts') || policy.endsWith('_lanes')),
        name,
      ).toBe(true)
  })

  it('asks by circles of cases, and by circles of the house in the affairs of the house alone', () => {
    const files = readdirSync('src').flatMap((folder) => {
      try {
        return [[folder, readFileSync(join('src', folder, 'access.sql'), 'utf8')] as const]
      } catch {
        return []
      }
    })
    const house = files.filter(([, text]) => text.includes('home_circles()')).map(([folder]) => folder)
    // How many cases the house carries is a number, told to who can make a team of it; what it gave is a number of units.
    expect(house).toEqual(['assignments', 'care', 'database', 'organisations', 'shelter', 'visits'])
  })
})
