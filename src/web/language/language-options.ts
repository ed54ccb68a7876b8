// Languages that a person may understand, named in the reader's own: for the question that every plan begins with.
import type { Option } from '../controls/select.tsx'

// What can be chosen by typing; the list claims nothing about who is trafficked. ISO 639 tags.
const tags =
  'am ar ay az be bg bin bm bn bs cs de dz el en es et ff fa fi fr gn ha he hi hr ht hu hy id ig it ja ka kk km ko ku ky lo lt lv mg mk ml mn ms my ne nl om pa pl prs ps pt qu ro rom ru rw sd si sk sl sn so sq sr st sv sw ta te tg th ti tk tl tr tw uk ur uz vi wo xh yo zh zu'.split(
    ' ',
  )

/** The name of a language in the reader's own; a tag that nobody knows stays as it is. */
export const languageName = (tag: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag

const made = new Map<string, Option[]>()

/** Every language that can be chosen, by name; `first` (those of the network) stand at the top. The same list each time. */
export function languageOptions(locale: string, first: readonly string[] = []): Option[] {
  const key = [locale, ...first].join(' ')
  const known = made.get(key)
  if (known) return known
  const option = (value: string) => ({ value, label: languageName(value, locale) })
  const collator = new Intl.Collator(locale)
  const rest = tags
    .filter((tag) => !first.includes(tag))
    .map(option)
    .sort((a, b) => collator.compare(a.label, b.label))
  const options = [...first.map(option), ...rest]
  made.set(key, options)
  return options
}
