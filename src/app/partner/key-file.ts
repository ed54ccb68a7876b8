// The key file of a program: where its network is, what it is called there, and the passphrase by which it opens its keys. Whoever has
// the file is the program.

import { randomBytes } from 'node:crypto'
import { lstat, readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { accept } from '../../accounts/client/accept-invitation.ts'
import type { Send } from '../../api/client.ts'
import { apiOf } from '../../client/local-session.ts'
import type { Session } from '../../client/session.ts'
import { passphraseCalls } from '../../sealing/passphrase-calls.ts'
import { createVault, nothingHeld } from '../../sealing/vault.ts'
import { contract } from '../contract.ts'
import { proveWith, sendTo, sessionOn, signIn, withCookie } from './line.ts'

const KeyFile = z.strictObject({
  continuum: z.literal('key-file/1'),
  address: z.url({ protocol: /^https?$/ }),
  handle: z.string(),
  passphrase: z.string().min(20),
  recoveryCode: z.string(),
})
export type KeyFile = z.infer<typeof KeyFile>

/** Reads a key file. Fails with a sentence where it is none, or others on this machine can read it. */
export async function readKeyFile(path: string): Promise<KeyFile> {
  const { mode } = await lstat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others on this machine: chmod 600 ${path}`)
  const read = KeyFile.safeParse(JSON.parse(await readFile(path, 'utf8')) as unknown)
  if (!read.success) throw new Error(`${path} is no key file of a program.`)
  return read.data
}

/** Signs a program in by its key file. */
export const connect = (key: KeyFile, send: Send = sendTo(key.address)): Promise<Session> =>
  signIn(send, key.handle, key.passphrase)

/**
 * Accepts the invitation of a program: its keys are made here, and everything by which they are opened goes into a new file that
 * nobody else on this machine can read.
 */
export async function joinByFile(
  path: string,
  { address, invitation, send = sendTo(address) }: { address: string; invitation: string; send?: Send },
): Promise<Session> {
  const passphrase = randomBytes(32).toString('base64url')
  // Nothing is joined whose keys could not be kept.
  await writeFile(path, '', { flag: 'wx', mode: 0o600 })
  const line = withCookie(send, proveWith(passphrase))
  const vault = createVault(nothingHeld())
  const choice = passphraseCalls((kek) => vault.holdKek(kek))
  const api = apiOf(contract, line)
  const { recoveryCode, recoveryProof } = await accept({ api, vault, choice }, invitation, passphrase)
  const { handle } = await api.accounts.me({})
  const key: KeyFile = { continuum: 'key-file/1', address, handle, passphrase, recoveryCode }
  await writeFile(path, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600 })
  await api.unlockers.confirmRecovery({ proof: recoveryProof })
  return sessionOn(line, vault, { isNew: true })
}
