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

/** Offices that are told of a person because a law or the network's rules ask for it. */
export const notifiedOffices = [
  'notify_child_protection',
  'notify_authority',
  'notify_police',
  'notify_national_office',
] as const
export type NotifiedOffice = (typeof notifiedOffices)[number]

export interface FormField {
  id: string
  label: Words
  /** What fills it; left out, it is asked for when the form is filled in. */
  from?: FormSource | undefined
  /** The office sends it back where this is empty. */
  must?: true | undefined
  /** Somebody can be known by it: held back where a notification names nobody. What the file knows of a person counts as such by itself. */
  identifies?: true | undefined
}

export interface FormRule {
  id: string
  /** One person's form, or a table about the work of a house. */
  about: 'case' | 'house'
  /** What these offices are told by it: it is filled in as a notification, and not among the forms of a case. */
  notifies?: readonly NotifiedOffice[] | undefined
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
