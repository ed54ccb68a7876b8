// What the passphrase worker does for the page: the two steps of registering and of signing in. The passphrase and OPAQUE's
// state stay in here between the steps; the KEK leaves through the port to the vault only.
import type { Bytes } from './bytes.ts'
import { beginRegister, beginSignIn, finishRegister, finishSignIn } from './passphrase.ts'
import { SealingError } from './suite.ts'

/** All four pass OPAQUE's messages as the strings that the server gives and takes. */
export interface Passphrase {
  /** `request` goes to the server's registration. */
  beginRegister(input: { passphrase: string }): Promise<{ request: string }>
  /** `record` is stored by the server; the KEK is now with the vault: call its `enrol` or `replacePassphrase`. */
  finishRegister(input: { response: string }): Promise<{ record: string }>
  /** `request` goes to the server's sign-in. */
  beginSignIn(input: { passphrase: string }): Promise<{ request: string }>
  /** `proof` ends the sign-in at the server; the KEK is now with the vault: call its `unlock`. `wrong-passphrase` otherwise. */
  finishSignIn(input: { response: string }): Promise<{ proof: string }>
}

export const PASSPHRASE_CALLS = [
  'beginRegister',
  'finishRegister',
  'beginSignIn',
  'finishSignIn',
] as const satisfies (keyof Passphrase)[]

/** The four calls; `giveKek` carries the KEK to the vault. */
export function passphraseCalls(giveKek: (kek: Bytes) => void): Passphrase {
  let pending: { passphrase: string; state: string } | undefined
  const take = (): { passphrase: string; state: string } => {
    const taken = pending
    pending = undefined
    if (!taken) throw new SealingError('wrong-passphrase')
    return taken
  }
  return {
    async beginRegister({ passphrase }) {
      const { state, request } = await beginRegister(passphrase)
      pending = { passphrase, state }
      return { request }
    },
    async finishRegister({ response }) {
      const { passphrase, state } = take()
      const { record, kek } = await finishRegister(passphrase, state, response)
      giveKek(kek)
      return { record }
    },
    async beginSignIn({ passphrase }) {
      const { state, request } = await beginSignIn(passphrase)
      pending = { passphrase, state }
      return { request }
    },
    async finishSignIn({ response }) {
      const { passphrase, state } = take()
      const { proof, kek } = await finishSignIn(passphrase, state, response)
      giveKek(kek)
      return { proof }
    },
  }
}
