// A time limit of a country as its file says it, and as whoever counts with it needs it. Pure.

import type { Words } from './words.ts'

export type Unit = 'hours' | 'days' | 'working-days' | 'months'

/**
 * How a clock ends: on its day (`fixed`), not before it (`minimum`), on its day or with an event, whichever is later
 * (`later-of`), or with an event only (`until-event`).
 */
export type EndRule = 'fixed' | 'minimum' | 'later-of' | 'until-event'

/** Where a figure comes from. `house` is the network's own practice. */
export type Basis = 'law' | 'house'

/** How much; `none` where the law sets no limit, nothing where none is known: two things, and each is said. */
export type Length = number | 'none' | null

/** A person in the country has compared the figure with its source, on this day. */
export interface Checked {
  by: string
  on: string
}

/** From a day on. It may stand in another source than the rule; left out, it is the same. */
export interface Figure {
  from: string
  length: Length
  source?: string | undefined
}

/** A clock as a file says it: what stands to reason is left out. */
export interface ClockInFile {
  id: string
  /** Left out where figures of several days stand in `effective`. */
  length?: Length | undefined
  /** Left out where there is no figure to count in it. */
  unit?: Unit | undefined
  /** Left out: it ends on its day. */
  rule?: EndRule | undefined
  /** The event that ends it: `identification.decide_final_positive`. */
  until?: string | undefined
  /** An id of the pack's sources. */
  source: string
  /** Left out: as its source, the law's unless that is the network's own practice. */
  basis?: Basis | undefined
  /** Which person in that country has checked it, and when. */
  checked?: Checked | undefined
  /** After this day it has to be checked again: it counts as unchecked until somebody does. */
  reviewBy?: string | undefined
  /** Danger: it sorts before any lateness. */
  urgent?: true | undefined
  /** Former and future figures, oldest first; a case keeps the one that was in force on its day. */
  effective?: readonly Figure[] | undefined
  /** What a duty of this law alone is called; one that a machine names has its words there. */
  label?: Words | undefined
  /** A duty of this law alone: the moves that begin it. */
  starts?: readonly Begin[] | undefined
  /** The moves that do it. */
  stops?: readonly string[] | undefined
}

/** What begins a duty that one law alone knows: a move (`identification.presume`), for whom, and whose duty it is. */
export interface Begin {
  on: string
  /** Left out: whatever age. */
  ages?: readonly AgeGroup[] | undefined
  /** The answer from whose day it counts; left out, from the move. */
  from?: string | undefined
  /** The answers of the move with which it begins; left out, with any. */
  answers?: Readonly<Record<string, readonly string[]>> | undefined
  owner: 'holder' | 'other'
}

export type AgeGroup = 'adult' | 'child' | 'unsure'

export type ClockRule = Omit<ClockInFile, 'length' | 'unit' | 'rule' | 'basis'> & {
  length: Length
  unit: Unit
  rule: EndRule
  basis: Basis
}
