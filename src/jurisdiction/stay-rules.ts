// The part of a pack that is about staying and working: what is asked to find a route, what an application needs, and letters.

import type { Words } from './words.ts'

/** One question about the person's situation; several permissions can ask the same. */
export interface RouteQuestion {
  id: string
  text: Words
  source: string
}

/** What has to be so for a permission, by the ids of questions. */
export interface Grounds {
  /** Each of these is needed. */
  needs?: readonly string[] | undefined
  /** One of these is enough. */
  oneOf?: readonly string[] | undefined
  /** A yes to one of these speaks against it. */
  against?: readonly string[] | undefined
}

/** A paper that an application needs. */
export interface PaperRule {
  id: string
  label: Words
}

/** What a sentence of a letter shows, and the names that it may hold. */
export const shown = {
  /** Nothing about anybody. */
  nothing: [],
  name: ['name'],
  work: [],
  stay: [],
  from: ['from'],
  until: ['until'],
  authority: ['authority'],
  permit: ['permit'],
  applied: ['applied'],
  decision: ['day'],
  reasons: ['reasons'],
  remedy: ['remedy'],
  deadline: ['deadline'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type Shown = keyof typeof shown

/** To whom a letter goes: somebody outside, for whom the person's yes is asked, or the person. */
export const letterReaders = ['employer', 'landlord', 'authority', 'person'] as const
export type LetterReader = (typeof letterReaders)[number]

export interface LetterLine {
  shows: Shown
  text: Words
}

export interface LetterRule {
  id: string
  to: LetterReader
  /** `status.granted`: where it can be written. */
  at: readonly string[]
  title: Words
  lines: readonly LetterLine[]
  source: string
}
