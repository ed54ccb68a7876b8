// Whose organisation's log somebody may read: who works where in which role, since when. Every profession in every house against the log of every
// house, by the rule of reach.ts and the ties that this file makes itself; straight from the database, past all of our code.

import { randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { agree, openCase } from '../demo/case-work.ts'
import { staffRoles, type StaffRole } from '../src/api/roles.ts'
import { machines } from '../src/app/machines.ts'
import { askedKinds, roleReach } from '../src/cases/reach.ts'
import { refreshHome } from '../src/client/logs.ts'
import { as } from '../src/database/as.ts'
import { asOwner } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'
import { colleaguesIn, type StandIn } from './role-sessions.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const houses = {
  council: await network.organisation('Voices', 'survivor_council', ['advocate']),
  ministry: await network.organisation('Ministry of Welfare', 'ministry', ['ministry']),
  harbour: await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator']),
  clinic: await network.organisation('City Clinic', 'clinic', ['health']),
  willow: await network.organisation('Willow Rooms', 'shelter', ['shelter']),
  hidden: await network.organisation('Quiet Court', 'shelter', ['shelter']),
  school: await network.organisation('River School', 'school', ['teacher']),
  fund: await network.organisation('Open Hands Fund', 'funder', ['funder']),
  police: await network.organisation('North Police', 'police', ['police']),
  lantern: await network.organisation('Lantern Line', 'ngo', ['caseworker']),
}
type House = keyof typeof houses
const names = Object.keys(houses) as House[]
/** Whose log stands open to the whole network. */
const ofAll: readonly House[] = ['council', 'ministry']

const { id: caseId } = await openCase(houses.harbour, { name: 'Mariam', language: 'ar', story: 'A story.' })
await agree(
  houses.harbour,
  caseId,
  { recipient: houses.clinic.circle, compartments: ['health'], purpose: 'health_care' },
  network.state.now(),
)

/** Mariam sleeps at Willow Rooms, the school was asked for a place, and the fund was given a page. */
async function standOnCase(kind: string, state: string, other: number): Promise<string> {
  const track = newId()
  await asOwner(database, (client) =>
    client.query(
      `insert into tracks (id, case_id, kind, state, compartment, pack, owner_circle, counterparty_circle, opened_at, updated_at)
       values ($1, $2, $3, $4, 'open', 'uk', $5, $6, now(), now())`,
      [track, caseId, kind, state, houses.harbour.circle, other],
    ),
  )
  return track
}
await standOnCase('placement', 'resident', houses.willow.circle)
await standOnCase('referral', 'accepted', houses.school.circle)
const consent = await standOnCase('consent', 'granted', houses.fund.circle)
await asOwner(database, async (client) => {
  const page = newId()
  await client.query('insert into pages (id, case_id, commitment, ciphertext) values ($1, $2, $3, $3)', [
    page,
    caseId,
    randomBytes(32),
  ])
  await client.query('insert into page_wraps (page, circle, wrap, consent_track) values ($1, $2, $3, $4)', [
    page,
    houses.fund.circle,
    randomBytes(80),
    consent,
  ])
})

/** By which process Harbour House, which carries the case, works with each of the others; none of these with another. */
const by: Partial<Record<House, string>> = {
  clinic: 'consent',
  willow: 'placement',
  school: 'referral',
  fund: 'consent',
}

/** Whether somebody of one profession sees such a process: in the house that carries the case, or in the one that was asked. */
function seesProcess(role: StaffRole, kind: string, isCarrier: boolean): boolean {
  const { reach, carries, lanes } = roleReach[role]
  const isInLane = lanes.some((lane) => lane === machines.find((one) => one.kind === kind)?.lane)
  const isAsked = !isCarrier && askedKinds.some((one) => one === kind)
  if (reach === 'circles' || reach === 'supervision') return isInLane || isAsked || (isCarrier && carries)
  if (reach === 'placements') return !isCarrier && (isAsked || isInLane)
  return reach === 'pages' && !isCarrier && kind === 'consent'
}

/** Whose logs somebody of one profession reads in one house, by the rule. */
const mayRead = (role: StaffRole, house: House): House[] =>
  names.filter((other) => {
    if (ofAll.includes(other) || other === house) return true
    const kind = house === 'harbour' ? by[other] : other === 'harbour' ? by[house] : undefined
    return kind !== undefined && seesProcess(role, kind, house === 'harbour')
  })

const read = (role: StaffRole | 'ministry', { hash }: StandIn): Promise<House[]> =>
  as(
    database,
    { kind: 'session', hash, role: role === 'ministry' ? 'continuum_ministry' : 'continuum_app' },
    async (tx) => {
      const rows = await tx.rows<{ organisation: number }>(
        sql`select distinct organisation from log_statements`,
      )
      const found = new Set(rows.map(({ organisation }) => organisation))
      return names.filter((name) => found.has(houses[name].organisation))
    },
  )

const standIns = await asOwner(database, async (client) => {
  const all: [House, Map<string, StandIn>][] = []
  for (const name of names) {
    const { organisation, circle } = houses[name]
    all.push([name, await colleaguesIn(client, { organisation, circles: [circle] }, staffRoles)])
  }
  return new Map(all)
})

