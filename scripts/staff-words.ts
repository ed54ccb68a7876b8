// Which messages the staff's browser is sent. A third of each language is said only by pages that the server writes (the
// public's and a survivor's own), and would be carried into every office by telephone lines that are slow already.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { directionOf } from '../src/language/messages.ts'
import { ownName, publicPrefixes } from '../src/language/offered.ts'
import { messagesOf, offeredTo, type Messages } from './locale.ts'

const root = join(import.meta.dirname, '..')

/** What a refusal says may be met on any screen. */
const everywhere = 'problem.'
const publicOnly = publicPrefixes.filter((prefix) => prefix !== everywhere)
const isPublic = (key: string) => publicOnly.some((prefix) => key.startsWith(prefix))

/** English is written for the world, and Arabic in the digits that its readers expect; other languages are as their tag says. */
const locales: Readonly<Record<string, string>> = { en: 'en-GB', ar: 'ar-u-nu-arab' }

/** The languages in which the screens are offered to whoever works here, as src/web/language/language.tsx shows them. */
export const staffLanguages = () =>
  offeredTo('staff').map((tag) => ({
    tag,
    name: ownName(tag),
    locale: locales[tag] ?? tag,
    direction: directionOf(tag),
  }))

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

/** Screens in front of the door, or beside the rooms: what they say is there before the words of the rooms have come. */
const inFront = [
  'src/app/main.tsx',
  'src/web/session/reauthenticate-dialog.tsx',
  'src/accounts/ui/able.tsx',
  'src/accounts/ui/join.tsx',
  'src/accounts/ui/presence.tsx',
  'src/accounts/ui/recover.tsx',
  'src/accounts/ui/set-up.tsx',
  'src/accounts/ui/sign-in.tsx',
  'src/organisations/ui/circle-start.tsx',
  'src/witnesses/ui/restored.tsx',
]

/** Keys that screens in front say, and the fixed beginnings of such keys: of the files there and all that they load with them. */
export function saidInFront(): string[] {
  const files = new Set(inFront)
  const said = new Set<string>()
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, key] of text.matchAll(/['"`]([a-z]+\.[\w.-]*)/g)) said.add(key!)
    for (const [, path] of text.matchAll(/^(?:import|export|\}).*?['"](\.[^'"]+\.tsx?)['"]$/gm))
      files.add(join(file, '..', path!))
  }
  return [...said]
}

/** The words of the screens in front, and those that come with the rooms: together all of `staffWords`, each once. */
export function wordsByDoor(language: string): { front: Messages; rooms: Messages } {
  const starts = saidInFront()
  const isFront = ([key]: [string, string]) =>
    starts.some((start) => key === start || (/[.-]$/.test(start) && key.startsWith(start)))
  const all = Object.entries(staffWords(language))
  return {
    front: Object.fromEntries(all.filter((entry) => isFront(entry))),
    rooms: Object.fromEntries(all.filter((entry) => !isFront(entry))),
  }
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
  const whole = offeredTo('staff')
  const wanted = (key: string) =>
    isPublic(key) ? keys.some((start) => key.startsWith(start)) : whole.includes(language)
  return Object.fromEntries(Object.entries({ ...messagesOf('en'), ...own }).filter(([key]) => wanted(key)))
}
