// The vault as the rest of Continuum sees it: what goes in and comes out of the key worker, never a key.
// Everything here is a plain object of base64url strings and numbers, so that each call can cross postMessage; pieces of
// files alone travel as bytes, whose buffer is handed over (file-shape.ts).
// `createVault()` (vault.ts) is the vault itself, for Node, tests and the demo; `connectVault()` (vault-client.ts) is
// the same interface before the worker in the browser.

import type { AboutFile } from './file-shape.ts'
import type { Intent, Signer } from './intent-shape.ts'
import type { Called, Compartment, Header, SealedHeader, Text, Unlocker, UserKeys } from './shapes.ts'
import type { CardCalls } from './vault-card-shape.ts'
import type { ChainCalls } from './vault-chain-shape.ts'
import type { GuardianCalls } from './vault-guardian-shape.ts'
import type { LogCalls } from './vault-log-shape.ts'
import type { MoveCalls } from './vault-move-shape.ts'
import type { PackageCalls, PackageToOpen } from './vault-package-shape.ts'
import type { PageCalls } from './vault-page-shape.ts'
import type { RecoveryShareCalls } from './vault-recovery-share-shape.ts'
import type { RestorationCalls } from './vault-restoration-shape.ts'
import type { SealingCalls } from './vault-sealing-shape.ts'
import type { VisitCalls } from './vault-visit-shape.ts'
import type { RegisterCalls } from './vault-register-shape.ts'
import type { WitnessCalls } from './vault-witness-shape.ts'
import type { Purpose, WordsCalls } from './words-shape.ts'

export { COMPARTMENTS } from './shapes.ts'
export type {
  Compartment,
  CompartmentEpoch,
  Header,
  NewCircleEpoch,
  SealedHeader,
  Text,
  Unlocker,
  UserKeys,
  Wrap,
} from './shapes.ts'

/** A circle's key epoch as the server hands it to one member. `sealedSeed` is that member's own, `previous` the box of the epoch before. */
export type CircleKey = {
  circleId: number
  epoch: number
  commit: Text
  sealedSeed?: Text
  previous?: Text
}

/** A member to whom a circle's seed is sealed; `memberId` comes back beside the result so that it can be stored. */
export type Member = { memberId: string; encPublic: Text }

/** Where a record lives. Any difference on opening (other field, row, case …) is refused. `version` counts from 1. */
export type RecordWhere = {
  caseId: string
  compartment: Compartment
  table: string
  row: string
  field: string
  version: number
}
export type SealedRecord = { epoch: number; ciphertext: Text; signature: Text }
/**
 * `author` is the writer's Ed25519 public half; when given, a missing or false signature is refused, and so is an author
 * whom no learned log knows and who is not the person (`not-verified`). `newest` says that this is shown as the value that
 * counts of its field in this case: an older version than was seen here before, or another one under the same number, is
 * `outdated`. So is, of `safe_contact`, what is under an older key than the present one and was not seen here before.
 */
export type RecordToOpen = RecordWhere & {
  epoch: number
  ciphertext: Text
  signature?: Text
  author?: Text
  newest?: true
}

/** Whose key signed: the person whose case it is, or somebody in an organisation, as the vault has checked it. */
export type Author = 'person' | { organisation: number; user: string }
/**
 * What its writer says of a record under the same seal: the day (YYYY-MM-DD), the minute (YYYY-MM-DDTHH:MMZ; none in what was sealed
 * before there was such a thing), and the process that it belongs to. What stands beside a sealed row is the server’s word.
 */
export type Said = { on: string; at?: string; track?: string; about?: string }
/** `author` where one was given; `said` where its writer said it. */
export type Opened = { value: unknown; author?: Author; said?: Said }
/** One of many that were to be opened. */
export type Answered = (Opened & { refused?: undefined }) | { refused: string; value?: undefined }

/** `score` from 0 to 1; 1 is the same text. */
export type Found = { caseId: string; header: Header }

