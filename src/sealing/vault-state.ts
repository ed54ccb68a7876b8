// What an unlocked vault holds in memory, and the questions that its parts ask of it. Nothing here is ever written
// anywhere; locking drops the whole object.
import type { Bytes } from './bytes.ts'
import type { Believed, LineProof } from './case-replay.ts'
import type { Checked, Head, Kept, Statement } from './chain.ts'
import type { CircleKeys } from './circle.ts'
import type { FileAtWork } from './file.ts'
import { newHeaderIndex, type HeaderIndex } from './header.ts'
import type { EncPair, SigPair } from './keys.ts'
import { momentOf } from './minute.ts'
import type { LogCircle, Organisation } from './org-shape.ts'
import { isPracticeNetwork } from './practice.ts'
import { SealingError } from './suite.ts'
import { toText } from './text.ts'
import type { Compartment, Header, VaultStatus } from './vault-shape.ts'

/** A compartment's keys by epoch. */
export type Epochs = Map<number, Bytes>

/** An organisation's log as far as this vault has checked it. `hashes` of every statement, `genesis` the first of them. */
export type KnownLog = Checked<Organisation> & {
  hashes: readonly string[]
  genesis: string
  /** The first line that is dated later than it can be by now. */
  ahead?: number
}

/** An invitation whose secret was typed: who invites, and how their log begins. */
export type Invited = { pair: SigPair; organisation: number; genesis: string }

/**
 * A case's chain as this vault believes it, with its statements and their proofs, and how far each log was known when it was judged:
 * it is judged anew where one has grown.
 */
export type KnownCase = Believed & {
  statements: readonly (Statement | Kept)[]
  proofs: readonly LineProof[]
  judgedBy: ReadonlyMap<number, number>
}

export type Held = {
  network: string
  /** Empty for someone who came with words: they have no user. */
  userId: string
  enc: EncPair
  sig: SigPair
  /** UMS of a user, or what words gave: seals what is this person's alone. */
  own: Bytes
  circles: Map<number, Map<number, CircleKeys>>
  /** Circles whose keys came from recovery shares, until the log names this user among their members. */
  recovered: Set<number>
  /** Epochs that were made here and that no log names yet: nothing is sealed under them before it does. */
  coming: Map<number, CircleKeys>
  /** The circle of one whose pair is this person's own. */
  ownCircle: number | undefined
  /** The case that the person's card names: no other is believed to be theirs. */
  ownCase: string | undefined
  cases: Map<string, Map<Compartment, Epochs>>
  /** Cases that this user has taken over, and until which minute: then their keys go. */
  until: Map<string, string>
  index: HeaderIndex
  /** Headers that came since the last search: indexing waits until someone searches. */
  unindexed: Map<string, Header>
  /** The count of each case's header that was sealed or opened last: an older one does not come back. */
  headerCounts: Map<string, number>
  reports: Map<string, Bytes>
  /** The organisation that this user works for, once its log was believed. */
  home: number | undefined
  invited: Invited | undefined
  /** These keys were made in this session: no log need name them yet. */
  isNew: boolean
  logs: Map<number, KnownLog>
  /** What was seen of every chain, by its name. */
  pins: Map<string, Pin>
  /** The chains of the cases whose keys are held. */
  chains: Map<string, KnownCase>
  witness: Witnessing
  /** What is shown was held against what was seen before: other windows may use these keys. */
  isIn: boolean
  /** A human has said that a backup may have been restored: nothing is held against what was seen, and nothing is sealed. */
  restoring: boolean
}

/**
 * How far something was seen to go, and when; of a case which of one's own circles read it, which grants had ended and whether the card was
 * frozen; of a log who had been taken out.
 */
export type Pin = Head & {
  at?: string
  circles?: readonly number[]
  ended?: readonly string[]
  frozen?: boolean
  removed?: readonly string[]
}

/** What the browsers of one's circles remember for each other (vault-witness.ts). */
export type Witnessing = {
  /** Whether this browser came with a memory of its own, or a human has gone on without. */
  remembers: boolean
  /** A colleague has seen more than is shown: nothing is sealed or wrapped here any more. */
  isLiedTo: boolean
  /** Nothing is sealed or wrapped until colleagues were asked. */
  waits: boolean
  /** This browser's question to those who are there now. */
  nonce?: string
  /** How far colleagues say that chains went, by their names. Never passed on as one's own memory. */
  told: Map<string, Head[]>
  /** The newest statement of each that is shown now, by circle and user. */
  shown: Map<string, Head>
  /** Under which key of a circle each has spoken, by circle and user. */
  epochs: Map<string, number>
  /** When this user was last here, by their own newest statement that was shown on coming in. */
  lastHere?: string
  /** Whose memory was taken. */
  witnesses: Map<string, { user: string; at: string; live: boolean }>
  /** What the server showed this browser last of the cases of each circle. */
  listed: Map<number, ReadonlyMap<string, Head>>
  /** When it was asked. */
  listedAt: string
  /** What it showed to colleagues' browsers, by circle and user, and what of that another organisation has cosigned, by `register` and circle. */
  lists: Map<string, List>
  /** How often one was taken: what hangs on them is judged anew where one has come since. */
  listsTaken: number
  /** What was told of one's own memory last, by circle, and the how manieth statement was the first that this vault made. */
  sealed: Map<number, { news: string; at: string; first: number }>
}

/**
 * How far the chains of cases went in a minute, and how to reach their people, as a colleague's browser was shown it; when another organisation
 * has cosigned it. `isOwn`: by this very window, which cannot confirm what it was shown itself.
 */
export type List = {
  at: string
  heads: ReadonlyMap<string, Head>
  cosignedAt?: string
  isOwn?: boolean
}

