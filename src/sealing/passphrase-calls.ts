// What the passphrase worker does for the page: the two steps of registering and of signing in. The passphrase and OPAQUE's
// state stay in here between the steps; the KEK leaves through the port to the vault only.
import type { Bytes } from './bytes.ts'
import { beginRegister, beginSignIn, finishRegister, finishSignIn } from './passphrase.ts'
import type { Passphrase } from './passphrase-shape.ts'
import { SealingError } from './suite.ts'

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
