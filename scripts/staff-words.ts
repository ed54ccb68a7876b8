// Which messages the staff's browser is sent. A third of each language is said only by pages that the server writes (the
// public's and a survivor's own), and would be carried into every office by telephone lines that are slow already.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messagesOf, publicPrefixes, wholeLanguages, type Messages } from './locale.ts'

const root = join(import.meta.dirname, '..')

/** What a refusal says may be met on any screen. */
const everywhere = 'problem.'
const publicOnly = publicPrefixes.filter((prefix) => prefix !== everywhere)
const isPublic = (key: string) => publicOnly.some((prefix) => key.startsWith(prefix))

/**
 * Keys of the public part that screens say too, and the fixed beginnings of such keys. A file to take away brings the words of
 * its own (`personWords`).
 */
export function borrowed(): string[] {
  const screens = globSync(['src/{web,*/ui}/**/*.{ts,tsx}'], { cwd: root })
  const written = screens.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/['"`]([a-z]+\.[\w.-]*)/g),
  ])
  return [...new Set(written.map(([, key]) => key!).filter(isPublic))]
}

/** What is said to a survivor, in a language: for the whole file that a worker makes with them, loaded when it is made. */
export const personWords = (language: string): Messages =>
  Object.fromEntries(
    Object.entries({ ...messagesOf('en'), ...messagesOf(language) }).filter(([key]) =>
      key.startsWith('person.'),
    ),
  )

/** The messages of a language that screens say, with English where it has none. */
export function staffWords(language: string, keys = borrowed()): Messages {
  const own = messagesOf(language)
  const wanted = (key: string) =>
    isPublic(key) ? keys.some((start) => key.startsWith(start)) : wholeLanguages.includes(language)
  return Object.fromEntries(Object.entries({ ...messagesOf('en'), ...own }).filter(([key]) => wanted(key)))
}
