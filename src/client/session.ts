// Somebody at work, without a screen: the one parameter of every act in this folder and in <feature>/client/. A window makes
// one with its workers, a test or the demonstration one with a local vault, a partner's program one with its own account.
import type { Client } from '../api/client.ts'
import type { Contract } from '../api/endpoint.ts'
import type { Vault } from '../sealing/vault-shape.ts'
import type { Input } from '../tracks/define.ts'
import type { KnownLaw } from '../tracks/signed-step.ts'

/**
 * What endpoints there are. The roof says it (src/app/contract.ts declares `contract` here), so that this layer has the types of
 * every endpoint and imports no feature.
 */
// oxlint-disable-next-line no-empty-interface, no-empty-object-type
export interface Register {}
type Registered = Register extends { contract: infer Whole extends Contract } ? Whole : never

/** The server as a client sees it: `api.cases.open({…})`. */
export type Api = Client<Registered>
export type Me = Awaited<ReturnType<Api['accounts']['me']>>

export interface TrackNow {
  id: string
  kind: string
  subkind?: string | undefined
  state: string
  version: number
}

/** The endpoints that follow from machines. Refusals are Problem `refused` with the rule. */
export interface TrackCalls {
  makeMove: (
    kind: string,
    move: string,
    track: { id: string; version: number },
    ...[input, key]: [Input?, string?]
  ) => Promise<TrackNow>
  openTrack: (
    kind: string,
    input: { id: string; caseId?: string; other?: number; subkind?: string } & Input,
    key?: string,
  ) => Promise<TrackNow>
}

/** Our words in a language: which one it is, a message, a day. */
export interface Speech {
  language: string
  text: (key: string, values?: Record<string, string | number>) => string
  day: (day: string) => string
}

/** The network's time; in a demonstration it is moved. */
export interface Clock {
  now(): Promise<Date>
}

/** Where the device keeps what was seen of every chain, sealed, beside what the server keeps of it. */
export interface PinStore {
  /** Whether this program has such a place. Where it has none it takes what colleagues remember, and never waits for them. */
  readonly isKept: boolean
  read(user: string): Promise<string | undefined>
  write(user: string, pins: string): Promise<void>
  /** Runs it a little later, together with what follows; a program that ends soon may leave it. */
  later(work: () => void): void
}

/** Where the device keeps the list of headers between two unlocks, sealed under its person's key. */
export interface HeaderStore {
  read(user: string): Promise<string | undefined>
  write(user: string, sealed: string): Promise<void>
}

/** How the server lists an organisation: by this people choose whom something is sealed to. */
export type ListedOrganisation = Awaited<ReturnType<Api['organisations']['list']>>['organisations'][number]
/** What an organisation is called; nothing where it is called otherwise than it was signed. */
export type NameOf = (organisation: number) => string | undefined

/** What the auditor looks at: the trail of the organisation, or the case of the day. */
export type Look = 'trail' | 'case'

/** What whoever signs a move must know, as the server answers it. */
export type ToSignUpon = NonNullable<Awaited<ReturnType<Api['cases']['signing']>>['case']>
type Process = NonNullable<ToSignUpon['process']>

/** Where moves stand that were signed here: by case its facts, and what a process that is opened on it must know; by track how it stands. */
export interface SigningMemory {
  /** Whose it is: a window may serve one after the other. */
  of: string
  cases: Map<string, Pick<ToSignUpon, 'now' | 'facts' | 'mayCallSafer'>>
  openings: Map<string, Pick<ToSignUpon, 'pack' | 'isCarriers'>>
  tracks: Map<string, Pick<ToSignUpon, 'id' | 'pack' | 'isCarriers' | 'other'> & { process: Process }>
}

type HeaderRow = Awaited<ReturnType<Api['cases']['headers']>>['buckets'][number]['headers'][number]

/** The headers that were read last, as the server sends them: sealed. */
export interface HeaderList {
  /** Whose it is: a window may serve one after the other. */
  of: string
  rows: readonly HeaderRow[]
  /** Whether the device has it too. */
  isKept: boolean
}

/** What one session has seen so far. */
export interface Memory {
  /** Reading of logs, one after the other. */
  logs: { last: Promise<unknown> }
  /** Every form in which an organisation was shown: nobody is chosen by a name that is not held against the logs. */
  listed: Map<string, ListedOrganisation>
  /** Consents whose end was begun. */
  begunToStop: Set<string>
  /** What the auditor found broken. */
  broken: Set<Look>
  /** Rules of countries that were read, by the pack’s name; nothing where they are not those that this program knows. */
  laws: Map<string, Promise<KnownLaw | undefined>>
  /** Cases that my circles carry and whose chains go on by earlier rules. */
  old: Set<string>
  /** Where moves stand that were signed in this session. */
  signing?: SigningMemory
  headers?: HeaderList | undefined
}

export const newMemory = (): Memory => ({
  logs: { last: Promise.resolve() },
  listed: new Map(),
  begunToStop: new Set(),
  broken: new Set(),
  laws: new Map(),
  old: new Set(),
})

export interface Session {
  readonly api: Api
  readonly vault: Vault
  readonly clock: Clock
  readonly tracks: TrackCalls
  /** Who acts: their id and handle, their organisation, and the circle in whose name they act. */
  readonly id: string
  readonly handle: string
  readonly organisation: number
  readonly circle: number
  /** The time zone of the network, in which its days are counted. */
  readonly timezone: string
  readonly pins: PinStore
  readonly headers: HeaderStore
  readonly memory: Memory
  /** What is read out to a person in a language that they understand; English where we have no words in it. */
  speak(language: string): Promise<Speech>
  /** What organisations are called. */
  names(): Promise<NameOf>
  /** One after the other: an answer that was on its way while something was said would undo in the vault what was said. */
  exclusive<Done>(name: string, work: () => Promise<Done>): Promise<Done>
}
