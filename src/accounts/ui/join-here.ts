// Joining in this window: with its vault, and what was seen of the logs is kept at once.
import type { Called } from '../../sealing/shapes.ts'
import { api } from '../../web/session/api.ts'
import { enterLogs } from '../../client/pins.ts'
import { passphrase, openAnew, vault } from '../../web/session/vault.ts'
import { accept } from '../client/accept-invitation.ts'
import { tellWindows } from '../../web/session/other-windows.ts'
import { takeIn } from '../../web/session/current-user.ts'
import { session } from '../../web/session/window-session.ts'

type Me = Awaited<ReturnType<typeof api.accounts.me>>

/** Accepts an invitation (errors as `accept`). Answers with the recovery code, which is shown once, and what confirms it. */
export async function join(
  secret: string,
  words: string,
  first: Called | undefined,
): Promise<{ recoveryCode: string; recoveryProof: string; me: Me }> {
  // A secret that cannot be read opens nothing, and locks nobody.
  const { network } = await api.setup.state({})
  await vault.locateInvitation({ network, secret })
  openAnew()
  const choice = passphrase(vault)
  try {
    const { recoveryCode, recoveryProof } = await accept({ api, vault, choice, first }, secret, words)
    const me = await api.accounts.me({})
    takeIn(me)
    await enterLogs(session, { isNew: true })
    tellWindows({ said: 'came-in', who: me.id })
    return { recoveryCode, recoveryProof, me }
  } finally {
    choice.end()
  }
}
