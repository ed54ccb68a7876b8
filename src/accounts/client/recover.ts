// Coming back by two sheets of paper: the organisation is found by them, its log is checked against them, keys are made here, and
// the log says who came. The same on the screen and in Node.
import type { Client } from '../../api/client.ts'
import type { organisationsApi } from '../../organisations/api/organisations.ts'
import { minuteOf } from '../../sealing/minute.ts'
import type { Passphrase } from '../../sealing/passphrase-shape.ts'
import type { Unlocker, Vault } from '../../sealing/vault-shape.ts'
import type { RecoverySharesRefused, TwoRecoveryShares } from '../../sealing/vault-recovery-share-shape.ts'
import { refreshHome } from '../../client/logs.ts'
import { rotateCircleKey } from '../../client/rotate-circle-key.ts'
import type { Session } from '../../client/session.ts'
import type { recoverApi } from '../api/recovery.ts'
import type { setupApi } from '../api/setup.ts'

/** The ends between which somebody comes back. `choice` hands the passphrase's key to this very vault. */
export interface RecoveringLine {
  api: Client<{ recover: typeof recoverApi; setup: typeof setupApi; organisations: typeof organisationsApi }>
  vault: Vault
  choice: Pick<Passphrase, 'beginRegister' | 'finishRegister'>
}

/** What came of it: `closed` are circles whose key the sheets did not open. */
export type Recovered =
  | RecoverySharesRefused
  | {
      outcome: 'recovered'
      user: string
      organisation: number
      recoveryCode: string
      /** What says at the server that this code is kept. */
      recoveryProof: string
      opened: number[]
      closed: number[]
    }

/**
 * Becomes administrator. Problem `wrong-words` where no organisation has these sheets, `refused` where others have replaced
 * them or the handle is another's; SealingError (`bad-chain`, `wrong-commit`) where the log shown is not the one.
 */
export async function recover(
  { api, vault, choice }: RecoveringLine,
  recoveryShares: TwoRecoveryShares,
  handle: string,
  passphrase: string,
): Promise<Recovered> {
  const { network } = await api.setup.state({})
  const located = await vault.locateRecoveryShares({ network, recoveryShares })
  if (located.outcome !== 'fit') return located
  const { request } = await choice.beginRegister({ passphrase })
  // Where a word could not be read there may be two places; the wrong one is nobody's.
  const tries = await Promise.allSettled(
    located.locators.map(async (locator) => ({
      locator,
      ...(await api.recover.find({ locator, handle, request })),
    })),
  )
  const found = tries.find((one) => one.status === 'fulfilled')?.value
  if (!found) throw (tries[0] as PromiseRejectedResult).reason
  const { locator, organisation, userId, log, circles, response, now, spoken } = found
  const { record } = await choice.finishRegister({ response })
  const at = minuteOf(new Date(now))
  const come = { network, organisation, userId, statements: log, recoveryShares, circles, spoken, at }
  const { user, unlockers, recoveryCode, statement, opened, closed } = await vault.recoverByShares(come)
  const of = (kind: Unlocker['kind']) => unlockers.find((one) => one.kind === kind) as Unlocker
  const keys = { record, user, passphrase: of('passphrase'), recovery: of('recovery') }
  await api.recover.use({ locator, handle, userId, ...keys, statement })
  const recoveryProof = keys.recovery.proof as string
  return { outcome: 'recovered', user: userId, organisation, recoveryCode, recoveryProof, opened, closed }
}

/** Gives circles that the sheets have opened new keys, for those who were in them and whoever came back. */
export async function renewCircles(
  session: Session,
  { user, opened }: { user: string; opened: readonly number[] },
): Promise<void> {
  for (const circle of opened) {
    const { circles } = await refreshHome(session)
    const before = circles.find((one) => one.id === circle)?.members ?? []
    await rotateCircleKey(session, circle, [...before.filter((one) => one !== user), user])
  }
}
