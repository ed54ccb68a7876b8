// A consent whose answer got lost, and is given or stopped once more: what the chain says of the first try decides. Nothing is
// given twice, nothing is said to be in force that is not, and what is in order raises no alarm.
import { Problem } from '../api/problem.ts'
import type { ChainCalls } from '../sealing/vault-chain-shape.ts'
import type { PageCalls } from '../sealing/vault-page-shape.ts'
import type { Vault } from '../sealing/vault-shape.ts'
import { isAsSigned, type ListedConsent, type NamedGrant } from './verify-listed.ts'

export type Given = Omit<Parameters<ChainCalls['grant']>[0], 'at'>
/** The same of pages: in place of parts, and each known again by its name. */
export type GivenPages = Omit<Parameters<PageCalls['grantPages']>[0], 'at'>
type Terms = Omit<Given, 'compartments'> &
  Partial<Pick<Given, 'compartments'>> &
  Partial<Pick<GivenPages, 'pages'>>

/** Told to whoever changed the form after a try that had arrived: the first terms are in force, the next press gives anew. */
export const givenOtherwise = () => new Problem('refused', { because: 'given-otherwise' })

/**
 * Whether this stands in the chain already, or waits there for a second person. Refused (`given-otherwise`) where it stands with
 * other terms than are given now, or where what goes with it has been `changed` since the first try.
 */
export async function isGivenBefore(
  vault: Pick<Vault, 'viewCase' | 'checkWords'>,
  day: string,
  { caseId, grant, to, compartments = [], pages = [], basis, purpose, until, agreed }: Terms,
  changed = false,
): Promise<boolean> {
  const { grants, waiting } = await vault.viewCase({ caseId, day })
  const found: NamedGrant | undefined = [...grants, ...waiting].find(({ id }) => id === grant)
  if (!found) return false
  const names = (of: readonly { page: string }[] = []) => of.map(({ page }) => page).join()
  const listed = {
    track: grant,
    recipient: to,
    compartments,
    pages: pages.length,
    basis,
    until,
    outside: false,
  }
  const isSame =
    isAsSigned([found], listed) && found.purpose === purpose && names(found.pages) === names(pages)
  const isSameYes =
    found.agreed?.how === agreed?.how &&
    found.agreed?.language === agreed?.language &&
    found.agreed?.paper === agreed?.paper &&
    (!agreed || (await vault.checkWords({ caseId, grant, words: agreed.words })).same)
  if (changed || !isSame || !isSameYes) throw givenOtherwise()
  return true
}

/** How consents are ended. */
export interface Withdrawing {
  grants: Parameters<typeof isAsSigned>[0]
  revoke: (track: string) => Promise<unknown>
  withdraw: (track: string, version: number) => Promise<unknown>
}

/**
 * Withdraws what a screen shows, all of it or nothing: refused where something else was signed under the same name. What this
 * window has begun to stop (`begun`) and stands in the chain no more is stopped; the server's word alone would not do for that,
 * since its labels could be exchanged.
 */
export async function withdrawShown(
  { grants, revoke, withdraw }: Withdrawing,
  begun: Set<string>,
  shown: readonly (ListedConsent & { version: number })[],
): Promise<void> {
  const stands = ({ track }: ListedConsent) => grants.some(({ id }) => id === track)
  const left = shown.filter((one) => one.outside || stands(one) || !begun.has(one.track))
  const isTrue = (one: ListedConsent) => (one.outside ? !stands(one) : isAsSigned(grants, one))
  if (!left.every(isTrue)) throw new Problem('refused', { because: 'signed-otherwise' })
  for (const { outside, track, version } of left) {
    begun.add(track)
    await (outside ? withdraw(track, version) : revoke(track))
  }
}
