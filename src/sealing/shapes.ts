// The plain objects that all calls of the vault have in common: base64url strings and numbers, so that each can cross
// postMessage.

/** The parts of a file, each with keys of its own. This is the only list of them: whatever needs some of them takes them from here. */
export const COMPARTMENTS = [
  'identity',
  'contact',
  'narrative',
  'health',
  'legal',
  'privileged',
  'immigration',
  'finance',
  'messages',
  'health_sexual',
  'health_mind',
  'health_substances',
  'working',
] as const
export type Compartment = (typeof COMPARTMENTS)[number]

/** What passes between a client and a lawyer: begun by a lawyer with the person, and given on by their consent alone. */
export const PRIVILEGED = 'privileged' satisfies Compartment

/** Never copied out of a file, onto a page or for a colleague: the person's and their lawyer's, what was written to the person, and a worker's own. */
export const isCopied = (part: Compartment): boolean => ![PRIVILEGED, 'messages', WORKING].includes(part)

/** What a worker notes for herself and for who stands in for her: no grant names it, on whatever basis. */
export const WORKING: 'working' & Compartment = 'working'

/** Kinds of health that are given each by itself, beside the general one: begun when somebody first writes there. */
export const HEALTH_PARTS = [
  'health_sexual',
  'health_mind',
  'health_substances',
] as const satisfies Compartment[]

/** Parts of which nobody but who reads them learns that they were begun. */
export const UNTOLD: readonly Compartment[] = [...HEALTH_PARTS, WORKING]

/** Parts with which no case opens: each is begun by whoever first has a use for it. */
export const BEGUN_LATER: readonly Compartment[] = [PRIVILEGED, ...UNTOLD]

/** Unpadded base64url. */
export type Text = string

/** How UMS (the user's master secret) is reached: one for the passphrase, the recovery code, each passkey. Stored by the server. */
export type Unlocker = {
  kind: 'passphrase' | 'recovery' | 'passkey'
  /** X25519 public half, 32 bytes. */
  publicKey: Text
  /** Its private half, sealed by the KEK, with a commitment to the KEK. */
  sealedPrivate: Text
  /** UMS, HPKE-wrapped to `publicKey`. */
  wrappedUms: Text
  /** Of a recovery code: the public half by which the server checks that somebody has it. */
  proof?: Text | undefined
}

/** What the server keeps of a user's keys. Private halves only sealed. */
export type UserKeys = { encPublic: Text; sigPublic: Text; sealedKeys: Text }

/** A new epoch of a circle, ready to be stored. `previous` is missing in the first epoch and after a loss of all keys. */
export type NewCircleEpoch = {
  circleId: number
  epoch: number
  publicKey: Text
  commit: Text
  previous?: Text
  seeds: { memberId: string; sealedSeed: Text }[]
  /** The seed for the shares on paper, where the organisation has made them. */
  recoverySeed?: Text
}

/** One key epoch of a compartment. `previous` boxes the key before it, so that history follows. */
export type CompartmentEpoch = { compartment: Compartment; epoch: number; commit: Text; previous?: Text }

/** The key of one compartment and epoch for one circle. */
export type Wrap = { compartment: Compartment; epoch: number; circleId: number; wrap: Text }

/** What is found by local search. Sealed under a circle's key, 256-byte padded; keep it small. */
export type Header = {
  name: string
  aliases?: string[]
  /** YYYY-MM-DD, or only the year. */
  dob?: string
  phone?: string
  /** Who carries the case, as shown in lists. */
  worker?: string
  /** Whom claims of the case are against: looked for among the cases of the same circle alone. */
  against?: string[]
}
export type SealedHeader = { caseId: string; circleId: number; circleEpoch: number; ciphertext: Text }

/** How an organisation is listed: what people choose it by. */
export type Called = { name: string; kind: string }
