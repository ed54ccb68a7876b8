// ICU messages: one catalogue for each language, the same on the server, in the browser and in tests. A message that a
// language lacks is shown in English rather than as a key, and is counted by the completeness test.

import { IntlMessageFormat } from 'intl-messageformat'
import { dayIn } from './day.ts'
import { directionOf } from './direction.ts'

export type Catalog = Readonly<Record<string, string>>
export type Values = Readonly<Record<string, string | number | Date>>

export interface Messages {
  language: string
  direction: 'ltr' | 'rtl'
  /** The words for an id; `fallback` (or the id itself) where no language has any. */
  text: (id: string, values?: Values, fallback?: string) => string
  has: (id: string) => boolean
  /** A day in words: "25 November 2026", or as much of it as `form` names. */
  day: (day: string, form?: Intl.DateTimeFormatOptions) => string
}

/** Messages in one language, over English for what it lacks. Parsed once for each id. */
export function messages(language: string, catalog: Catalog, english: Catalog = catalog): Messages {
  const parsed = new Map<string, IntlMessageFormat>()
  const has = (id: string) => Object.hasOwn(catalog, id) || Object.hasOwn(english, id)
  return {
    language,
    direction: directionOf(language),
    has,
    day: (day, form) => dayIn(language, day, form),
    text(id, values, fallback) {
      const own = Object.hasOwn(catalog, id)
      const source = own ? catalog[id] : Object.hasOwn(english, id) ? english[id] : undefined
      if (source === undefined) return fallback ?? id
      if (!source.includes('{')) return source
      let format = parsed.get(id)
      if (!format)
        parsed.set(
          id,
          (format = new IntlMessageFormat(source, own ? language : 'en', undefined, { ignoreTag: true })),
        )
      return String(format.format(values))
    },
  }
}
