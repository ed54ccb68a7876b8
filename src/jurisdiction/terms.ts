// What a country's law calls things that we call otherwise: professionals have to cite its word, and read it beside ours. Pure.

import type { Words } from './words.ts'

/** The process in which it is decided who somebody is, and what somebody is called in it. */
export const termIds = ['mechanism', 'authority', 'presumed', 'identified'] as const
export type TermId = (typeof termIds)[number]

export interface TermRule {
  id: TermId
  label: Words
  source: string
}

/** The states of an identification in which each word is the right one. */
const saidIn: Readonly<Record<TermId, readonly string[]>> = {
  mechanism: ['none', 'presumed', 'referred', 'under_determination', 'challenged'],
  authority: ['referred', 'under_determination', 'challenged'],
  presumed: ['presumed', 'referred', 'under_determination', 'prelim_positive', 'challenged'],
  identified: ['identified'],
}

/** The words of this law for where an identification stands. */
export const termsAt = <Term extends { id: TermId }>(
  terms: readonly Term[],
  kind: string,
  state: string,
): Term[] => (kind === 'identification' ? terms.filter(({ id }) => saidIn[id].includes(state)) : [])