/** Sealed for a whole circle outside any case: staff names, hotline contacts, addresses of shelters. */
export type CircleWhere = { circleId: number; table: string; row: string; field: string; version: number }
export type CircleSealed = { circleEpoch: number; ciphertext: Text }

/** Public result of words: `locator` (16 bytes) is how the server finds the row; it can derive nothing from it. */
export type WordsKeys = { locator: Text; encPublic: Text; sigPublic: Text }

export type VaultStatus =
  | { state: 'locked' }
  | {
      state: 'unlocked'
      /** Empty for someone who came with words. */
      userId: string
      /** `enter` was said: what is shown was held against what was seen before. */
      isIn: boolean
      /** The network is an invented country's, which lives on a day of its own: said by the id that everything sealed is bound to. */
      isPractice: boolean
      encPublic: Text
      sigPublic: Text
      circles: { circleId: number; epoch: number }[]
    }

/** What the key worker answers. Every call gives a promise and fails with `SealingError` (suite.ts), whose `code` is stable. */
export interface KeyVault
  extends
    LogCalls,
    ChainCalls,
    PageCalls,
    MoveCalls,
    CardCalls,
    RecoveryShareCalls,
    GuardianCalls,
    SealingCalls,
    PackageCalls,
    VisitCalls,
    WitnessCalls,
    RegisterCalls,
    RestorationCalls {
  // ── opening and closing ────────────────────────────────────────────────────────────────────────────────────────
  /** Locked, or unlocked with whose public halves and which circles. Never fails. */
  status(): Promise<VaultStatus>

  /** What is shown was held against what was seen before: other windows of the same person may use the keys from now on. */
  enter(): Promise<void>

  /**
   * What time the network says it is (an instant). Answers by how many minutes this device's clock is behind it, 0 where they agree
   * to ten minutes: further apart nothing is signed (`clock`). Told again and again, since either may be set right.
   */
  keepTime(input: { now: string }): Promise<{ minutesAhead: number }>

  /**
   * First unlock of a member of staff: makes the user's keys and two unlockers, one by the passphrase's KEK that the
   * passphrase worker has sent (Node: `holdKek`), one by a recovery code to be printed. Store `user` and `unlockers`;
   * show `recoveryCode` once and forget it. The vault is unlocked afterwards.
   */
  enrol(input: {
    network: string
    userId: string
  }): Promise<{ user: UserKeys; unlockers: Unlocker[]; recoveryCode: string }>

  /** Unlocks by the KEK that has arrived from the passphrase worker (Node: `holdKek`). */
  unlock(input: { network: string; userId: string; user: UserKeys; unlocker: Unlocker }): Promise<VaultStatus>

  /** Unlocks by the printed code (case, spaces and hyphens do not matter; `bad-words` for a typing mistake). */
  unlockWithRecoveryCode(input: {
    network: string
    userId: string
    user: UserKeys
    unlocker: Unlocker
    code: string
  }): Promise<VaultStatus>

  /** A new unlocker for the KEK that has arrived: a changed passphrase. Store it in place of the old one. */
  replacePassphrase(): Promise<Unlocker>

  /** A new recovery code. Store the unlocker in place of the old one, show the code once. */
  replaceRecoveryCode(): Promise<{ unlocker: Unlocker; recoveryCode: string }>

  /** Signs the server's challenge (32 bytes) with the printed code; nothing is unlocked. `bad-words` for a typing mistake. */
  proveRecoveryCode(input: { code: string; challenge: Text }): Promise<{ signature: Text }>

  /**
   * A new unlocker for a passkey, from the 32 bytes of its PRF extension. They are overwritten here once used, and the
   * caller overwrites its own.
   */
  addPasskey(input: { prf: Uint8Array; credentialId: Text }): Promise<Unlocker>

  /** Unlocks by a passkey's PRF output. `wrong-commit` where the unlocker belongs to another passkey. */
  unlockWithPasskey(input: {
    network: string
    userId: string
    user: UserKeys
    unlocker: Unlocker
    prf: Uint8Array
    credentialId: Text
  }): Promise<VaultStatus>

  /** Forgets everything. In the browser the client also ends the worker. */
  lock(): Promise<void>

  // ── words: the person's card (6 words) and the reporter's receipt (16 digits or 8 words) ───────────────────────
  /**
   * The key that the words worker has just handed over (`stretchWords`) → locator and public halves. With `unlock` this
   * vault now acts with these keys (the survivor's phone); without, only the public halves are kept (a worker who hands out
   * a card). `bad-words` where no key came. Whoever calls a whole vault says `finishWords`.
   */
  growWords(input: { purpose: Purpose; unlock?: { network: string } }): Promise<WordsKeys>

  /**
   * Says which circle stands for this person alone: what was wrapped to it opens with the keys that the words gave. For the
   * person's own page, after `finishWords({ unlock })`; the number comes from the server and opens nothing by itself.
   */
  standFor(input: { circleId: number }): Promise<VaultStatus>

  // ── circles ────────────────────────────────────────────────────────────────────────────────────────────────────
  /**
   * Opens circle seeds (newest by `sealedSeed`, older ones through `previous`), checks their commitments against the log
   * of their organisation. `not-verified` for a circle that no learned log knows.
   */
  addCircles(input: { circles: CircleKey[] }): Promise<VaultStatus>

  // ── cases ──────────────────────────────────────────────────────────────────────────────────────────────────────
  /** Which compartments and epochs of a case this vault can read now. */
  heldKeys(input: { caseId: string }): Promise<{ held: { compartment: Compartment; epochs: number[] }[] }>

  /** Drops a case's keys, e.g. when the server refused a new epoch; `receiveKeys` takes the true ones. */
  forgetCase(input: { caseId: string }): Promise<void>

  /** The number of the newest value of a field that was seen here, where only the newest counts; 0 where none was. A server that shows none hides it. */
  newestNumber(input: { caseId: string; field: string }): Promise<{ n: number }>

  /** Seals and signs one value under the newest key held. Store all three results beside the row. */
  sealRecord(input: RecordWhere & { value: unknown; said?: Said }): Promise<SealedRecord>

  /** Opens one value. `no-key` when the compartment is not held. The record of a file comes without the file's key. */
  openRecord(input: RecordToOpen): Promise<Opened>

  /** Many at once, in order; a record that cannot be opened is answered with its code and does not fail the others. */
  openRecords(input: { records: RecordToOpen[] }): Promise<Answered[]>

  // ── files: the page hands in a Blob, a handle and not its bytes, or sealed pieces; a file's key never crosses ──────
  /**
   * Begins a file: reads it once for its digest, makes its key, seals its record. `row` of the place is the file's id.
   * Store the record, then send each piece of `sealPiece`. `other-file` where it cannot be read (any more).
   */
  beginFile(
    input: Pick<RecordWhere, 'caseId' | 'compartment' | 'row'> &
      Pick<AboutFile, 'name' | 'mime' | 'kept'> & { content: Blob; said?: Said },
  ): Promise<{ record: SealedRecord; about: AboutFile; padded: number }>

  /**
   * Goes on with a file that was begun, perhaps on another day: it is read again and must be the same to the last byte
   * (`other-file`), because two contents under one nonce would betray both.
   */
  continueFile(input: { record: RecordToOpen; content: Blob }): Promise<AboutFile>

  /** Piece `index` (from 0) of a file that was begun here or goes on here, sealed. Its bytes are handed over, not copied. */
  sealPiece(input: { file: string; index: number }): Promise<Uint8Array<ArrayBuffer>>

  /**
   * Opens a file's record for reading; from then on its pieces are opened in their order, beginning with 0. `reading` names this
   * reading in the place of the file: one may be looked at and saved at the same time.
   */
  openFile(input: { record: RecordToOpen; reading?: string }): Promise<AboutFile>

  /**
   * The next piece, opened, without padding. `broken` for any other piece than the next one and for any change; with the
   * last piece the digest of the whole is compared.
   */
  openPiece(input: {
    file: string
    index: number
    sealed: Uint8Array<ArrayBuffer>
  }): Promise<Uint8Array<ArrayBuffer>>

  /** Forgets a file's key, or that of a reading. */
  forgetFile(input: { file: string }): Promise<void>

  // ── headers and search ─────────────────────────────────────────────────────────────────────────────────────────
  /** Seals a case's header for each of these circles (all must be held). */
  sealHeader(input: { caseId: string; header: Header; circles: number[] }): Promise<SealedHeader[]>

  /** Opens headers and keeps them for `search`. Those of circles that are not held, broken, or older than one that was seen, are listed as refused. */
  openHeaders(input: {
    headers: SealedHeader[]
  }): Promise<{ opened: { caseId: string; header: Header }[]; refused: { caseId: string; code: string }[] }>

  /** Fuzzy search over the opened headers, here only; best first. Also finds digits of telephone numbers and births. */
  search(input: { query: string; limit?: number }): Promise<Found[]>

  // ── outside a case ─────────────────────────────────────────────────────────────────────────────────────────────
  /** Seals a value for everyone in a held circle. */
  sealForCircle(input: CircleWhere & { value: unknown }): Promise<CircleSealed>
  openForCircle(input: CircleWhere & CircleSealed): Promise<{ value: unknown }>

  /** Seals a draft for this user alone; `name` says which form. */
  sealDraft(input: { name: string; value: unknown }): Promise<{ ciphertext: Text }>
  openDraft(input: { name: string; ciphertext: Text }): Promise<{ value: unknown }>

  // ── reports ────────────────────────────────────────────────────────────────────────────────────────────────────
  /**
   * Opens an anonymous report and its thread. The hotline gives `circleId` and the hotline's wrap; the reporter, after
   * `finishWords({ unlock })` with purpose 'receipt', leaves `circleId` out and gives the own wrap. `isOwnHouse`: the wrap is the one for
   * the house of whoever wrote it, and the circle theirs. `sender`: the circle that must have written it. `author` is who signed it, none where
   * nobody did, and not `isKnown` where the log of their organisation was not learned. `bad-signature` where somebody else wrote it.
   */
  openReport(input: {
    locator: Text
    circleId?: number
    isOwnHouse?: boolean
    wrap: Text
    ciphertext: Text
    messages: { n: number; from: 'hotline' | 'reporter'; ciphertext: Text }[]
    sender?: { circle: number; shown: Called } | undefined
  }): Promise<{
    report: unknown
    author?: Signer & { intent: Intent['to']; isKnown: boolean }
    messages: { n: number; from: 'hotline' | 'reporter'; message: unknown }[]
  }>

  /** Seals message number `n` (from 1) of an opened report's thread. */
  sealReportMessage(input: {
    locator: Text
    n: number
    from: 'hotline' | 'reporter'
    message: unknown
  }): Promise<{ ciphertext: Text }>

  // ── comparing keys by voice ────────────────────────────────────────────────────────────────────────────────────
  /** Six words (66 bits) that stand for a public key. */
  fingerprint(input: { publicKey: Text }): Promise<{ words: string }>
}

/** The vault as everybody calls it: with words from paper, whose slow half is done beside it. */
export type Vault = Omit<KeyVault, 'growWords' | 'growPackage'> &
  Pick<WordsCalls, 'makeWords' | 'beginWords' | 'sealPackage'> & {
    /** The words of a package that came here → what it tells: `stretchPackage` and `growPackage` in one. */
    openPackage(input: PackageToOpen & { words: string; salt: Text }): ReturnType<PackageCalls['growPackage']>
    /** Words that were begun → their keys: `stretchWords` (words-shape.ts) and `growWords` in one. */
    finishWords(input: { evaluated: Text; unlock?: { network: string } }): Promise<WordsKeys>
  }

/** Without workers (Node, tests, the demo) what they would send is handed in directly. */
type HandedIn = { holdKek(kek: Uint8Array): void; holdGrown(key: Uint8Array): void }
export type LocalKeyVault = KeyVault & HandedIn
export type LocalVault = Vault & LocalKeyVault
