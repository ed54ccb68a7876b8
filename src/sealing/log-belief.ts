// Why an organisation's log is believed: because it is one's own and begins as it did before, or because a log that was
// checked brought it in. What no log vouches for is `not-verified`.
import { readStatement, type Statement } from './chain.ts'
import { checkProof, invitedPlace } from './org-log.ts'
import { NO_ORGANISATION } from './org-shape.ts'
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
  { first, genesis, isHome }: { first: Statement; genesis: string; isHome: boolean },
): Promise<void> {
  if (isHome) {
    const { invited } = held
    // A person has no pins of their own: what their card names stands there (vault-card.ts).
    const pinned = held.pins.get(`genesis ${organisation}`)?.hash
    if ((invited?.organisation === organisation ? invited.genesis : pinned) !== genesis) refuse()
    return
  }
  const { neighbours, origin } = held.logs.get(held.home ?? 0)?.now ?? NO_ORGANISATION
  const own = neighbours.get(organisation)
  // Who brought us in begins as the invitation said, unless it was compared since.
  const isOrigin = origin?.organisation === organisation
  // Else it was brought in by ourselves, or by the organisation that brought us in.
  const theirs = held.logs.get(origin?.organisation ?? 0)?.now.neighbours.get(organisation)
  const vouched = isOrigin ? { genesis: origin.genesis, ...own } : (own ?? theirs)
  if (!vouched) return refuse()
  // Whoever brought it in has compared it since: their word counts as their invitation did.
  if ('genesis' in vouched) return vouched.genesis === genesis ? undefined : refuse()
  const said = readStatement(first)
  await checkProof(said, vouched.invitation, invitedPlace(held.network, organisation, said.by))
}

/** No circle belongs to two organisations: a server that says so wants somebody else's key to be taken for theirs. */
export function checkCircles(held: Held, organisation: number, known: KnownLog): void {
  for (const [other, log] of held.logs)
    if (other !== organisation)
      for (const circle of known.now.circles.keys())
        if (log.now.circles.has(circle)) throw new SealingError('bad-chain')
}
