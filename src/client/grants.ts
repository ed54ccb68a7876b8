// What a grant consists of, whatever it stands on: the signed statement, the wrapped keys, and its end.
import type { ChainCalls } from '../sealing/vault-chain-shape.ts'
import { readCase, revokeGrant, sendStatement, takeKeys } from './case-keys.ts'
import { isGivenBefore, stopShown, type Given } from './grant-retry.ts'
import { knowCircles } from './logs.ts'
import type { Session } from './session.ts'
import { minute, today } from './time.ts'
import type { ListedConsent } from './verify-listed.ts'
import { mayWrap } from './wrapping-gate.ts'

/**
 * Gives compartments of a case to a circle: the signed statement with the keys goes to `send`. Trying again after a broken line
 * gives nothing twice: what arrived the first time stands in the chain. `isChanged` says that something which goes with it is
 * another than at that time.
 */
export async function grantKeys(
  session: Session,
  given: Given,
  send: (made: Awaited<ReturnType<ChainCalls['grant']>>) => Promise<unknown>,
  isChanged?: boolean,
): Promise<void> {
  mayWrap(session)
  const { caseId, to } = given
  await readCase(session, caseId)
  if (await isGivenBefore(session.vault, await today(session), given, isChanged)) return
  await knowCircles(session, [to])
  const make = async () => session.vault.grant({ ...given, at: await minute(session) })
  await sendStatement(session, caseId, make, send)
}

/**
 * Stops what a screen shows, all of it or nothing. What is for somebody outside has no key and nothing signed, and ends by the
 * server's word. Pressing again after a broken line goes on where it stopped.
 */
export async function stopSharing(
  session: Session,
  caseId: string,
  shown: readonly (ListedConsent & { version: number })[],
): Promise<void> {
  await takeKeys(session, caseId)
  const { grants } = await session.vault.viewCase({ caseId, day: await today(session) })
  const withdraw = (id: string, version: number) =>
    session.tracks.makeMove('consent', 'withdraw', { id, version }, {}, `stop-${id}-${version}`)
  const revoke = (track: string) => revokeGrant(session, caseId, track)
  await stopShown({ grants, withdraw, revoke }, session.memory.begunToStop, shown)
}
