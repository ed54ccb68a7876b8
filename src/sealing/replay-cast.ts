// Olena's case with a house whose log goes on: Amara is dismissed, and says what she likes afterwards with her true key. For the
// tests of what is believed of a chain.
import {
  amara,
  card,
  CLINIC,
  commits,
  isOfHouse,
  isPlaced,
  kofi,
  lindiwe,
  mira,
  place,
  sato,
  SHELTER,
  until,
} from './case-cast.ts'
import { readersOf } from './case-readers.ts'
import { NOTHING_BELIEVED, replayCase, type Believed, type LineProof } from './case-replay.ts'
import type { End, People } from './case-shape.ts'
import {
  hashOf,
  NO_HEAD,
  readStatement,
  state,
  type Head,
  type RuleSet,
  type Statement,
  type Told,
} from './chain.ts'
import { SealingError } from './suite.ts'
import { spokenProofs, spokenRoot } from './spoken.ts'
import { toText } from './text.ts'

type Somebody = typeof mira
const workers = [mira, amara, sato, lindiwe, kofi]
const hashes = (organisation: number) => (n: number) =>
  toText(new Uint8Array(32).fill(organisation * 16 + (n % 16)))
const logHash = (organisation: number, n: number) => hashes(organisation)(n)

/** When somebody's time in their house ended, in its log, and what they had said until then. */
export const ended = new Map<string, End>()
let size = 2
/** How many are in each circle of the house. */
export const houseSize = (many: number): void => {
  size = many
}
export const people: People = {
  keyOf({ id, organisation, log, head: shown }) {
    if (shown !== undefined && shown !== logHash(organisation, log)) throw new SealingError('fork')
    const found = workers.find((one) => one.id === id && one.from === organisation)
    const end = ended.get(id)
    if (!found || (end && log >= end.at)) return undefined
    return { sig: found.sig.publicKey, ...(end && { end }) }
  },
  placeIn({ id, organisation, log }, circle) {
    const end = ended.get(id)
    if (!isPlaced(id, organisation, circle) || (end && log >= end.at)) return undefined
    return end ? { end } : {}
  },
  houseHas: ({ organisation }, circle) => isOfHouse(organisation, circle),
  sizeOf: () => size,
  isBound: () => true,
  hashAt: logHash,
}

export let chain: Statement[]
export let head: Head & Told
let clock: number
export const minute = () => `2026-03-01T10:${String(clock).padStart(2, '0')}Z`

type Words = { t: string; log?: number; at?: string; [field: string]: unknown }
/** Signs the next line, whoever it is and whatever they say, by the rules of the chain. */
export async function signs(
  by: Somebody,
  { log = 5, at = minute(), ...said }: Words,
  goesBack = false,
): Promise<void> {
  const { from, ...speaker } = by
  const staff = from === undefined ? {} : { from, log, ...(head.rules === 2 && { head: logHash(from, log) }) }
  const next = await state(place, head, { by: speaker, said: { at, ...staff, ...said }, goesBack })
  chain.push(next.statement)
  head = next.head
  clock += 1
}
export const agreed = { how: 'spoken', language: 'uk', text: 'ab'.repeat(32) }
export const grant = (name: string, to: number, compartments: string[], more: object = {}) => ({
  t: 'grant',
  grant: name,
  to,
  compartments,
  basis: 'consent',
  purpose: 'care',
  until,
  agreed,
  ...more,
})
export async function begin(rules: RuleSet): Promise<void> {
  chain = []
  clock = 0
  size = 2
  head = { ...NO_HEAD, rules }
  ended.clear()
  await signs(mira, { t: 'open', owner: SHELTER, commits: commits('identity', 'health', 'legal') })
  await signs(mira, { t: 'person', ...card, compartments: ['identity', 'health'] })
  await signs(amara, grant('doctor', CLINIC, ['health']))
}

export const proofs = async (...lines: number[]): Promise<LineProof[]> => {
  const all = await said()
  const found = await spokenProofs(all, all)
  const hashed = await Promise.all(chain.map(hashOf))
  return lines.map((n) => ({ n, proof: found.get(hashed[n - 1]!)! }))
}
/** What Amara has said, as it was when she was dismissed. */
let saidThen: string[]
const said = async () => saidThen
/** Amara is dismissed: her house says in its log what she had said until then. */
export async function dismissAmara(at = 9, fixes = true): Promise<void> {
  const hers = chain.filter((one) => readStatement(one).by === 'amara')
  saidThen = await Promise.all(hers.map(hashOf))
  ended.set('amara', { at, ...(fixes && { spoken: await spokenRoot(saidThen) }) })
}
export const reads = (lines: LineProof[] = [], window = {}): Promise<Believed> =>
  replayCase(place, chain, NOTHING_BELIEVED, { people, proofs: lines, window })
export const doubtsOf = ({ doubts }: Believed) => doubts.map(({ n, t, inForce }) => [n, t, inForce])
export const health = ({ now }: Believed) => readersOf(now, 'health', '2026-03-01')

/** Takes the last line back: it was refused. */
export async function takesBack(rules: RuleSet = 2): Promise<void> {
  chain.pop()
  head = { n: chain.length, hash: await hashOf(chain.at(-1)!), rules }
}
/** Goes on from an earlier moment. */
export const goesOnFrom = (lines: Statement[], at: Head & Told): void => {
  chain = [...lines]
  head = at
}

/** Whether somebody could say that now; nothing is changed by it. Anything but `bad-chain` is thrown. */
export async function isHeard(by: Somebody, said: { t: string; [field: string]: unknown }): Promise<boolean> {
  const [lines, at] = [[...chain], head]
  await signs(by, said)
  const heard = await reads().then(
    () => true,
    (refusal: Error) => {
      if (refusal.message !== 'bad-chain') throw refusal
      return false
    },
  )
  goesOnFrom(lines, at)
  return heard
}
