// What stands in the place of a penalty, and the letter that asks to hold one, as a pack says it. Pure.

import type { Words } from './words.ts'

/** Whom a rule about penalties is for. */
export const penaltySides = ['prosecutor', 'defence', 'immigration'] as const

/** What stands in for a penalty that must not fall on the person, and whose duty or tool it is. */
export interface Mechanism {
  label: Words
  for: (typeof penaltySides)[number]
  source: string
}

/** What a letter that asks for a hold may tell of the person, each only where they agreed to it. */
export const holdParts = ['name', 'born', 'reference', 'happened', 'place', 'offence', 'link'] as const
export type HoldPart = (typeof holdParts)[number]

/** The letter that asks to hold a penalty: the same for everybody, but for what the person agreed to tell in it. */
export interface HoldLetter {
  title: Words
  holds: readonly HoldPart[]
  says: readonly Words[]
  /** What each part is called in the letter. In the file of a pack left out where it is as in the pack that it builds on. */
  parts?: Readonly<Partial<Record<HoldPart, Words>>> | undefined
  /** The legal ground, as the letter cites it. */
  basis: readonly { text: Words; source: string }[]
}
