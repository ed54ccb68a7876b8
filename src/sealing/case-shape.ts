// What a case's chain can say, and what is true after it: who carries the case, who was given which compartment, why and
// until when, and which key each compartment has now. No names, no story: numbers, codes, dates, commitments.
import type { Agreed } from './agreed.ts'
import type { Compartment } from './shapes.ts'

/** Why somebody may read. `vital_interest` is the broken glass: it takes a second person. */
export type Basis = 'consent' | 'legal_duty' | 'vital_interest' | 'court_order'

/** What the person says yes to where somebody else is to carry their case: the purpose by which a grant may be followed by a `transfer`. */
export const CARRYING = 'carrying'

/** A page as a grant names it: its hash, and the parts of the file from which it was copied. */
export type GivenPage = { page: string; hash: string; parts: readonly Compartment[] }

/** Parts of the case given to a circle from now on, or pages as they stood on that day: one of the two. */
export type Grant = {
  to: number
  compartments: readonly Compartment[]
  /** Pages in place of parts: then `compartments` is empty. */
  pages?: readonly GivenPage[]
  basis: Basis
  purpose: string
  /** The last day, YYYY-MM-DD. */
  until: string
  /** The organisation whose member signed; undefined where the person did, or where it carried the case and has handed it on. */
  from?: number
  /** What a worker's word rests on, where the basis is the person's yes. */
  agreed?: Agreed
  /** The grants to the same circle that this one stands for from now on: they ended when it was said. */
  replaces?: readonly string[]
}

/** A grant as it stands in a chain. */
export type Standing = Grant & {
  /** The number of the statement that gave it. */
  n: number
  /** The parts that the person gave, or whoever reads them first: the others are given on, and wait for a look. */
  sure: readonly Compartment[]
  /** Who outside looks back at glass that somebody broke alone. */
  alone?: number
}

/** A case that a member of the duty circle has taken over, and until which minute. */
export type TakenOver = { n: number; circle: number; reason: string; until: string }

/** The person's own circle: the public halves that grew from the words on their card. */
export type PersonKeys = {
  circle: number
  enc: string
  sig: string
  compartments: readonly Compartment[]
  /** Signature keys of cards before this one: what was written with them stays hers. */
  earlier: readonly string[]
  /** The card is in wrong hands, or may be: it reads and signs nothing until another one is made. */
  frozen?: boolean
}

export type CaseNow = {
  /** The circle that carries the case. 0 before the first statement. */
  owner: number
  person?: PersonKeys
  /** Commitments of each compartment by epoch, from 1; the last is the present one. */
  commits: ReadonlyMap<Compartment, readonly string[]>
  /** A compartment that somebody else than the carrier began (what is privileged stays with the lawyer). */
  begunBy: ReadonlyMap<Compartment, number>
  grants: ReadonlyMap<string, Standing>
  /** Given up by its recipient's organisation, by the person or by who gave it; kept so that it is not given twice under one name. */
  ended: ReadonlySet<string>
  /** Every page that was ever given, also where its grant has ended: a page is one thing for good. */
  pages: ReadonlyMap<string, GivenPage>
  /** Glass that somebody wants to break, until a second person agrees: by the number of the statement. */
  waiting: ReadonlyMap<number, { id: string; by: string; grant: Standing }>
  /** How far each organisation's log had gone when one of its members last spoke here: it never goes back. */
  heard: ReadonlyMap<number, number>
  /** Up to which statement a human of a circle has looked at who reads what that circle reads first. */
  looked: ReadonlyMap<number, number>
  /** Who reads a part by the chain and has no wrap of its newest key: they wait for such a look. */
  waits: ReadonlyMap<Compartment, readonly number[]>
  /** The circle that stands by for the night, and reads nothing by that; 0 where none is named. */
  duty: number
  /** Who of it has taken the case over last, by their id. */
  takenOver: ReadonlyMap<string, TakenOver>
  /** Some words of the chain were kept from whoever replays it: what rests on them cannot be judged there. */
  partial: boolean
  state: 'open' | 'closed' | 'erased'
}

export const NO_CASE: CaseNow = {
  owner: 0,
  commits: new Map(),
  begunBy: new Map(),
  grants: new Map(),
  ended: new Set(),
  pages: new Map(),
  waiting: new Map(),
  heard: new Map(),
  looked: new Map(),
  waits: new Map(),
  duty: 0,
  takenOver: new Map(),
  partial: false,
  state: 'open',
}

/** Who speaks, and how far the log of their organisation had gone when they did; by rules 2 with the hash of where it stood. */
export type Speaker = { id: string; organisation: number; log: number; head?: string }

/** With which statement of a log something ended, and what its holder had said until then (spoken.ts). */
export type End = { at: number; spoken?: string }
/** What somebody had at some length of a log. `end` where it has ended since, as far as the log is known now. */
type Had = { end?: End }

/**
 * How the rules look up who speaks: answered from checked logs, as they were when the speaker spoke. A log that is not known
 * so far answers with `not-verified`, one that is known otherwise than the speaker knew it with `fork`.
 */
export type People = {
  /** Their signature key then; undefined where they were no member. */
  keyOf(speaker: Speaker): (Had & { sig: Uint8Array<ArrayBuffer> }) | undefined
  /** Whether they were in a circle of their organisation then; undefined where they were not. */
  placeIn(speaker: Speaker, circle: number): Had | undefined
  /** Whether a circle was one of their organisation then, with anybody in it. */
  houseHas(speaker: Speaker, circle: number): boolean
  /** How many were in a circle of their organisation then. */
  sizeOf(speaker: Speaker, circle: number): number
  /** Whether their log had gone over to rules 2 then. */
  isBound(speaker: Speaker): boolean
  /** The hash of a statement of a log. */
  hashAt(organisation: number, n: number): string
}
