// The key worker's entry. It is served with its own policy (default-src 'none'; script-src 'self' 'wasm-unsafe-eval'), so
// that code inside can reach nothing but its ports. Bundles to one file: no dynamic import below it. All windows of a person share one where the
// browser can; it ends for all of them.
import { createKeyVault } from './key-vault.ts'
import { serveVault, type PortLike } from './vault-port.ts'

/** A window of a shared worker is done with it: once all are, or soon after the first, it ends with everything in it. */
export type End = { end: true }
/** Another window still seals what was being typed there; one that was closed never says that it is done. */
const patienceMs = 2_000

const scope = globalThis as unknown as PortLike & { close(): void }
const vault = createKeyVault()
const windows = new Set<MessagePort>()

const end = (): void => void vault.lock().finally(() => scope.close())

function serveWindow(port: MessagePort): void {
  windows.add(port)
  serveVault(port, vault)
  port.addEventListener('message', ({ data }: MessageEvent<Partial<End>>) => {
    if (data.end !== true) return
    windows.delete(port)
    if (windows.size === 0) end()
    else setTimeout(end, patienceMs)
  })
  port.start()
}

// Only a worker that windows share is connected to.
if ('onconnect' in globalThis)
  globalThis.addEventListener('connect', (event) => (event as MessageEvent).ports.forEach(serveWindow))
else serveVault(scope, vault)
