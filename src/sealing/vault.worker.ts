// The key worker's entry. It is served with its own policy (default-src 'none'; script-src 'self' 'wasm-unsafe-eval'), so
// that code inside can reach nothing but this port. Bundles to one file: no dynamic import below it.
import { createKeyVault } from './key-vault.ts'
import { serveVault, type PortLike } from './vault-port.ts'

serveVault(globalThis as unknown as PortLike, createKeyVault())
