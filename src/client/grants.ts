// What a grant consists of, whatever it stands on: the signed statement, the wrapped keys, and its end.
import type { ChainCalls } from '../sealing/vault-chain-shape.ts'
import type { PageCalls } from '../sealing/vault-page-shape.ts'
import { readCase, revokeGrant, sendStatement, takeKeys } from './case-keys.ts'
import { isGivenBefore, withdrawShown, type Given, type GivenPages } from './grant-retry.ts'
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
  await knowCircles(session, [to], caseId)
  const make = async () => session.vault.grant({ ...given, at: await minute(session) })
  await sendStatement(session, caseId, make, send)
}

/**
 * Gives pages to a circle, as `grantKeys` does parts: sealed, hashed into the statement and wrapped here, sent in one act. Who reads
 * first what they were copied from keeps a key of them too.
 */
export async function grantPages(
  session: Session,
  given: GivenPages,
  send: (made: Awaited<ReturnType<PageCalls['grantPages']>>) => Promise<unknown>,
  isChanged?: boolean,
): Promise<void> {
  mayWrap(session)
  const { caseId, to, pages } = given
  await readCase(session, caseId)
  const day = await today(session)
  if (await isGivenBefore(session.vault, day, given, isChanged)) return
  const parts = pages.flatMap((page) => page.parts)
  const { person, readers } = await session.vault.viewCase({ caseId, day })
  const first = readers.filter(({ compartment }) => parts.includes(compartment)).map((one) => one.circles[0])
  const circles = [to, ...first].filter((one) => one !== undefined && one !== person?.circle)
  await knowCircles(session, circles as number[], caseId)
  const make = async () => session.vault.grantPages({ ...given, at: await minute(session) })
  await sendStatement(session, caseId, make, send)
}

/**
 * Withdraws what a screen shows, all of it or nothing. What is for somebody outside has no key and nothing signed, and ends by the
 * server's word. Pressing again after a broken line goes on where it stopped.
 */
export async function withdrawConsents(
  session: Session,
  caseId: string,
  shown: readonly (ListedConsent & { version: number })[],
): Promise<void> {
  await takeKeys(session, caseId)
  const { grants } = await session.vault.viewCase({ caseId, day: await today(session) })
  const withdraw = (id: string, version: number) =>
    session.tracks.makeMove('consent', 'withdraw', { id, version }, {}, `stop-${id}-${version}`)
  const revoke = (track: string) => revokeGrant(session, caseId, track)
  await withdrawShown({ grants, withdraw, revoke }, session.memory.begunToStop, shown)
}
