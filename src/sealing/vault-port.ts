// How a vault is called from the other side of a message port: { id, call, args } → { id, ok } or { id, error }.
// Only the calls of the Vault interface are answered, and the KEK comes in through a port of its own, straight from the
// passphrase worker, so that the page never sees it.
import { SealingError, type SealingCode } from './suite.ts'
import type { LocalVault, Vault } from './vault-shape.ts'

/** What workers, their scope and message ports have in common. */
export type PortLike = {
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

export type Call = { id: number; call: string; args: unknown }
export type Answer = { id: number; ok: unknown } | { id: number; error: SealingCode | 'failed' }
/** Hands a vault the port on which the passphrase worker will send a KEK. */
export type KekPort = { kekPort: MessagePort }

export const VAULT_CALLS = [
  'status',
  'enrol',
  'unlock',
  'unlockWithRecoveryCode',
  'replacePassphrase',
  'replaceRecoveryCode',
  'proveRecoveryCode',
  'addPasskey',
  'unlockWithPasskey',
  'lock',
  'makeWords',
  'beginWords',
  'finishWords',
  'standFor',
  'addCircles',
  'openCase',
  'receiveKeys',
  'heldKeys',
  'forgetCase',
  'sealRecord',
  'openRecord',
  'openRecords',
  'grant',
  'rekey',
  'sealHeader',
  'openHeaders',
  'search',
  'sealForCircle',
  'openForCircle',
  'sealDraft',
  'openDraft',
  'beginFile',
  'continueFile',
  'sealPiece',
  'openFile',
  'openPiece',
  'forgetFile',
  'openReport',
  'sealForReader',
  'sealReportMessage',
  'fingerprint',
  'beginCompartment',
  'viewCase',
  'agreeToBreak',
  'declineToBreak',
  'includePerson',
  'revoke',
  'stateOnCase',
  'learnLog',
  'viewLog',
  'beginningOf',
  'logHeads',
  'takePins',
  'sealPins',
  'cosignCheckpoint',
  'foundOrganisation',
  'inviteMember',
  'bringOrganisation',
  'locateInvitation',
  'openInvitation',
  'joinOrganisation',
  'stateInLog',
  'turnCircle',
  'admitToCircle',
] as const satisfies (keyof Vault)[]

const NEED_KEK = ['enrol', 'unlock', 'replacePassphrase']
/** The two workers talk on another channel than the page: the KEK may arrive a moment after the call that needs it. */
const KEK_PATIENCE_MS = 5_000

type AnyCalls = Record<string, (args: unknown) => Promise<unknown>>

/** The bytes that a call or an answer carries change hands; everything else is text and is copied. */
function handedOver(message: unknown): Transferable[] {
  const parts = message instanceof Uint8Array ? [message] : Object.values(message ?? {})
  return parts.flatMap((part: unknown) => (part instanceof Uint8Array ? [part.buffer as ArrayBuffer] : []))
}

/** Answers `calls` on `port`. Errors cross as their code alone; what is not ours becomes `failed`, without its message. */
export function serveCalls(
  port: PortLike,
  calls: AnyCalls,
  names: readonly string[],
  before?: (call: string) => Promise<unknown>,
): void {
  port.addEventListener('message', (event: MessageEvent<Call>) => {
    const { id, call, args } = event.data
    if (typeof id !== 'number') return
    const work = async (): Promise<unknown> => {
      if (!names.includes(call)) throw new SealingError('not-implemented')
      await before?.(call)
      return calls[call]!(args)
    }
    work().then(
      (ok) => port.postMessage({ id, ok } satisfies Answer, handedOver(ok)),
      (error: unknown) => {
        const code = error instanceof SealingError ? error.code : 'failed'
        port.postMessage({ id, error: code } satisfies Answer, [])
      },
    )
  })
}

/** Answers for a vault, and takes KEKs from the port that a `KekPort` message brings. */
export function serveVault(port: PortLike, vault: LocalVault): void {
  let kek: Promise<void> | undefined
  port.addEventListener('message', (event: MessageEvent<Partial<KekPort>>) => {
    const { kekPort } = event.data
    if (!kekPort) return
    kek = new Promise((resolve) => {
      kekPort.addEventListener('message', (delivery: MessageEvent<Uint8Array>) => {
        vault.holdKek(delivery.data)
        resolve()
      })
      kekPort.start()
    })
  })
  serveCalls(port, vault as unknown as AnyCalls, VAULT_CALLS, async (call) => {
    if (kek && NEED_KEK.includes(call)) await Promise.race([kek, rest(KEK_PATIENCE_MS)])
  })
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/** The other side: turns `names` into typed calls. `failed` and every code arrive as SealingError. */
export function connectCalls<Calls>(port: PortLike, names: readonly string[]): Calls {
  const waiting = new Map<number, { resolve: (ok: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  port.addEventListener('message', (event: MessageEvent<Answer>) => {
    const answer = event.data
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) asker?.reject(new SealingError(answer.error as SealingCode))
    else asker?.resolve(answer.ok)
  })
  const ask = (call: string, args: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      port.postMessage({ id: last, call, args } satisfies Call, handedOver(args))
    })
  return Object.fromEntries(names.map((name) => [name, (args: unknown) => ask(name, args)])) as Calls
}
