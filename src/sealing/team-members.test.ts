// One house with two teams, and a case that the first of them carries. Colleagues come into a team and go out of it, parts are
// given to the second team and to the whole house and taken back, the case goes from one to another, keys are turned, in any order: at each end exactly those open
// a note whose circle may read it now, whatever else they are in the same house.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  admit,
  at,
  forgetCases,
  colleague,
  found,
  give,
  hear,
  openFile,
  put,
  rowsFor,
  endTime,
} from './vault-cast.ts'
import { takeBack, takeIn, turn, where, type Colleague } from './vault-cast.ts'
import type { Compartment, RecordToOpen } from './vault-shape.ts'

const PARTS: Compartment[] = ['identity', 'health']
const HOUSE = 1
const NIGHT = 31
const HEALTH = 32
const TEAMS = [NIGHT, HEALTH]
/** Besides Ines, who always stays in both teams, and Mira, who administers and is in none. */
const NAMES = ['sato', 'noor', 'amadou'] as const

type Step =
  | { do: 'join' | 'leave' | 'sentOut'; team: number; who: number }
  | { do: 'grant' | 'withdraw'; to: number; part: Compartment }
  | { do: 'rotate'; team: number }
  | { do: 'assign'; to: number }
  | { do: 'write'; part: Compartment }

const team = fc.constantFrom(...TEAMS)
const who = fc.nat(NAMES.length - 1)
const part = fc.constantFrom(...PARTS)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('join' as const, 'join' as const, 'leave' as const, 'sentOut' as const),
    team,
    who,
  }),
  fc.record({
    do: fc.constantFrom('grant' as const, 'withdraw' as const),
    to: fc.constantFrom(HOUSE, HEALTH),
    part,
  }),
  fc.record({ do: fc.constant('rotate' as const), team }),
  fc.record({ do: fc.constant('assign' as const), to: fc.constantFrom(HOUSE, ...TEAMS) }),
  fc.record({ do: fc.constant('write' as const), part }),
)

