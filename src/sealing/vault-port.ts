// How a vault is called from the other side of a message port: { id, call, args } → { id, ok } or { id, error }.
// Only the calls of the interface are answered. What the workers beside it make (a KEK of a passphrase, a key of words) comes
// in through a port of its own, straight from the worker, so that the page never sees it.
import { SealingError, type SealingCode } from './suite.ts'
import type { KeyVault, LocalKeyVault } from './vault-shape.ts'

/** What workers, their scope and message ports have in common. */
export type PortLike = {
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

export type Call = { id: number; call: string; args: unknown }
export type Answer = { id: number; ok: unknown } | { id: number; error: SealingCode | 'failed' }
/** Which worker beside the vault sends a key: the one of passphrases a KEK, the one of words what they grow from. */
export type Beside = 'passphrase' | 'words'
/** Hands the vault, or a worker beside it, its end of the channel between the two. */
export type SidePort = { sidePort: MessagePort; from: Beside }

export const VAULT_CALLS = [
  'status',
  'enter',
  'enrol',
  'unlock',
  'unlockWithRecoveryCode',
  'replacePassphrase',
  'replaceRecoveryCode',
  'proveRecoveryCode',
  'addPasskey',
  'unlockWithPasskey',
  'lock',
  'growWords',
  'standFor',
  'noteForCard',
  'believeCard',
  'addCircles',
  'openCase',
  'receiveKeys',
  'heldKeys',
  'newestNumber',
  'forgetCase',
  'keepTime',
  'sealRecord',
  'openRecord',
  'openRecords',
  'grant',
  'checkWords',
  'grantPages',
  'openPages',
  'rotateKeys',
  'sealHeader',
  'openHeaders',
  'search',
  'sealForCircle',
  'openForCircle',
  'sealToPerson',
  'sealToCircle',
  'openBrief',
  'makeVisitKey',
  'makeVisitTelephone',
  'sealVisitRow',
  'openVisitRows',
  'openPackageAnswer',
  'growPackage',
  'answerPackage',
  'sealDraft',
  'openDraft',
  'beginFile',
  'continueFile',
  'sealPiece',
  'openFile',
  'openPiece',
  'forgetFile',
  'openReport',
  'sealReportMessage',
  'fingerprint',
  'beginCompartment',
  'viewCase',
  'agreeToBreak',
  'declineToBreak',
  'includePerson',
  'revoke',
  'stateOnCase',
  'transferCase',
  'lookAtReaders',
  'freezeCard',
  'upgradeCase',
  'assignCase',
  'settleCase',
  'signMove',
  'checkMoves',
  'breakAlone',
  'nameDutyCircle',
  'takeOver',
  'learnLog',
  'viewLog',
  'logHeads',
  'takePins',
  'sealPins',
  'sealWitness',
  'takeWitnesses',
  'askWitnesses',
  'answerWitness',
  'goOnUnwitnessed',
  'listHeads',
  'takeRegisters',
  'cosignRegisters',
  'contactState',
  'beginRestoration',
  'signRestoration',
  'viewRestoration',
  'acceptRestoration',
  'cosignCheckpoint',
  'checkCosigners',
  'hashAt',
  'checkNames',
  'foundOrganisation',
  'inviteMember',
  'readyToGuard',
  'nameGuardians',
  'readmit',
  'agreeToReadmit',
  'stopReadmission',
  'bringOrganisation',
  'locateInvitation',
  'openInvitation',
  'joinOrganisation',
  'stateInLog',
  'upgradeLog',
  'rotateCircle',
  'admitToCircle',
  'makeRecoveryShares',
  'nameRecoveryShares',
  'sealToRecoveryShares',
  'readRecoveryShare',
  'tryRecoveryShares',
  'locateRecoveryShares',
  'recoverByShares',
] as const satisfies (keyof KeyVault)[]

/** The calls for which a key must have come from beside. */
const NEED: Readonly<Record<string, Beside>> = {
  enrol: 'passphrase',
  unlock: 'passphrase',
  replacePassphrase: 'passphrase',
  recoverByShares: 'passphrase',
  growWords: 'words',
  growPackage: 'words',
}
/** Two workers talk on another channel than the page: the key may arrive a moment after the call that needs it. */
const PATIENCE_MS = 5_000

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

/** Answers for a vault, and takes keys from the ports that `SidePort` messages bring. */
export function serveVault(port: PortLike, vault: LocalKeyVault): void {
  const take: Record<Beside, (key: Uint8Array) => void> = {
    passphrase: (kek) => vault.holdKek(kek),
    words: (key) => vault.holdGrown(key),
  }
  const coming = new Map<Beside, Promise<void>>()
  port.addEventListener('message', (event: MessageEvent<Partial<SidePort>>) => {
    const { sidePort, from } = event.data
    if (!sidePort || !from) return
    const arrived = new Promise<void>((resolve) => {
      sidePort.addEventListener('message', (delivery: MessageEvent<Uint8Array>) => {
        take[from](delivery.data)
        resolve()
      })
      sidePort.start()
    })
    coming.set(from, arrived)
  })
  serveCalls(port, vault as unknown as AnyCalls, VAULT_CALLS, async (call) => {
    const needed = Object.hasOwn(NEED, call) ? coming.get(NEED[call]!) : undefined
    if (needed) await Promise.race([needed, rest(PATIENCE_MS)])
  })
}

/** Answers for a worker beside the vault, whose key goes to the vault's end of the channel and nowhere else. */
export function serveBeside<Calls extends object>(
  port: PortLike,
  make: (giveKey: (key: Uint8Array<ArrayBuffer>) => void) => Calls,
  names: readonly (keyof Calls & string)[],
): void {
  let toVault: MessagePort | undefined
  port.addEventListener('message', (event: MessageEvent<Partial<SidePort>>) => {
    toVault = event.data.sidePort ?? toVault
  })
  const calls = make((key) => toVault?.postMessage(key, [key.buffer]))
  serveCalls(port, calls as unknown as AnyCalls, names)
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
