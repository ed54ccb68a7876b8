// Accepting an invitation: what the organisation shows is checked with the secret that was passed by hand, keys are made here,
// and the first words in the organisation's log say that they are ours.
import { minuteOf } from '../../sealing/minute.ts'
import type { Unlocker } from '../../sealing/vault-shape.ts'
import { api } from '../../web/api.ts'
import { enterLogs } from '../../web/logs.ts'
import { passphrase, vault } from '../../web/vault.ts'

type Me = Awaited<ReturnType<typeof api.accounts.me>>

/**
 * Accepts. Answers with the recovery code, which is shown once. SealingError `bad-words` for a typing mistake in the secret,
 * `bad-signature` or `bad-chain` where another organisation is shown than the one that invited; Problem `wrong-words` where
 * the invitation is used or over.
 */
export async function join(secret: string, words: string): Promise<{ recoveryCode: string; me: Me }> {
  const choice = passphrase(vault)
  try {
    const { network } = await api.setup.state({})
    const { locator } = await vault.locateInvitation({ network, secret })
    const { request } = await choice.beginRegister({ passphrase: words })
    const invited = await api.accounts.register({ invitation: locator, request })
    const { record } = await choice.finishRegister({ response: invited.response })
    const { userId, organisation, by, log, roles } = invited
    if (by) await vault.openInvitation({ network, secret, user: userId, ...by })
    const { user, unlockers, recoveryCode } = await vault.enrol({ network, userId })
    const at = minuteOf(new Date(invited.now))
    if (log.length > 0) await vault.learnLog({ organisation, statements: log, home: true })
    const statement =
      log.length > 0
        ? await vault.joinOrganisation({ organisation, at })
        : await vault.foundOrganisation({ organisation, roles, at })
    const of = (kind: Unlocker['kind']) => unlockers.find((one) => one.kind === kind) as Unlocker
    await api.accounts.accept({
      invitation: locator,
      record,
      user,
      passphrase: of('passphrase'),
      recovery: of('recovery'),
      statement,
    })
    const me = await api.accounts.me({})
    await enterLogs(me)
    return { recoveryCode, me }
  } finally {
    choice.end()
  }
}
