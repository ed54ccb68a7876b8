// How this vault says something in an organisation's log.
import { NO_HEAD, notBefore, state as stateNext } from './chain.ts'
import type { ChainPlace, Head, Statement, Told } from './chain.ts'
import type { SigPair } from './keys.ts'
import { spokenRoot } from './spoken.ts'
import { mustBeNow } from './vault-time.ts'
import { unlocked, type Held, type VaultState } from './vault-state.ts'

export const logPlace = (network: string, organisation: number): ChainPlace => ({
  network,
  about: 'organisation',
  id: String(organisation),
})

export type Words = { t: string; at: string; [field: string]: unknown }

/** Another key than this user's own, with which something is said in a log. */
export type Speaker = { id: string; sig: SigPair }

/** Signs the next statement of a learned log as this user, or as whom this user speaks for; it counts only when the log is learned with it. */
export async function sayInLog(
  vault: VaultState,
  organisation: number,
  said: Words,
  speaker?: Speaker,
): Promise<Statement> {
  const held = unlocked(vault)
  // A new log begins by the newest rules; an older one goes on by its own until it goes over.
  const head: Head & Told = held.logs.get(organisation) ?? { ...NO_HEAD, rules: 2 }
  const goesBack = said.t === 'settle'
  mustBeNow(vault, held, goesBack ? said.at : notBefore(head, said.at))
  const by = speaker ?? { id: held.userId, sig: held.sig }
  return (await stateNext(logPlace(held.network, organisation), head, { by, said, goesBack })).statement
}

/** What somebody had said on cases, as the log says it where their time ends: by rules 2 alone. */
export const spokenIn = async (held: Held, organisation: number, hashes: readonly string[] | undefined) =>
  hashes && held.logs.get(organisation)?.rules === 2 ? { spoken: await spokenRoot(hashes) } : {}