describe('the log of an organisation', () => {
  it.each(names)(
    'is read by each profession at %s as far as their work names the organisation',
    async (house) => {
      for (const role of staffRoles)
        expect(await read(role, standIns.get(house)!.get(role)!), `${role} at ${house}`).toEqual(
          mayRead(role, house),
        )
    },
  )

  it('is looked for along indexes that lead to each process and case that somebody sees', async () => {
    for (const house of names)
      for (const [role, { hash }] of standIns.get(house)!)
        await as(database, { kind: 'session', hash, role: 'continuum_app' }, async (tx) => {
          const seen = await tx.one<{ plain: string[]; led: string[]; cases: string[]; listed: string[] }>(
            sql`select array(select id from tracks order by id) as plain, array(select unnest(app.tracks_at_hand()) as id order by id) as led,
              array(select id from cases order by id) as cases, array(select distinct case_id from case_access order by case_id) as listed`,
          )
          expect(seen.led, `${role} at ${house}`).toEqual(seen.plain)
          expect(seen.listed, `${role} at ${house}`).toEqual(seen.cases)
        })
  })

  it('of a shelter with which nobody has a case is read there alone', async () => {
    for (const house of names)
      for (const role of staffRoles) {
        const found = await read(role, standIns.get(house)!.get(role)!)
        expect(found.includes('hidden'), `${role} at ${house}`).toBe(house === 'hidden')
      }
  })

  it('tells a clinic that holds one part of a case neither of the shelter nor of the school', async () => {
    const health = standIns.get('clinic')!.get('health')!
    expect(await read('health', health)).toEqual(['council', 'ministry', 'harbour', 'clinic'])
  })

  it('is left out of the answer where it is not for the one who asks, and a log without news is in it', async () => {
    const { organisation, api } = houses.clinic
    const { head } = await refreshHome(houses.clinic)
    const { logs } = await api.organisations.logs({
      after: [
        { organisation, n: head.n },
        { organisation: houses.harbour.organisation, n: 0 },
        { organisation: houses.willow.organisation, n: 0 },
      ],
    })
    expect(logs.map((one) => one.organisation).toSorted((a, b) => a - b)).toEqual(
      [organisation, houses.harbour.organisation].toSorted((a, b) => a - b),
    )
    expect(logs.find((one) => one.organisation === organisation)!.statements).toEqual([])
  })
})

describe('an organisation that somebody chooses', () => {
  const choose = (who: (typeof houses)[House], of: House, more = {}) =>
    who.api.organisations.logOfChosen({ organisation: houses[of].organisation, after: 0, ...more })

  it('shows its log at the choice, for which a line stands in the trail', async () => {
    const { statements } = await choose(houses.harbour, 'police')
    expect(statements.length).toBeGreaterThan(0)
    const { lines } = await houses.harbour.api.audit.lines({ action: 'organisation.choose' })
    expect(lines[0]).toMatchObject({
      actor: houses.harbour.handle,
      purpose: String(houses.police.organisation),
    })
    expect(await read('caseworker', standIns.get('harbour')!.get('caseworker')!)).not.toContain('police')
  })

  it('that no directory lists shows it to who carries the case for which it is chosen, and to nobody else', async () => {
    await expect(choose(houses.harbour, 'hidden')).rejects.toMatchObject({ code: 'not-found' })
    expect((await choose(houses.harbour, 'hidden', { caseId })).statements.length).toBeGreaterThan(0)
    for (const who of [houses.clinic, houses.lantern, houses.school, houses.fund])
      await expect(choose(who, 'hidden', { caseId }), who.handle).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is chosen by a funder or an interpreter only where it is a desk that is told of somebody', async () => {
    await expect(choose(houses.fund, 'clinic')).rejects.toMatchObject({ code: 'not-found' })
    expect((await choose(houses.fund, 'lantern')).statements.length).toBeGreaterThan(0)
    const interpreter = standIns.get('clinic')!.get('interpreter')!
    const asked = (organisation: number) =>
      network.staff.request(`/api/organisations/${organisation}/chosen`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          cookie: interpreter.cookie,
          'idempotency-key': newId(),
        },
        body: JSON.stringify({ after: 0 }),
      })
    expect((await asked(houses.police.organisation)).status).toBe(404)
    expect((await asked(houses.hidden.organisation)).status).toBe(404)
    expect((await asked(houses.lantern.organisation)).status).toBe(200)
  })

  it('tells anybody the hash with which its log begins, and nothing else of it', async () => {
    const { organisation } = houses.hidden
    const { genesis } = await refreshHome(houses.hidden)
    expect(await houses.fund.api.organisations.beginning({ organisation })).toEqual({ genesis })
  })
})

it('heads of all logs are compared by witnesses without a word of them', async () => {
  const interpreter = standIns.get('clinic')!.get('interpreter')!
  const { heads, whole } = await as(
    database,
    { kind: 'session', hash: interpreter.hash, role: 'continuum_app' },
    async (tx) => ({
      heads: await tx.rows<{ organisation: number }>(sql`select * from app.log_heads()`),
      whole: await tx.rows<{ organisation: number }>(sql`select distinct organisation from log_statements`),
    }),
  )
  expect(heads.length).toBeGreaterThan(whole.length)
  expect(Object.keys(heads[0]!).toSorted()).toEqual(['hash', 'n', 'organisation'])
})
