// People join circles and leave them, circles take a new epoch, grants come and go, in any order. At each end exactly those
// open a note whose circle is granted it now; and whoever left, keeping everything and handed everything by the server,
// opens nothing that was written after they had gone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SealingError } from './suite.ts'
import {
  acquaint,
  admit,
  at as minute,
  colleague,
  found,
  give,
  hear,
  openFile,
  put,
  endTime,
} from './vault-cast.ts'
import { rowsFor, takeBack, takeIn, turn, type Colleague } from './vault-cast.ts'
import type { Compartment, RecordToOpen } from './vault-shape.ts'

const compartments: Compartment[] = ['identity', 'health', 'legal']
const caseId = 'case-1'
/** Mira's shelter carries the case; the clinic and the lawyers are granted parts of it and lose them. */
const shelter = 1
const granted = [2, 3]
/** The first two work at the clinic, the others are lawyers; each may be in their organisation's circle or not. */
const names = ['sato', 'amadou', 'lindiwe', 'noor'] as const

type Step =
  | { do: 'join'; who: number }
  | { do: 'leave'; who: number }
  | { do: 'rotate'; circle: number }
  | { do: 'grant'; circle: number; compartment: Compartment }
  | { do: 'withdraw'; circle: number; compartment: Compartment }
  | { do: 'write'; compartment: Compartment }

const circle = fc.constantFrom(...granted)
const who = fc.nat(names.length - 1)
const compartment = fc.constantFrom(...compartments)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('join' as const, 'leave' as const), who }),
  fc.record({ do: fc.constant('rotate' as const), circle }),
  fc.record({
    do: fc.constantFrom('grant' as const, 'grant' as const, 'withdraw' as const),
    circle,
    compartment,
  }),
  fc.record({ do: fc.constant('write' as const), compartment }),
)

