// The key worker's entry. It is served with its own policy (default-src 'none'; script-src 'self' 'wasm-unsafe-eval'), so
// that code inside can reach nothing but its ports. Bundles to one file: no dynamic import below it. All windows of a person share one where the
// browser can; it ends for all of them.
import { createKeyVault, nothingHeld, sharedVault, type SharedKeys } from './key-vault.ts'
import { serveVault, type PortLike } from './vault-port.ts'

/** A window of a shared worker is done with it: once all are, or soon after the first, it ends with everything in it. */
export type End = { end: true }
/** It holds the lock of its name. */
export type Held = { held: true }
/** Another window still seals what was being typed there; one that was closed never says that it is done. */
const patienceMs = 2_000

const scope = globalThis as unknown as PortLike & { name: string; close(): void }
const common: SharedKeys = { state: nothingHeld() }
const isShared = 'onconnect' in globalThis
/** Resolves once a lock of its name is held, for as long as it runs: so windows notice when it does not any more. */
const held = new Promise<void>((resolve) => {
  if (!isShared) return
  const forEver = new Promise<void>((_resolve) => {
    // Until the worker ends.
  })
  void navigator.locks.request(scope.name, () => {
    resolve()
    return forEver
  })
})
const windows = new Set<MessagePort>()

function end(): void {
  common.state.held = undefined
  scope.close()
}

function serveWindow(port: MessagePort): void {
  windows.add(port)
  serveVault(port, sharedVault(common))
  port.addEventListener('message', ({ data }: MessageEvent<Partial<End>>) => {
    if (data.end !== true) return
    windows.delete(port)
    if (windows.size === 0) end()
    else setTimeout(end, patienceMs)
  })
  port.start()
  void held.then(() => port.postMessage({ held: true } satisfies Held))
}

// Only a worker that windows share is connected to.
if (isShared)
  globalThis.addEventListener('connect', (event) => (event as MessageEvent).ports.forEach(serveWindow))
else serveVault(scope, createKeyVault(common.state))