/** What time it is on this device, in milliseconds. */
export type DeviceClock = { now(): number }

export type VaultState = {
  clock: DeviceClock
  /** By how much the network's clock is ahead of this device's, as it was told last; in milliseconds. */
  ahead: number | undefined
  held: Held | undefined
  kek: Bytes | undefined
  /** What the words worker made of words from paper, until it grows into keys. */
  grown: Bytes | undefined
  invited: Invited | undefined
  /** What only the words of the card that was just made give; until its note is sealed. */
  newCard: Bytes | undefined
  /** Files that are being sealed or read, by id. */
  files: Map<string, FileAtWork>
  /** Sheets that were made and not named yet: public halves alone. */
  recoveryShares: { organisation: number; enc: string; sig: string; locator: string } | undefined
}

/** A fresh holder for someone's keys. */
export function hold(
  who: Pick<Held, 'network' | 'userId' | 'enc' | 'sig' | 'own'> & Partial<Pick<Held, 'invited' | 'isNew'>>,
): Held {
  return {
    home: undefined,
    invited: undefined,
    isNew: false,
    logs: new Map(),
    pins: new Map(),
    chains: new Map(),
    restoring: false,
    witness: {
      remembers: true,
      isLiedTo: false,
      waits: false,
      told: new Map(),
      epochs: new Map(),
      shown: new Map(),
      witnesses: new Map(),
      listed: new Map(),
      listedAt: '',
      lists: new Map(),
      listsTaken: 0,
      sealed: new Map(),
    },
    ...who,
    circles: new Map(),
    recovered: new Set(),
    coming: new Map(),
    ownCircle: undefined,
    ownCase: undefined,
    cases: new Map(),
    until: new Map(),
    index: newHeaderIndex(),
    unindexed: new Map(),
    headerCounts: new Map(),
    reports: new Map(),
    isIn: false,
  }
}

/** The keys, or `locked`. Those of a case that was taken over until now are held no more. */
export function unlocked(state: VaultState): Held {
  const { held, clock, ahead = 0 } = state
  if (!held) throw new SealingError('locked')
  for (const [caseId, until] of held.until)
    if (clock.now() + (isPractice(held) ? ahead : 0) >= momentOf(until)) {
      held.cases.delete(caseId)
      held.until.delete(caseId)
    }
  return held
}

/** In an invented country the clock is moved: there no minute counts for anything. */
export const isPractice = ({ network }: Held): boolean => isPracticeNetwork(network)

export function statusOf(state: VaultState): VaultStatus {
  // What may be lied to, while somebody asks whether a backup was restored, is open for nothing else.
  if (!state.held || state.held.restoring) return { state: 'locked' }
  return {
    state: 'unlocked',
    userId: state.held.userId,
    isIn: state.held.isIn,
    isPractice: isPractice(state.held),
    encPublic: toText(state.held.enc.publicKey),
    sigPublic: toText(state.held.sig.publicKey),
    circles: [...state.held.circles].map(([circleId, epochs]) => ({
      circleId,
      epoch: Math.max(...epochs.keys()),
    })),
  }
}

/** The newest of a map by epoch. */
export function newest<T>(epochs: Map<number, T>): { epoch: number; value: T | undefined } {
  const epoch = Math.max(...epochs.keys())
  return { epoch, value: epochs.get(epoch) }
}

/** A circle as a checked log has it. */
export function circleInLogs(held: Held, circleId: number): LogCircle | undefined {
  for (const { now } of held.logs.values()) {
    const circle = now.circles.get(circleId)
    if (circle) return circle
  }
  return undefined
}

/** A held circle's keys of one epoch (default: the newest), or `no-key`. */
export function circleOf(held: Held, circleId: number, epoch?: number): CircleKeys {
  const epochs = held.circles.get(circleId)
  const keys = epochs && (epoch === undefined ? newest(epochs).value : epochs.get(epoch))
  if (!keys) throw new SealingError('no-key')
  return keys
}

/** Opens what was sealed to a circle, perhaps under an older key of it: each that is held is tried. */
export async function inAnyEpoch<Value>(
  held: Held,
  circleId: number,
  open: (enc: EncPair) => Promise<Value>,
): Promise<Value> {
  const epochs = held.circles.get(circleId)
  if (!epochs) throw new SealingError('no-key')
  for (const { enc } of epochs.values()) {
    try {
      return await open(enc)
    } catch (refusal) {
      if (!(refusal instanceof SealingError && refusal.code === 'broken')) throw refusal
    }
  }
  throw new SealingError('broken')
}

/** Keeps one epoch of a circle. */
export function keepCircle(held: Held, keys: CircleKeys): void {
  const epochs = held.circles.get(keys.circleId) ?? new Map<number, CircleKeys>()
  held.circles.set(keys.circleId, epochs.set(keys.epoch, keys))
}

/** A case's key of one compartment and epoch (default: the newest), or `no-key`. */
export function keyOf(
  held: Held,
  caseId: string,
  compartment: Compartment,
  epoch?: number,
): { epoch: number; key: Bytes } {
  const epochs = held.cases.get(caseId)?.get(compartment)
  if (!epochs) throw new SealingError('no-key')
  const at = epoch ?? newest(epochs).epoch
  const key = epochs.get(at)
  if (!key) throw new SealingError('no-key')
  return { epoch: at, key }
}

/** Keeps one key of a case. */
export function keepKey(
  held: Held,
  { caseId, compartment, epoch }: { caseId: string; compartment: Compartment; epoch: number },
  key: Bytes,
): void {
  const compartments = held.cases.get(caseId) ?? new Map<Compartment, Epochs>()
  const epochs = compartments.get(compartment) ?? (new Map() as Epochs)
  held.cases.set(caseId, compartments.set(compartment, epochs.set(epoch, key)))
}
