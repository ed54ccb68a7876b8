// A new edition of an official form, or other days of one: the office prints a new paper, and the fields are those of the one before. Pure.

import type { PackFile, Words } from '../jurisdiction/define.ts'
import type { FormRule } from '../jurisdiction/forms.ts'
import type { Law } from './law-of.ts'

/** `changed` is said of a new edition alone; `until` is the last day of the one that is there now. */
export interface Edition {
  form: string
  edition: Words
  editionOn: string | null
  until: string | null
  changed: Words | null
}

const formsOf = (law: Law) => law.forms as unknown as FormRule[]

/** Forms in whose place no other one stands yet: of the others there is a newer edition already. */
export const newestForms = (law: Law): FormRule[] =>
  formsOf(law).filter(({ id }) => formsOf(law).every(({ replaces }) => replaces !== id))

/** `r106` has `r106_2` after it, and that one `r106_3`. */
function nextId(id: string, taken: readonly string[]): string {
  const [, root = id] = /^(.+)_\d+$/.exec(id) ?? []
  let n = 2
  while (taken.includes(`${root}_${n}`)) n += 1
  return `${root}_${n}`
}

const day = (name: 'editionOn' | 'until', value: string | null) => (value === null ? {} : { [name]: value })

/** What a file says of a form whose edition changed. */
export function editionIn(
  law: Law,
  file: PackFile,
  { form: id, edition, editionOn, until, changed, source }: Edition & { source: string },
): Partial<PackFile> {
  const forms = formsOf(law)
  const { editionOn: since, until: _until, ...form } = forms.find((one) => one.id === id)!
  const others = (file.forms ?? []).filter((one) => one.id !== id)
  if (changed === null)
    return {
      forms: [
        ...others,
        { ...form, edition, ...day('editionOn', editionOn), ...day('until', until), source },
      ],
    }
  const before = { ...form, ...day('editionOn', since ?? null), ...day('until', until) }
  const next = {
    ...form,
    id: nextId(
      id,
      forms.map((one) => one.id),
    ),
    edition,
    ...day('editionOn', editionOn),
    replaces: id,
    changed,
    source,
  }
  return { forms: [...others, before, next] }
}
