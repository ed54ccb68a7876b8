// The OPRF and Argon2id in a worker of their own, under the same policy as the vault: they are large and needed only where
// words from paper are made or typed. The page hands it one end of a channel; the other end lies with the vault.
import { serveBeside, type PortLike } from './vault-port.ts'
import { wordsCalls } from './words-calls.ts'
import { WORDS_CALLS } from './words-shape.ts'

serveBeside(globalThis as unknown as PortLike, wordsCalls, WORDS_CALLS)
