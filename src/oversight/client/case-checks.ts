// The auditor's look at one case, drawn by lot: does everybody who holds a key have a consent for it, and were keys that
// were owed made in time? Its signed chain is replayed here, from the beginning to what was seen of it before. No word of the
// case is asked for, so it is no look that the person has to be shown.

import { differencesOf } from '../../consent/client/differences.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import type { Consent } from '../../consent/model.ts'
import type { Check } from './auditor.ts'

export interface Reader {
  compartment: string
  rotationDue: boolean
  rotationDueSince: string | null
  holders: readonly { circle: number; name: string | null; person: boolean; owner: boolean }[]
}
export interface Access {
  consents: readonly Consent[]
  readers: readonly Reader[]
}

/** A check of one case. Checks of signed case chains stand in the same list. */
export type CaseCheck = (access: Access, now: Date) => Check

const dayMs = 86_400_000
/** A consent ends at midnight somewhere in the world, and a job writes it down within a minute. */
const dayBefore = (now: Date) => new Date(now.getTime() - dayMs).toISOString().slice(0, 10)
/** Within how long a key that is owed has to be made. */
export const rotationHours = 24
// A lawyer makes the first key of what was said in confidence: nobody has to agree to that key, only to the lawyer.
const ofLawyers = 'privileged'

/** Every holder carries the case, is the person, or has a consent in force for this very part. */
export const wrapsFitConsents: CaseCheck = ({ consents, readers }, now) => {
  const yesterday = dayBefore(now)
  const covers = (circle: number, compartment: string) =>
    consents.some(
      (one) =>
        one.state === 'granted' &&
        !one.outside &&
        one.recipient === circle &&
        one.until >= yesterday &&
        (compartment === ofLawyers || (one.compartments as readonly string[]).includes(compartment)),
    )
  const holds = readers.every(({ compartment, holders }) =>
    holders.every(({ circle, owner, person }) => owner || person || covers(circle, compartment)),
  )
  return { name: 'wraps', holds }
}

/** A key that is owed after a withdrawal is made within a day. */
export const rotationsInTime: CaseCheck = ({ readers }, now) => ({
  name: 'rotation',
  holds: readers.every(
    ({ rotationDue, rotationDueSince }) =>
      !rotationDue ||
      (rotationDueSince !== null && now.getTime() - Date.parse(rotationDueSince) < rotationHours * 3_600_000),
  ),
})

export const caseChecks: readonly CaseCheck[] = [wrapsFitConsents, rotationsInTime]

/** All checks of a case. */
export const checkCase = (access: Access, now: Date, checks: readonly CaseCheck[] = caseChecks): Check[] =>
  checks.map((check) => check(access, now))

/**
 * The signed chain follows from its beginning and from what was seen here before, and whoever holds a key by the server's list
 * was given it there, by consents that stand there as the list has them. `replay` takes the chain into the vault, which refuses what is forged, forked or cut short.
 */
export async function chainHolds(replay: () => Promise<CaseView>, access: Access, now: Date): Promise<Check> {
  try {
    const differences = differencesOf(await replay(), access, dayBefore(now))
    return { name: 'chain', holds: Object.values(differences).every(({ length }) => length === 0) }
  } catch (refusal) {
    // A broken line is no lie: whoever cannot look today looks tomorrow.
    if (!(refusal instanceof SealingError) || refusal.code === 'locked') throw refusal
    return { name: 'chain', holds: false }
  }
}
