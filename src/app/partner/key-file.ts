// The key file of a program: where its network is, what it is called there, and the passphrase by which it opens its keys. Whoever has
// the file is the program.

import { randomBytes } from 'node:crypto'
import { readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { accept } from '../../accounts/client/accept-invitation.ts'
import type { Send } from '../../api/client.ts'
import { parseJson } from '../../api/parse-json.ts'
import { isProblem } from '../../api/problem.ts'
import { apiOf } from '../../client/local-session.ts'
import type { Session } from '../../client/session.ts'
import { passphraseCalls } from '../../sealing/passphrase-calls.ts'
import { SealingError } from '../../sealing/suite.ts'
import { createVault, nothingHeld } from '../../sealing/vault.ts'
import { contract } from '../contract.ts'
import { proveWith, sendTo, sessionOn, signIn, withCookie } from './line.ts'

const KeyFile = z.strictObject({
  continuum: z.literal('key-file/1'),
  address: z.url({ protocol: /^https?$/ }),
  handle: z.string(),
  passphrase: z.string().min(20),
  /** Empty only while it joins. */
  recoveryCode: z.string(),
})
export type KeyFile = z.infer<typeof KeyFile>

/** What went wrong, in words that hold nothing of what was read or typed. */
export class KeyFileError extends Error {}

/** Reads a key file. Fails with a sentence where it is none, or others on this machine can read it. */
export async function readKeyFile(path: string): Promise<KeyFile> {
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new KeyFileError(`${path} can be read by others on this machine: chmod 600 ${path}`)
  const read = KeyFile.safeParse(parseJson(await readFile(path, 'utf8')))
  if (!read.success) throw new KeyFileError(`${path} is no key file of a program.`)
  return read.data
}

/** Signs a program in by its key file. */
export const connect = (key: KeyFile, send: Send = sendTo(key.address)): Promise<Session> =>
  signIn(send, key.handle, key.passphrase)

/**
 * Accepts the invitation of a program: its keys are made here, and everything by which they are opened goes into a new file that
 * nobody else on this machine can read. The passphrase stands there before anything is joined, so that a line that breaks in the middle
 * leaves a program that can be signed in; where the network refuses, the file goes.
 */
export async function joinByFile(
  path: string,
  { address, invitation, send = sendTo(address) }: { address: string; invitation: string; send?: Send },
): Promise<Session> {
  const key: KeyFile = {
    continuum: 'key-file/1',
    address,
    handle: '',
    passphrase: randomBytes(32).toString('base64url'),
    recoveryCode: '',
  }
  const keep = (flag: 'w' | 'wx') =>
    writeFile(path, `${JSON.stringify(key, null, 2)}\n`, { flag, mode: 0o600 })
  await keep('wx')
  const { send: line } = withCookie(send, proveWith(key.passphrase))
  const vault = createVault(nothingHeld())
  const choice = passphraseCalls((kek) => vault.holdKek(kek))
  const api = apiOf(contract, line)
  const { recoveryCode, recoveryProof } = await accept(
    { api, vault, choice },
    invitation,
    key.passphrase,
  ).catch(async (error: unknown) => {
    // A line that broke says nothing of what the network has done: then this file is all that opens what may be there.
    const isRefusal = isProblem(error) && !['unavailable', 'failed'].includes(error.code)
    if (isRefusal || error instanceof SealingError) await unlink(path)
    throw error
  })
  key.recoveryCode = recoveryCode
  await keep('w')
  key.handle = (await api.accounts.me({})).handle
  await keep('w')
  await api.unlockers.confirmRecovery({ proof: recoveryProof })
  return sessionOn(line, vault, { isNew: true })
}
