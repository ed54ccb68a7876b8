// Why an organisation's log is believed: because it is one's own and begins as it did before, or because a log that was
// checked brought it in. What no log vouches for is `not-verified`.
import { readStatement, type Statement } from './chain.ts'
import { checkProof, invitedPlace } from './org-log.ts'
import { SealingError } from './suite.ts'
import type { Held, KnownLog } from './vault-state.ts'

/** Ends in `not-verified`. */
export const refuse = (): never => {
  throw new SealingError('not-verified')
}

/** A log that was learned, or `not-verified`. */
export function logOf(held: Held, organisation: number): KnownLog {
  return held.logs.get(organisation) ?? refuse()
}

/** Why the first statement of a log is believed; `not-verified` where nothing vouches for it. */
export async function checkBeginning(
  held: Held,
  organisation: number,
  first: Statement,
  genesis: string,
  isHome: boolean,
): Promise<void> {
  if (isHome) {
    const { invited } = held
    // A person has no pins of their own: what their card names stands there (vault-card.ts).
    const pinned = held.pins.get(`genesis ${organisation}`)?.hash
    if ((invited?.organisation === organisation ? invited.genesis : pinned) !== genesis) refuse()
    return
  }
  const home = held.home === undefined ? undefined : held.logs.get(held.home)
  const compared = home?.now.neighbours.get(organisation)
  if (compared && 'genesis' in compared) {
    if (compared.genesis !== genesis) refuse()
    return
  }
  const origin = home?.now.origin
  if (origin?.organisation === organisation) {
    if (origin.genesis !== genesis) refuse()
    return
  }
  // Brought in by ourselves, or by the organisation that brought us in.
  const bringer = compared ? home : origin && held.logs.get(origin.organisation)
  const brought = bringer?.now.neighbours.get(organisation)
  if (!brought) return refuse()
  // Whoever brought it in has compared it since: their word counts as their invitation did.
  if ('genesis' in brought) return brought.genesis === genesis ? undefined : refuse()
  const said = readStatement(first)
  await checkProof(said, brought.invitation, invitedPlace(held.network, organisation, said.by))
}

/** No circle belongs to two organisations: a server that says so wants somebody else's key to be taken for theirs. */
export function checkCircles(held: Held, organisation: number, known: KnownLog): void {
  for (const [other, log] of held.logs)
    if (other !== organisation)
      for (const circle of known.now.circles.keys())
        if (log.now.circles.has(circle)) throw new SealingError('bad-chain')
}
