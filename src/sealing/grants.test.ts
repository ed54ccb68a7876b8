// Grants, withdrawals, new keys, notes, people who come and people who leave, and a case that is handed on, in any order: at each
// moment exactly those can open it whose circle carries it or is granted it now and who are in that circle now; and nobody opens with what they have kept, nor
// with all that the server could slip them, what was written after they lost the grant or left.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  acquaint,
  admit,
  agreed,
  at,
  colleague,
  found,
  give,
  hear,
  openFile,
  put,
  endTime,
} from './vault-cast.ts'
import {
  lastDay,
  rowsFor,
  takeBack,
  takeIn,
  turn,
  type CaseFile,
  type Colleague,
  type HostServices,
} from './vault-cast.ts'
import type { Compartment, LocalVault, RecordToOpen } from './vault-shape.ts'

const COMPARTMENTS: Compartment[] = ['identity', 'health', 'legal']
const caseId = 'case-1'

/** An organisation: who is in its circle now (the first always stays), and who was, with what was written before. */
type Place = { house: HostServices; members: Colleague[]; former: { who: Colleague; written: number }[] }

type Step =
  | { do: 'grant' | 'withdraw'; whose: number; compartment: Compartment }
  | { do: 'rotateKeys' | 'write'; compartment: Compartment }
  | { do: 'turn' | 'join' | 'leave' | 'hand'; whose: number }

const compartment = fc.constantFrom(...COMPARTMENTS)
const other = fc.nat(2)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('grant' as const, 'withdraw' as const), whose: other, compartment }),
  fc.record({ do: fc.constantFrom('grant' as const, 'withdraw' as const), whose: other, compartment }),
  fc.record({ do: fc.constantFrom('rotateKeys' as const, 'write' as const), compartment }),
  fc.record({
    do: fc.constantFrom('turn' as const, 'join' as const, 'leave' as const, 'hand' as const),
    whose: fc.nat(2),
  }),
)

async function places(): Promise<Place[]> {
  const heads = await Promise.all(['mira', 'sato', 'lindiwe'].map((name) => colleague(name)))
  const made = await Promise.all(
    heads.map(async (head, at_) => ({ house: await found(head, at_ + 1), members: [head], former: [] })),
  )
  await acquaint(...made.map(({ house, members }): [Colleague, HostServices] => [members[0]!, house]))
  return made
}

/** One story: Olena's case at Mira's, the three organisations, and what the server has. */
class Story {
  readonly records: RecordToOpen[] = []
  readonly grants = new Set<string>()
  readonly all: Place[]
  readonly file: CaseFile
  private count = 0
  /** Whose case it is now. */
  private carrier = 0
  constructor(all: Place[], file: CaseFile) {
    this.all = all
    this.file = file
  }

  /** Who works on it where it is carried: Mira, until it is handed on. */
  get worker(): Colleague {
    return this.all[this.carrier]!.members[0]!
  }

  reads = (circleId: number, one: Compartment): boolean =>
    circleId === this.carrier + 1 || this.grants.has(`${circleId} ${one}`)
  readsAll = (circleId: number): Compartment[] => COMPARTMENTS.filter((one) => this.reads(circleId, one))

  async rotateKeys(compartments: Compartment[]): Promise<void> {
    put(this.file, await this.worker.vault.rotateKeys({ at, caseId, compartments, why: 'rotation' }))
  }

  /** As a client does it: whoever speaks in the chain is read up on first. */
  async receive(who: Colleague) {
    await hear(who, ...this.all.map(({ house }) => house))
    return who.vault.receiveKeys(this.file)
  }

  async write(to: Compartment): Promise<RecordToOpen> {
    const row = `${this.records.length}`
    const where = { caseId, compartment: to, table: 'notes', row, field: 'text', version: 1 }
    const record = { ...where, ...(await this.worker.vault.sealRecord({ ...where, value: row })) }
    this.records.push(record)
    return record
  }

  async withdraw(place: Place, from: Compartment): Promise<void> {
    const { organisation } = place.house
    // The strongest position: they have fetched everything a moment before, and stay unlocked.
    for (const who of place.members) await this.receive(who)
    const name = `${organisation} ${from}/${this.given(organisation, from) - 1}`
    await takeBack(this.worker, this.file, { grant: name, from: organisation, compartments: [from] })
    this.grants.delete(`${organisation} ${from}`)
    await this.rotateKeys([from])
    const later = await this.write(from)
    for (const { vault } of place.members) await opensNothing(vault, [later])
  }

  /** A grant that has ended, by a withdrawal or by the recipient's carrying, does not come again under its name. */
  private given = (circleId: number, one: Compartment): number =>
    this.file.statements.filter(
      (said) =>
        'body' in said &&
        said.body.includes(`"grant":"${circleId} ${one}/`) &&
        said.body.includes('"t":"grant"'),
    ).length

  async grant(place: Place, what: Compartment): Promise<void> {
    const { organisation } = place.house
    const name = `${organisation} ${what}/${this.given(organisation, what)}`
    await give(this.worker, this.file, { to: organisation, compartments: [what], grant: name })
    this.grants.add(`${organisation} ${what}`)
  }

