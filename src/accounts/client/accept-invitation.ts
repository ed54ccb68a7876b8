// Accepting an invitation: what the organisation shows is checked with the secret that was passed by hand, keys are made here,
// and the first words in the organisation's log say that they are ours. The same on the screen and in Node.
import type { Client } from '../../api/client.ts'
import { minuteOf } from '../../sealing/minute.ts'
import { isPracticeNetwork } from '../../sealing/practice.ts'
import type { Called } from '../../sealing/shapes.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { Passphrase } from '../../sealing/passphrase-shape.ts'
import type { Unlocker, Vault } from '../../sealing/vault-shape.ts'
import type { accountsApi } from '../api/accounts.ts'
import type { setupApi } from '../api/setup.ts'

/** The ends between which somebody joins. `choice` hands the passphrase's key to this very vault. */
export interface JoiningLine {
  api: Client<{ accounts: typeof accountsApi; setup: typeof setupApi }>
  vault: Vault
  choice: Pick<Passphrase, 'beginRegister' | 'finishRegister'>
  /** The first of all, who has just set the network up, with what their organisation is called: nobody has invited them. */
  first?: Called | undefined
  /** The first of all knows that the country is invented; anybody else's invitation is bound to the network, whose id says it. */
  practice?: boolean
}

/**
 * Accepts. Answers with the organisation and the recovery code, which is shown once and counts when its owner has said that it
 * is kept (`confirmRecovery` with its `recoveryProof`); a session has begun. SealingError
 * `bad-words` for a typing mistake in the secret, `bad-signature` or `bad-chain` where another organisation is shown than the
 * one that invited; Problem `wrong-words` where the invitation is used or over.
 */
export async function accept(
  { api, vault, choice, first, practice = false }: JoiningLine,
  secret: string,
  passphrase: string,
): Promise<{ organisation: number; recoveryCode: string; recoveryProof: string }> {
  const { network } = await api.setup.state({})
  // Whoever begins a network of real people is given no id under which clocks count for nothing.
  if (first && isPracticeNetwork(network) !== practice) throw new SealingError('bad-signature')
  const { locator } = await vault.locateInvitation({ network, secret })
  const { request } = await choice.beginRegister({ passphrase })
  const invited = await api.accounts.register({ invitation: locator, request })
  const { record } = await choice.finishRegister({ response: invited.response })
  const { userId, organisation, by, log, roles, spoken } = invited
  await vault.keepTime({ now: invited.now })
  // A server that says nothing of who invites wants somebody to begin a house of their own, and to believe it is the one.
  if (by) await vault.openInvitation({ network, secret, user: userId, ...by })
  else if (!first) throw new SealingError('bad-signature')
  const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId })
  const at = minuteOf(new Date(invited.now))
  if (log.length > 0) await vault.learnLog({ organisation, statements: log, home: true })
  const statement =
    log.length > 0
      ? await vault.joinOrganisation({ organisation, spoken, at })
      : await vault.foundOrganisation({
          organisation,
          roles,
          at,
          ...(first && { called: first }),
        })
  const of = (kind: Unlocker['kind']) => unlockers.find((one) => one.kind === kind) as Unlocker
  await api.accounts.accept({
    invitation: locator,
    record,
    user,
    passphrase: of('passphrase'),
    recovery: of('recovery'),
    statement,
  })
  return { organisation, recoveryCode, recoveryProof: of('recovery').proof as string }
}
