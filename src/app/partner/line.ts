// A line to a staff host over the network for a program: it keeps its cookie, and proves again that it is the same account where an
// act wants that.

import { provePresence, signInByPassphrase } from '../../accounts/client/sign-in.ts'
import type { Send } from '../../api/client.ts'
import { apiOf, localSession } from '../../client/local-session.ts'
import { enterLogs } from '../../client/pins.ts'
import type { Session } from '../../client/session.ts'
import { trackCalls } from '../../client/track-calls.ts'
import { speaker } from '../../language/say.ts'
import { passphraseCalls } from '../../sealing/passphrase-calls.ts'
import { createVault, nothingHeld } from '../../sealing/vault.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import { contract } from '../contract.ts'
import { machines } from '../machines.ts'

/** Sends a request to a host; `fetch` with the host's address before the path. */
export const sendTo =
  (address: string): Send =>
  (path, init) =>
    fetch(address.replace(/\/+$/, '') + path, { ...init, redirect: 'error' })

/**
 * The same line with the cookie that it was given, as a browser keeps it. Whoever gives `prove` is asked for a fresh proof of presence where an
 * act needs one, and the request is sent again, as on the screens.
 */
export function withCookie(
  send: Send,
  prove?: (send: Send) => Promise<void>,
): { send: Send; cookie: () => string } {
  let cookie = ''
  const once: Send = async (path, init) => {
    const response = await send(path, {
      ...init,
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
    })
    const [set = ''] = (response.headers.get('set-cookie') ?? '').split(';')
    if (set) cookie = set.endsWith('=') ? '' : set
    return response
  }
  const proving: Send = async (path, init) => {
    const response = await once(path, init)
    if (!prove || response.status !== 403) return response
    const { code } = (await response.clone().json()) as { code?: string }
    if (code !== 'step-up') return response
    await prove(once)
    return once(path, init)
  }
  return { send: proving, cookie: () => cookie }
}

const paths = Object.fromEntries(machines.map(({ kind, path }) => [kind, path]))

/** Whoever has signed in on this line, with their vault. */
export const sessionOf = (send: Send, vault: Vault): Promise<Session> =>
  localSession({
    api: apiOf(contract, send),
    vault,
    tracks: trackCalls(send, paths),
    machineOf: (kind) => machines.find((one) => one.kind === kind)!,
    speak: async (language) => speaker(language),
  })

/** The same, with every log checked as at the sign-in. */
export async function sessionOn(send: Send, vault: Vault, { isNew = false } = {}): Promise<Session> {
  const session = await sessionOf(send, vault)
  await enterLogs(session, { isNew })
  return session
}

/** Proves by the passphrase that it is still the same account. */
export const proveWith = (passphrase: string) => (send: Send) =>
  provePresence({ api: apiOf(contract, send), proof: passphraseCalls(() => undefined) }, passphrase)

/** Signs an account in by its passphrase and checks every chain. */
export async function signIn(send: Send, handle: string, passphrase: string): Promise<Session> {
  const { send: line } = withCookie(send, proveWith(passphrase))
  const vault = createVault(nothingHeld())
  const proof = passphraseCalls((kek) => vault.holdKek(kek))
  await signInByPassphrase({ api: apiOf(contract, line), vault, proof }, handle, passphrase)
  return sessionOn(line, vault)
}