  /** The circle's next key, for its present members. */
  async turn({ house, members }: Place): Promise<void> {
    await turn(
      members[0]!,
      house,
      members.map(({ userId }) => userId),
    )
    for (const who of members) {
      await hear(who, house)
      await who.vault.addCircles({ circles: rowsFor(who.userId, ...house.epochs) })
    }
    await hear(this.worker, house)
  }

  /** She says yes to it, it goes, and whoever carries it now makes new keys; who had it before keeps what they had. */
  async hand(place: Place): Promise<void> {
    const { organisation } = place.house
    const before = this.all[this.carrier]!
    for (const who of before.members) await this.receive(who)
    this.count += 1
    const yes = { grant: `carry/${this.count}`, to: organisation, compartments: COMPARTMENTS, until: lastDay }
    const said = { at, caseId, basis: 'consent', purpose: 'carrying', agreed } as const
    put(this.file, await this.worker.vault.grant({ ...yes, ...said }))
    put(this.file, await this.worker.vault.transferCase({ at, caseId, to: organisation }))
    // What the server drops in the same act.
    this.file.wraps = this.file.wraps.filter((wrap) => wrap.circleId !== before.house.organisation)
    for (const one of COMPARTMENTS) this.grants.delete(`${organisation} ${one}`)
    this.carrier = this.all.indexOf(place)
    await this.receive(this.worker)
    await this.rotateKeys(COMPARTMENTS)
    const later = await Promise.all(COMPARTMENTS.map((one) => this.write(one)))
    for (const { vault } of before.members) await opensNothing(vault, later)
  }

  async join(place: Place): Promise<void> {
    const { house, members } = place
    this.count += 1
    const joined = await takeIn(members[0]!, house, `colleague-${this.count}`)
    await admit(members[0]!, house, joined)
    await hear(joined, ...this.all.map((one) => one.house))
    members.push(joined)
    await hear(this.worker, house)
  }

  async leave(place: Place): Promise<void> {
    const { house, members } = place
    const who = members[1]!
    await this.receive(who)
    const { organisation } = house
    await endTime(members[0]!, house, who.userId)
    members.splice(1, 1)
    place.former.push({ who, written: this.records.length })
    await this.turn(place)
    const lost = this.readsAll(organisation)
    if (lost.length > 0) await this.rotateKeys(lost)
  }

  async take(next: Step): Promise<void> {
    if (!('whose' in next)) {
      await (next.do === 'write' ? this.write(next.compartment) : this.rotateKeys([next.compartment]))
      return
    }
    const place = this.all[next.whose]!
    const isCarrier = next.whose === this.carrier
    if (next.do === 'hand') return isCarrier ? undefined : this.hand(place)
    if ('compartment' in next) {
      if (isCarrier) return

      const has = this.reads(place.house.organisation, next.compartment)
      if (next.do === 'grant' && !has) await this.grant(place, next.compartment)
      if (next.do === 'withdraw' && has) await this.withdraw(place, next.compartment)
    } else if (next.do === 'turn') await this.turn(place)
    else if (next.do === 'join') await this.join(place)
    else if (place.members.length > 1) await this.leave(place)
  }
}

async function opensNothing(vault: LocalVault, records: RecordToOpen[]): Promise<void> {
  expect(await vault.openRecords({ records })).toEqual(records.map(() => ({ refused: 'no-key' })))
}

async function checkMember(story: Story, { house }: Place, who: Colleague): Promise<void> {
  const { organisation } = house
  await hear(who, ...story.all.map((one) => one.house))
  const { held } = await who.vault.receiveKeys(story.file)
  expect(held.map((one) => one.compartment).sort()).toEqual(story.readsAll(organisation).sort())
  const opened = await who.vault.openRecords({ records: story.records })
  for (const [index, record] of story.records.entries()) {
    const may = story.reads(organisation, record.compartment)
    expect(opened[index]).toEqual(may ? { value: record.row } : { refused: 'no-key' })
  }
}

/** With what they kept, and then with every wrap that the server has, they open nothing that came later. */
async function checkFormer(story: Story, { who, written }: Place['former'][number]): Promise<void> {
  const later = story.records.slice(written)
  await opensNothing(who.vault, later)
  await hear(who, ...story.all.map(({ house }) => house))
  for (const wrap of story.file.wraps) {
    const taken = await who.vault.receiveKeys({ ...story.file, wraps: [wrap] }).then(
      () => 'taken',
      (refusal: Error) => refusal.message,
    )
    expect(['taken', 'broken']).toContain(taken)
    await opensNothing(who.vault, later)
  }
}

async function walk(steps: Step[]): Promise<void> {
  const all = await places()
  const story = new Story(all, await openFile(all[0]!.members[0]!, 1, COMPARTMENTS, caseId))
  for (const next of steps) await story.take(next)
  await Promise.all(COMPARTMENTS.map((one) => story.write(one)))
  for (const place of all) {
    for (const who of place.members) await checkMember(story, place, who)
    for (const one of place.former) await checkFormer(story, one)
  }
}

test(
  'who can open is whose circle is granted now and who is in it now',
  { timeout: process.env['WALKS'] ? 1_000_000 : 120_000 },
  async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), walk), {
      numRuns: Number(process.env['WALKS'] ?? 20),
    })
  },
)
