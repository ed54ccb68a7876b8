// Coming in: the passphrase is proved, the keys open, and before anything is done with them the logs are checked.
import { api } from './api.ts'
import { lock, passphrase, takeCircles, vault } from './vault.ts'

type Me = Awaited<ReturnType<typeof api.accounts.me>>

/** Signs in and unlocks. Problem `wrong-words` for a handle or passphrase that is not right, without saying which. */
export async function signIn(handle: string, words: string): Promise<Me> {
  const proof = passphrase(vault)
  try {
    const { request } = await proof.beginSignIn({ passphrase: words })
    const { response, ticket } = await api.accounts.begin({ handle, request })
    const { proof: proven } = await proof.finishSignIn({ response })
    await api.accounts.finish({ ticket, proof: proven })
    return await unlockMe()
  } finally {
    proof.end()
  }
}

/** Unlocks with the keys that the passphrase has just opened, and takes the circles' keys. */
async function unlockMe(): Promise<Me> {
  const me = await api.accounts.me({})
  const unlocker = me.unlockers.find((one) => one.kind === 'passphrase')
  if (!me.user || !unlocker) throw new Error('An account without keys cannot have signed in.')
  await vault.unlock({ network: me.network.id, userId: me.id, user: me.user, unlocker })
  return enter(me)
}

/** Checks the logs against what was seen before, and takes the keys. Where a log is not to be believed, it locks again. */
export async function enter(me: Me): Promise<Me> {
  try {
    const { enterLogs } = await import('../../client/logs.ts')
    await enterLogs(me)
    await takeCircles()
    return me
  } catch (error) {
    await lock()
    throw error
  }
}
