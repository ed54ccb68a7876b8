// People join circles and leave them, circles take a new epoch, grants come and go, in any order. At each end exactly those
// open a note whose circle is granted it now; and whoever left, keeping everything and handed everything by the server,
// opens nothing that was written after they had gone.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SealingError } from './suite.ts'
import { colleague, member, rowsFor, type Colleague } from './vault-cast.ts'
import type { Compartment, CompartmentEpoch, NewCircleEpoch, RecordToOpen, Wrap } from './vault-shape.ts'

const compartments: Compartment[] = ['identity', 'health', 'legal']
const caseId = 'case-1'
/** Mira's shelter carries the case; the clinic and the lawyers are granted parts of it and lose them. */
const shelter = 1
const granted = [2, 3]
const names = ['sato', 'lindiwe', 'amadou', 'noor'] as const

type Step =
  | { do: 'join'; who: number; circle: number }
  | { do: 'leave'; who: number; circle: number }
  | { do: 'rotate'; circle: number }
  | { do: 'grant'; circle: number; compartment: Compartment }
  | { do: 'withdraw'; circle: number; compartment: Compartment }
  | { do: 'write'; compartment: Compartment }

const circle = fc.constantFrom(...granted)
const who = fc.nat(names.length - 1)
const compartment = fc.constantFrom(...compartments)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('join' as const, 'leave' as const), who, circle }),
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
  const people = await Promise.all(names.map(colleague))
  const circles = new Map<number, NewCircleEpoch[]>()
  const membersOf = new Map<number, Set<Colleague>>(granted.map((id, at) => [id, new Set([people[at]!])]))
  const grants = new Set<string>()
  const epochs: CompartmentEpoch[] = []
  let wraps: Wrap[] = []
  const notes: { record: RecordToOpen; could: Set<Colleague> }[] = []

  circles.set(shelter, [await mira.vault.newCircle({ circleId: shelter, members: [member(mira)] })])
  const keyOf = (id: number) => circles.get(id)?.at(-1)?.publicKey as string
  const may = (person: Colleague, name: Compartment) =>
    granted.some((id) => membersOf.get(id)?.has(person) && grants.has(`${id}/${name}`))

  async function newEpoch(id: number): Promise<void> {
    const before = circles.get(id)
    const members = [...(membersOf.get(id) as Set<Colleague>)].map(member)
    const by = [...(membersOf.get(id) as Set<Colleague>)][0]!
    const made = before
      ? await by.vault.nextCircleEpoch({ circleId: id, epoch: before.length, members })
      : await by.vault.newCircle({ circleId: id, members })
    circles.set(id, [...(before ?? []), made])
  }
  async function takeCircles(person: Colleague): Promise<void> {
    const rows = granted
      .filter((id) => membersOf.get(id)?.has(person))
      .flatMap((id) => {
        const all = rowsFor(person.userId, ...(circles.get(id) as NewCircleEpoch[]))
        // The server hands out the newest seed; older ones follow through the boxes.
        return all.map((row, at) =>
          at === all.length - 1 ? row : { ...row, sealedSeed: undefined as never },
        )
      })
    await person.vault.addCircles({ circles: rows })
  }
  async function rekey(touched: Compartment[]): Promise<void> {
    if (touched.length === 0) return
    wraps = wraps.filter(
      (wrap) => grants.has(`${wrap.circleId}/${wrap.compartment}`) || wrap.circleId === shelter,
    )
    const made = await mira.vault.rekey({
      caseId,
      compartments: touched,
      recipients: [
        { circleId: shelter, compartments },
        ...granted.map((id) => ({
          circleId: id,
          publicKey: keyOf(id),
          compartments: compartments.filter((name) => grants.has(`${id}/${name}`)),
        })),
      ],
    })
    epochs.push(...made.epochs)
    wraps.push(...made.wraps)
  }
  const touchedBy = (id: number) => compartments.filter((name) => grants.has(`${id}/${name}`))

  for (const id of granted) await newEpoch(id)
  const opened = await mira.vault.openCase({
    caseId,
    compartments,
    recipients: [{ circleId: shelter, compartments }],
  })
  epochs.push(...opened.epochs)
  wraps.push(...opened.wraps)

  const acts = {
    async join(id: number, person: Colleague) {
      const members = membersOf.get(id) as Set<Colleague>
      if (members.has(person)) return
      const host = [...members][0]!
      members.add(person)
      await takeCircles(host)
      const { sealedSeed, memberId } = await host.vault.sealCircleTo({ circleId: id, member: member(person) })
      circles.get(id)?.at(-1)?.seeds.push({ memberId, sealedSeed })
    },
    async leave(id: number, person: Colleague) {
      const members = membersOf.get(id) as Set<Colleague>
      // A circle is never left empty: its keys would be nobody's.
      if (!members.has(person) || members.size === 1) return
      // The strongest position: a moment before, everything was fetched, and the vault stays open.
      await takeCircles(person)
      await person.vault.receiveKeys({ caseId, epochs, wraps: handedTo(person) })
      members.delete(person)
      await newEpochAndKeys(id)
    },
    rotate: newEpochAndKeys,
    async grant(id: number, name: Compartment) {
      if (grants.has(`${id}/${name}`)) return
      grants.add(`${id}/${name}`)
      const recipient = { circleId: id, publicKey: keyOf(id), compartments: [name] }
      wraps.push(...(await mira.vault.grant({ caseId, recipient })).wraps)
    },
    async withdraw(id: number, name: Compartment) {
      if (!grants.delete(`${id}/${name}`)) return
      await rekey([name])
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
    for (const one of membersOf.get(id) as Set<Colleague>) if (circles.get(id)) await takeIfKnown(id, one)
    await newEpoch(id)
    await rekey(touchedBy(id))
  }
  /** Whoever makes the next epoch holds the present one, unless just joining. */
  async function takeIfKnown(id: number, person: Colleague): Promise<void> {
    if (
      circles
        .get(id)
        ?.at(-1)
        ?.seeds.some((seed) => seed.memberId === person.userId)
    )
      await takeCircles(person)
  }
  const handedTo = (person: Colleague) => wraps.filter((wrap) => membersOf.get(wrap.circleId)?.has(person))

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
      await person.vault.receiveKeys({ caseId, epochs, wraps: handedTo(person) })
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
        for (const top of epochs.filter((one) => one.compartment === name)) {
          const some = epochs.filter((one) => one.compartment === name && one.epoch <= top.epoch)
          const given = wraps.filter((one) => one.compartment === name && one.epoch <= top.epoch)
          await person.vault
            .receiveKeys({ caseId, epochs: some, wraps: given })
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
      await told.acts[next.do](next.circle, told.people[next.who]!)
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

test('people join and leave, circles and parts take new keys: who opens is who is granted now, and nobody who left reads on', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), walk), { numRuns: 40 })
}, 60_000)
