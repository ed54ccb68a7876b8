// A form filled in: what is known goes into its fields, what somebody typed goes before it, and what is still missing is a list. Pure.

import type { FormRule, FormSource, FormField } from '../jurisdiction/forms.ts'
import type { Words } from '../jurisdiction/define.ts'
import type { Law } from '../law/law-of.ts'

/** The forms of a law. English is among their words: the server has checked it, and the type of its answer cannot say so. */
export const formsOf = (law: Law): FormRule[] => law.forms as unknown as FormRule[]

/** What became of an edition: the office takes it no more, and a newer one stands in its place, or comes. */
export interface EditionNow {
  isOver: boolean
  /** The newest one that is taken by now; where none is yet, the next that comes. */
  next: FormRule | undefined
  /** Whether that one is taken by now. */
  isHere: boolean
}

export function editionNow(
  { id, until }: Pick<FormRule, 'id' | 'until'>,
  forms: readonly FormRule[],
  today: string,
): EditionNow {
  const after = editionsAfter(id, forms)
  const taken = after.filter(({ editionOn = '' }) => editionOn <= today)
  return {
    isOver: until !== undefined && today > until,
    next: taken.at(-1) ?? after[0],
    isHere: taken.length > 0,
  }
}

/** The editions after one, each in the place of the one before it. */
function editionsAfter(id: string, forms: readonly FormRule[]): FormRule[] {
  const found: FormRule[] = []
  for (let last = id; found.length < forms.length;) {
    const next = forms.find(({ replaces }) => replaces === last)
    if (!next) break
    found.push(next)
    last = next.id
  }
  return found
}

/**
 * The forms of the law of a case, and the editions that came after them by the law of today. A case keeps the rules of its day; until when an
 * office takes a form, and which one is newer, is the office's and not the day's.
 */
export function formsKnown(law: Law, now: Law | undefined): FormRule[] {
  const later = now ? formsOf(now) : []
  const own = formsOf(law).map((form) => {
    const until = later.find(({ id }) => id === form.id)?.until ?? form.until
    return until === undefined ? form : { ...form, until }
  })
  const editions = later.filter(
    ({ id, replaces }) => replaces !== undefined && own.every((form) => form.id !== id),
  )
  return [...own, ...editions]
}

/** The place of what is typed into a form: of places only small letters, digits, dots and hyphens are taken. */
export const draftPlace = (...parts: readonly string[]): string =>
  ['form', ...parts].join('.').replaceAll('_', '-')

export type Known = Readonly<Partial<Record<FormSource, string>>>
/** By the id of a field. */
export type Typed = Readonly<Record<string, string>>

export interface FilledField {
  field: FormField
  label: string
  value: string
}
export interface FilledBlock {
  title: string
  fields: FilledField[]
}
export interface FilledForm {
  blocks: FilledBlock[]
  /** Fields without which the office sends it back, still empty. */
  gaps: FilledField[]
}

export function fillForm(
  form: Pick<FormRule, 'blocks'>,
  known: Known,
  typed: Typed,
  inWords: (words: Words) => string,
): FilledForm {
  const blocks = form.blocks.map(({ title, fields }) => ({
    title: inWords(title),
    fields: fields.map((field) => ({
      field,
      label: inWords(field.label),
      value: (typed[field.id] ?? (field.from === undefined ? '' : (known[field.from] ?? ''))).trim(),
    })),
  }))
  const gaps = blocks.flatMap(({ fields }) => fields).filter(({ field, value }) => field.must && value === '')
  return { blocks, gaps }
}

/** What the file knows of a person by which they can be known. */
const identifying: readonly (FormSource | undefined)[] = ['name', 'born', 'reach', 'told']

const identifies = ({ from, identifies: marked }: FormField): boolean =>
  marked === true || identifying.includes(from)

/** The form by which an office is told; the country's own stands before the network's. */
export const notificationForm = (law: Law, office: string | undefined): FormRule | undefined =>
  formsOf(law).findLast(({ notifies }) => (notifies as readonly string[] | undefined)?.includes(office ?? ''))

/** The same form without anything by which somebody can be known, and what was held back. */
export function withoutIdentity(form: FormRule): { form: FormRule; held: FormField[] } {
  const parts = form.blocks.map((block) => ({
    ...block,
    fields: block.fields.filter((field) => !identifies(field)),
  }))
  const held = form.blocks.flatMap(({ fields }) => fields.filter(identifies))
  return { form: { ...form, blocks: parts.filter(({ fields }) => fields.length > 0) }, held }
}

/** A block as it is pasted into the office's own form: only what is filled in. */
export const blockText = ({ fields }: FilledBlock): string =>
  fields
    .filter(({ value }) => value !== '')
    .map(({ label, value }) => `${label}: ${value}`)
    .join('\n')

/** All of it as one text, a paragraph for each block. */
export const formText = ({ blocks }: FilledForm): string =>
  blocks
    .flatMap((block) => (blockText(block) === '' ? [] : [`${block.title}\n${blockText(block)}`]))
    .join('\n\n')

/** A case, as far as a sum asks. */
export interface CountedCase {
  state: string
  ageGroup: string
  /** Days, `YYYY-MM-DD`. */
  openedOn: string
  updatedOn: string
}

/** What a house counts of its own cases from a day to a day, both included. */
export function sumsOf(cases: readonly CountedCase[], from: string, to: string): Known {
  const isOver = ({ state }: CountedCase) => state.startsWith('closed') || state.startsWith('eras')
  const isWithin = (day: string) => from <= day && day <= to
  const fresh = cases.filter(({ openedOn }) => isWithin(openedOn))
  const ofAge = (age: string) => fresh.filter(({ ageGroup }) => ageGroup === age).length
  const served = cases.filter((one) => one.openedOn <= to && (!isOver(one) || one.updatedOn >= from))
  const closed = cases.filter((one) => isOver(one) && isWithin(one.updatedOn))
  const counts = {
    new: fresh.length,
    new_adults: ofAge('adult'),
    new_children: ofAge('child'),
    new_unsure: ofAge('unsure'),
    served: served.length,
    closed: closed.length,
  }
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]))
}

/** Whether a number is small enough that it may name somebody. */
export const namesSomebody = (sums: Known): boolean =>
  Object.values(sums).some((value) => Number(value) > 0 && Number(value) < 10)
