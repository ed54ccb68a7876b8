// OPAQUE alone in a worker of its own, under the same policy as the vault: it is large, needed only at sign-in, and ended
// right after it. The page hands it one end of a channel; the other end lies with the vault.
import { passphraseCalls } from './passphrase-calls.ts'
import { PASSPHRASE_CALLS } from './passphrase-shape.ts'
import { serveBeside, type PortLike } from './vault-port.ts'

serveBeside(globalThis as unknown as PortLike, passphraseCalls, PASSPHRASE_CALLS)
