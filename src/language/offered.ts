// Which languages are offered, worked out from the words that their files have: nobody keeps a list. Nine tenths are enough,
// since what a language lacks is said in English: whoever reads Thai is better off with one English sentence than with a page
// in English.

import type { Catalog } from './messages.ts'

/** Keys that the public or a survivor can meet begin with one of these. */
export const publicPrefixes = ['public.', 'person.', 'rights.', 'help.', 'problem.']

/** To whom a language may be offered: the public and survivors, or whoever is at work here too. */
export type Readers = 'public' | 'staff'

/** Keys that these readers can meet and that a language lacks, sorted. */
export function lacking(catalog: Catalog, english: Catalog, readers: Readers): string[] {
  return wanted(english, readers)
    .filter((key) => !Object.hasOwn(catalog, key))
    .sort()
}

/** Whether a language is offered to these readers. */
export const isOffered = (catalog: Catalog, english: Catalog, readers: Readers): boolean =>
  lacking(catalog, english, readers).length <= wanted(english, readers).length / 10

const wanted = (english: Catalog, readers: Readers): string[] =>
  Object.keys(english).filter(
    (key) => readers === 'staff' || publicPrefixes.some((prefix) => key.startsWith(prefix)),
  )

/** A language's name as its readers write it. */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}
