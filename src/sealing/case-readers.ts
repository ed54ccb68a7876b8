// What a case's chain says of who reads: on a day, by which grant, who gives on, who makes the next key, who waits for a look.
// Pure questions about what is true after the last statement; the rules that make it true are in case-chain.ts.
import { CARRYING, type CaseNow, type Grant, type PersonKeys, type Standing } from './case-shape.ts'
import { readStatement, type Kept, type Said, type Statement } from './chain.ts'
import { SealingError } from './suite.ts'
import { WORKING, type Compartment } from './shapes.ts'

const CARD = 'card:'

/** How the person signs: by the number of the circle that their card opened. */
export const personName = (circle: number): string => `${CARD}${circle}`

/** Whether the person said it, by the name under which it was signed. */
export const isPerson = ({ by }: Pick<Said, 'by'>): boolean => by.startsWith(CARD)

/** The person's card, as long as it is not frozen. */
export const cardOf = ({ person }: CaseNow): PersonKeys | undefined => (person?.frozen ? undefined : person)

const personOf = (now: CaseNow, compartment: Compartment): number[] => {
  const card = cardOf(now)
  return card?.compartments.includes(compartment) ? [card.circle] : []
}

/** Who reads a part without a grant: whoever began it, else the carrier. */
export const firstReader = (now: CaseNow, compartment: Compartment): number =>
  now.begunBy.get(compartment) ?? now.owner

/** Who reads a compartment on a day: the carrier or whoever began it, the person, and those with a grant in force. */
export function readersOf(now: CaseNow, compartment: Compartment, day: string): number[] {
  if (now.state === 'erased' || !now.commits.has(compartment)) return []
  const granted = [...now.grants.values()].filter(
    (one) => one.compartments.includes(compartment) && one.until >= day,
  )
  const all = [firstReader(now, compartment), ...personOf(now, compartment), ...granted.map((one) => one.to)]
  // A frozen card reads nothing, by whichever grant.
  return [...new Set(all)].filter((circle) => !(now.person?.frozen && circle === now.person.circle))
}

/** Who may turn a compartment's key: those from whom no consent on the case is kept. */
export const mayRotate = (now: CaseNow, compartment: Compartment): number[] => [
  firstReader(now, compartment),
  ...personOf(now, compartment),
]

/** What goes with the case when it is handed on: what nobody but its carrier began, and did not note for itself. */
export const carriedParts = ({ commits, begunBy }: CaseNow): Compartment[] =>
  [...commits.keys()].filter((one) => !begunBy.has(one) && one !== WORKING)

/** Whether a grant is the person's yes to being carried by its recipient from now on: of what goes along, all and nothing else. */
export function isYesToCarrying(
  now: CaseNow,
  { basis, purpose, until, compartments }: Grant,
  day: string,
): boolean {
  const carried = carriedParts(now)
  const same = carried.length === compartments.length && carried.every((one) => compartments.includes(one))
  return basis === 'consent' && purpose === CARRYING && until >= day && same
}

/** The name of the grant by which the case may be handed to a circle on a day; undefined where the person has not said yes to it. */
export const yesToCarrying = (now: CaseNow, to: number, day: string): string | undefined =>
  [...now.grants].find(([, one]) => one.to === to && isYesToCarrying(now, one, day))?.[0]

/**
 * Who may give a compartment on, or open it for life's sake: its first reader, the person, and whoever reads by the person's
 * own yes. What was opened by an order, a duty or broken glass stays with whom it was opened for.
 */
export function givesOn(
  now: CaseNow,
  compartment: Compartment,
  day: string,
  speaksFor: (circle: number) => boolean,
): boolean {
  const agreed = new Map([...now.grants].filter(([, { basis }]) => basis === 'consent'))
  return readersOf({ ...now, grants: agreed }, compartment, day).some(speaksFor)
}

/** What stands in the place of a key's commitment where whoever made it could not be believed. */
export const VOID_KEY = ''

/** The commitment of a compartment's epoch (from 1), or `bad-chain` where the chain knows of none. */
export function commitOf(now: CaseNow, compartment: Compartment, epoch: number): string {
  const commit = now.commits.get(compartment)?.[epoch - 1]
  if (!commit) throw new SealingError('bad-chain')
  return commit
}

/** Whoever has nothing to do with a case begins nothing in it: they would hold the key of what others write there. */
export function isConnected(now: CaseNow, circle: number, day: string): boolean {
  if (circle === now.owner || circle === cardOf(now)?.circle) return true
  return [...now.grants.values()].some((one) => one.to === circle && one.until >= day)
}

/** The grants by which a part is read and at which nobody has looked who reads it first, by name. */
export function unlookedGrants(now: CaseNow, compartment: Compartment, day: string): string[] {
  const looked = now.looked.get(firstReader(now, compartment)) ?? 0
  const isUnlooked = ({ compartments, sure, until, n }: Standing): boolean =>
    compartments.includes(compartment) && !sure.includes(compartment) && until >= day && n > looked
  return [...now.grants].filter(([, one]) => isUnlooked(one)).map(([id]) => id)
}

/** The circles that read a part by such grants alone: they are given no new key yet. */
export function unlookedReaders(now: CaseNow, compartment: Compartment, day: string): number[] {
  const unlooked = unlookedGrants(now, compartment, day)
  const grants = new Map([...now.grants].filter(([id]) => !unlooked.includes(id)))
  const sure = readersOf({ ...now, grants }, compartment, day)
  return readersOf(now, compartment, day).filter((circle) => !sure.includes(circle))
}

/** Every circle that the statements of a case's chain ever named. */
export function circlesNamed(statements: readonly (Statement | Kept)[]): Set<number> {
  const named = new Set<number>()
  for (const statement of statements) {
    if (!('body' in statement)) continue
    const { owner, to, circle } = readStatement(statement)
    for (const one of [owner, to, circle]) if (typeof one === 'number') named.add(one)
  }
  return named
}
