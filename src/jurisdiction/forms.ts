// An official form as a field map: which of its fields the file knows, and which somebody has to ask for. Filled in a browser; the
// server knows the empty form and nothing of what is put into it.

import type { Words } from './words.ts'

/** What a file can know of a person or of who fills the form in. */
export const formFacts = [
  'name',
  'born',
  'language',
  'age',
  'gender',
  'exploitation',
  'abroad',
  'reach',
  'told',
  'reference',
  'house',
  'worker',
  'today',
] as const

/** What a house can count of its own cases over a period. */
export const formSums = ['new', 'new_adults', 'new_children', 'new_unsure', 'served', 'closed'] as const

export type FormSource = (typeof formFacts)[number] | (typeof formSums)[number]

export interface FormField {
  id: string
  label: Words
  /** What fills it; left out, it is asked for when the form is filled in. */
  from?: FormSource | undefined
  /** The office sends it back where this is empty. */
  must?: true | undefined
}

export interface FormRule {
  id: string
  /** One person's form, or a table about the work of a house. */
  about: 'case' | 'house'
  title: Words
  /** Which edition was seen, and of what nobody can be sure. */
  edition: Words
  /** The day of this edition, and the last day on which the office takes it; left out where that is not known. */
  editionOn?: string | undefined
  until?: string | undefined
  /** The form in whose place this edition stands, by its id, and what is other in it. */
  replaces?: string | undefined
  changed?: Words | undefined
  href?: string | undefined
  blocks: readonly { title: Words; fields: readonly FormField[] }[]
  source: string
}
