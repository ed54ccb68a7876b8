// Who is a child by a country's law, and who stands beside one. Whoever may be a child is treated as one everywhere: a country says
// who finds out, and none takes that away. Pure.

import type { Words } from './words.ts'

export interface ChildRules {
  /** From this age on somebody is an adult: a treaty's eighteen, or later. */
  adultFrom: number
  /** From this age on a child has a page of their own. */
  ownPageFrom: number
  /** Who finds out how old somebody is where nobody knows it. */
  inDoubt: Words
  /** Who names a guardian. */
  guardian: Words
  /** Within how many days of the opening of their case one is named; nothing where no figure is known. */
  guardianDays: number | null
  /** Where each of the five stands. */
  adultFromSource: string
  ownPageFromSource: string
  inDoubtSource: string
  guardianSource: string
  guardianDaysSource: string
}

/** Nobody who is younger is an adult anywhere (Palermo Protocol, art. 3 d). */
export const youngestAdult = 18

/** Before any file says more. */
export const noChildRules: ChildRules = {
  adultFrom: youngestAdult,
  ownPageFrom: 14,
  inDoubt: { en: '' },
  guardian: { en: '' },
  guardianDays: null,
  adultFromSource: '',
  ownPageFromSource: '',
  inDoubtSource: '',
  guardianSource: '',
  guardianDaysSource: '',
}
