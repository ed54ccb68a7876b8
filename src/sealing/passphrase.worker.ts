// OPAQUE alone in a worker of its own, under the same policy as the vault: it is large, needed only at sign-in, and ended
// right after it. The page hands it one end of a channel; the other end lies with the vault.
import { passphraseCalls } from './passphrase-calls.ts'
import { PASSPHRASE_CALLS } from './passphrase-shape.ts'
import { serveCalls, type KekPort, type PortLike } from './vault-port.ts'

let toVault: MessagePort | undefined

globalThis.addEventListener('message', (event: MessageEvent<Partial<KekPort>>) => {
  toVault = event.data.kekPort ?? toVault
})

const calls = passphraseCalls((kek) => toVault?.postMessage(kek, [kek.buffer]))
serveCalls(
  globalThis as unknown as PortLike,
  calls as unknown as Record<string, (args: unknown) => Promise<unknown>>,
  PASSPHRASE_CALLS,
)