async function story() {
  forgetCases()
  const mira = await colleague('mira')
  const house = await found(mira, HOUSE)
  const ines = await takeIn(mira, house, 'ines')
  const others: Colleague[] = []
  for (const name of NAMES) others.push(await takeIn(mira, house, name))
  const all = [mira, ines, ...others]
  const everybodyHears = async () => {
    for (const one of all) await hear(one, house)
  }
  const epochsOf = (id: number) => house.epochs.filter((one) => one.circleId === id)
  const takes = (one: Colleague, id: number) =>
    one.vault.addCircles({ circles: rowsFor(one.userId, ...epochsOf(id)) })
  await everybodyHears()
  for (const one of all.slice(1)) {
    await admit(mira, house, one)
    await everybodyHears()
  }
  const inside = new Map(TEAMS.map((id) => [id, new Set([ines])]))
  /** Ines gives the team its next key. */
  async function turns(id: number): Promise<void> {
    await everybodyHears()
    const members = [...inside.get(id)!]
    await turn(
      ines,
      house,
      members.map(({ userId }) => userId),
      { circleId: id },
    )
    await everybodyHears()
    for (const one of members) await takes(one, id)
  }
  for (const id of TEAMS) {
    await turn(mira, house, ['ines'], { circleId: id, team: id === NIGHT ? 'night_desk' : 'health' })
    await everybodyHears()
    await takes(ines, id)
    await turns(id)
  }
  const file = await openFile(ines, NIGHT, PARTS)
  const grants = new Map<string, string>()
  const notes: RecordToOpen[] = []
  /** What somebody could ever have read, by note. */
  const could = new Map(all.map((one) => [one, new Set<number>()]))
  let carrier = NIGHT
  const reads = (id: number, name: Compartment) => id === carrier || grants.has(`${id} ${name}`)
  const isIn = (one: Colleague, id: number) => id === HOUSE || inside.get(id)!.has(one)
  const may = (one: Colleague, name: Compartment) =>
    [HOUSE, ...TEAMS].some((id) => isIn(one, id) && reads(id, name))

  /** What the server hands to whoever is in these circles now. */
  const handedTo = (one: Colleague) => file.wraps.filter((wrap) => isIn(one, wrap.circleId))
  const fetches = (one: Colleague) => one.vault.receiveKeys({ ...file, wraps: handedTo(one) })

  async function rekeys(parts: Compartment[]): Promise<void> {
    if (parts.length === 0) return
    const said = { at, caseId: file.caseId, compartments: parts, why: 'rotation' }
    put(file, await ines.vault.rotateKeys(said))
  }
  /** Out of the team, by themselves or by the administrator, who is not in it; then a new key, and one for what it read. */
  async function goesOut(one: Colleague, id: number, by: Colleague): Promise<void> {
    // The strongest position: a moment before, everything was fetched.
    await fetches(one)
    inside.get(id)!.delete(one)
    await endTime(by, house, one.userId, id)
    await turns(id)
    await rekeys(PARTS.filter((name) => reads(id, name)))
  }

  /** The house gives the case to another circle of its own: that one takes the place of the first everywhere on it. */
  async function givesTo(next: number): Promise<void> {
    const before = carrier
    for (const one of all) if (one !== ines) await fetches(one)
    await fetches(ines)
    put(file, await ines.vault.assignCase({ at, caseId: file.caseId, circle: next, epochs: file.epochs }))
    file.wraps = file.wraps.filter((one) => one.circleId !== before)
    for (const name of PARTS) {
      grants.delete(`${next} ${name}`)
      const given = grants.get(`${before} ${name}`)
      grants.delete(`${before} ${name}`)
      if (given) grants.set(`${next} ${name}`, given)
    }
    carrier = next
    await rekeys(PARTS)
  }

  async function take(next: Step): Promise<void> {
    if (next.do === 'write') {
      const place = { ...where, caseId: file.caseId, compartment: next.part, row: `${notes.length}` }
      notes.push({ ...place, ...(await ines.vault.sealRecord({ ...place, value: place.row })) })
    } else if (next.do === 'rotate') {
      await turns(next.team)
      await rekeys(PARTS.filter((name) => reads(next.team, name)))
    } else if (next.do === 'assign') {
      if (next.to !== carrier) await givesTo(next.to)
    } else if ('to' in next) {
      const name = `${next.to} ${next.part}`
      const given = grants.get(name)
      if (next.do === 'grant' && !given) {
        // A grant that was taken back does not come again by its name.
        grants.set(name, `${name} ${file.statements.length}`)
        await give(ines, file, { to: next.to, compartments: [next.part], grant: grants.get(name) })
      } else if (next.do === 'withdraw' && given) {
        for (const one of all) if (one !== ines) await fetches(one)
        await takeBack(ines, file, { grant: given, from: next.to, compartments: [next.part] })
        grants.delete(name)
        await rekeys([next.part])
      }
    } else {
      const one = others[next.who]!
      const within = inside.get(next.team)!.has(one)
      if (next.do === 'join' && !within) {
        await admit(ines, house, one, next.team)
        inside.get(next.team)!.add(one)
        await everybodyHears()
        await takes(one, next.team)
      } else if (next.do === 'leave' && within) await goesOut(one, next.team, one)
      else if (next.do === 'sentOut' && within) await goesOut(one, next.team, mira)
    }
    for (const one of all)
      for (const [n, note] of notes.entries()) if (may(one, note.compartment)) could.get(one)!.add(n)
  }

  /** What somebody opens with what they have and the wraps that they are handed. */
  async function opens(one: Colleague, wraps: typeof file.wraps): Promise<boolean[]> {
    await one.vault.receiveKeys({ ...file, wraps }).catch((refusal: Error) => {
      expect(refusal.message).toBe('broken')
    })
    const results = await one.vault.openRecords({ records: notes })
    return results.map((result) => result.value !== undefined)
  }

  async function check(): Promise<void> {
    for (const one of all) {
      expect(await opens(one, handedTo(one)), one.userId).toEqual(
        notes.map((note) => may(one, note.compartment)),
      )
      // Handed each wrap that there is, whoever it is for, by a server that would like them to read.
      for (const wrap of file.wraps)
        for (const [n, open] of (await opens(one, [wrap])).entries())
          expect(!open || could.get(one)!.has(n), `${one.userId} opens note ${n}`).toBe(true)
    }
  }
  return { take, check }
}

test(
  'who opens is who is in a circle that may read now: in a team, in two, or in the house alone',
  { timeout: process.env['WALKS'] ? 1_000_000 : 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 22 }), async (steps) => {
        const told = await story()
        for (const next of steps) await told.take(next)
        for (const name of PARTS) await told.take({ do: 'write', part: name })
        await told.check()
      }),
      { numRuns: Number(process.env['WALKS'] ?? 8) },
    )
  },
)