/** One story: what the server stores, who is where, and who could ever have read which note. */
async function story() {
  const mira = await colleague('mira')
  const [sato, lindiwe] = [await colleague('sato'), await colleague('lindiwe')]
  const home = await found(mira, shelter)
  const houses = new Map([
    [2, await found(sato, 2, { team: 'health' })],
    [3, await found(lindiwe, 3, { team: 'legal' })],
  ])
  const houseOf = (id: number) => houses.get(id)!
  await acquaint([mira, home], [sato, houseOf(2)], [lindiwe, houseOf(3)])
  const people = [
    sato,
    await takeIn(sato, houseOf(2), 'amadou'),
    lindiwe,
    await takeIn(lindiwe, houseOf(3), 'noor'),
  ]
  for (const person of people) await hear(person, home)
  const membersOf = new Map<number, Set<Colleague>>([
    [2, new Set([sato])],
    [3, new Set([lindiwe])],
  ])
  const grants = new Map<string, string>()
  const file = await openFile(mira, shelter, compartments, caseId)
  const notes: { record: RecordToOpen; could: Set<Colleague> }[] = []
  const may = (person: Colleague, name: Compartment) =>
    granted.some((id) => membersOf.get(id)?.has(person) && grants.has(`${id}/${name}`))

  async function newEpoch(id: number): Promise<void> {
    const members = [...(membersOf.get(id) as Set<Colleague>)]
    await hear(members[0]!, houseOf(id))
    await turn(
      members[0]!,
      houseOf(id),
      members.map(({ userId }) => userId),
    )
    await hear(mira, houseOf(id))
  }
  async function takeCircles(person: Colleague): Promise<void> {
    const id = granted.find((one) => membersOf.get(one)?.has(person))
    if (id === undefined) return
    await hear(person, houseOf(id))
    // The server hands out the newest seed; older ones follow through the boxes.
    const rows = rowsFor(person.userId, ...houseOf(id).epochs).map((row, at, all) =>
      at === all.length - 1 ? row : { ...row, sealedSeed: undefined as never },
    )
    await person.vault.addCircles({ circles: rows })
  }
  async function rotateKeys(touched: Compartment[]): Promise<void> {
    if (touched.length === 0) return
    put(file, await mira.vault.rotateKeys({ at: minute, caseId, compartments: touched, why: 'rotation' }))
  }
  const touchedBy = (id: number) => compartments.filter((name) => grants.has(`${id}/${name}`))

  const acts = {
    async join(id: number, person: Colleague) {
      const members = membersOf.get(id) as Set<Colleague>
      if (members.has(person)) return
      const host = [...members][0]!
      members.add(person)
      await takeCircles(host)
      await admit(host, houseOf(id), person)
      await hear(mira, houseOf(id))
    },
    async leave(id: number, person: Colleague) {
      const members = membersOf.get(id) as Set<Colleague>
      // A circle is never left empty: its keys would be nobody's.
      if (!members.has(person) || members.size === 1) return
      // The strongest position: a moment before, everything was fetched, and the vault stays open.
      await takeCircles(person)
      await person.vault.receiveKeys({ ...file, wraps: handedTo(person) })
      members.delete(person)
      const host = [...members][0]!
      await hear(host, houseOf(id))
      await endTime(host, houseOf(id), person.userId, id)
      await newEpochAndKeys(id)
    },
    rotate: newEpochAndKeys,
    async grant(id: number, name: Compartment) {
      if (grants.has(`${id}/${name}`)) return
      // A grant that was taken back does not come again by its name.
      const grant = `${id}/${name}/${file.statements.length}`
      grants.set(`${id}/${name}`, grant)
      await give(mira, file, { to: id, compartments: [name], grant })
    },
    async withdraw(id: number, name: Compartment) {
      const grant = grants.get(`${id}/${name}`)
      if (grant === undefined) return
      await takeBack(mira, file, { grant, from: id, compartments: [name] })
      grants.delete(`${id}/${name}`)
      await rotateKeys([name])
    },
    async write(name: Compartment) {
      const where = {
        caseId,
        compartment: name,
        table: 'notes',
        row: `${notes.length}`,
        field: 'text',
        version: 1,
      }
      const record = { ...where, ...(await mira.vault.sealRecord({ ...where, value: where.row })) }
      notes.push({ record, could: new Set() })
    },
  }
  async function newEpochAndKeys(id: number): Promise<void> {
    for (const one of membersOf.get(id) as Set<Colleague>) await takeCircles(one)
    await newEpoch(id)
    await rotateKeys(touchedBy(id))
  }
  const handedTo = (person: Colleague) =>
    file.wraps.filter((wrap) => membersOf.get(wrap.circleId)?.has(person))

  return {
    people,
    acts,
    /** Notes down who may read each note from now on: history follows to whoever is let in later. */
    remember() {
      for (const note of notes)
        for (const person of people) if (may(person, note.record.compartment)) note.could.add(person)
    },
    /** What a person opens with what the server hands out to members of the circles that they are in now. */
    async honest(person: Colleague) {
      await takeCircles(person)
      await person.vault.receiveKeys({ ...file, wraps: handedTo(person) })
      const results = await person.vault.openRecords({ records: notes.map(({ record }) => record) })
      return results.map((one) => one.value !== undefined)
    },
    /** What a person opens who kept everything and is handed every wrap there is, in whatever portions help. */
    async greedy(person: Colleague) {
      const found = notes.map(() => false)
      const look = async () => {
        const results = await person.vault.openRecords({ records: notes.map(({ record }) => record) })
        for (const [at, one] of results.entries()) if (one.value !== undefined) found[at] = true
      }
      await look()
      for (const name of compartments)
        for (const top of file.epochs.filter((one) => one.compartment === name)) {
          const some = file.epochs.filter((one) => one.compartment === name && one.epoch <= top.epoch)
          const given = file.wraps.filter((one) => one.compartment === name && one.epoch <= top.epoch)
          await person.vault
            .receiveKeys({ ...file, epochs: some, wraps: given })
            .then(look, (refusal: unknown) => {
              if (!(refusal instanceof SealingError)) throw refusal
            })
        }
      return found
    },
    may: (person: Colleague) => notes.map(({ record }) => may(person, record.compartment)),
    could: (person: Colleague) => notes.map((note) => note.could.has(person)),
  }
}

async function walk(steps: Step[]): Promise<void> {
  const told = await story()
  for (const next of steps) {
    if (next.do === 'join' || next.do === 'leave')
      await told.acts[next.do](next.who < 2 ? 2 : 3, told.people[next.who]!)
    else if (next.do === 'rotate') await told.acts.rotate(next.circle)
    else if (next.do === 'write') await told.acts.write(next.compartment)
    else await told.acts[next.do](next.circle, next.compartment)
    told.remember()
  }
  for (const person of told.people) {
    expect(await told.honest(person), `${person.userId} with what is handed out`).toEqual(told.may(person))
    const greedy = await told.greedy(person)
    for (const [at, may] of told.could(person).entries())
      expect(!greedy[at] || may, `${person.userId} opens note ${at} that was never theirs`).toBe(true)
  }
}

test(
  'people join and leave, circles and parts take new keys: who opens is who is granted now, and nobody who left reads on',
  async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), walk), {
      numRuns: Number(process.env['WALKS'] ?? 12),
    })
  },
  process.env['WALKS'] ? 1_000_000 : 60_000,
)
