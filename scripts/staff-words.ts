// Which messages the staff's browser is sent. A third of each language is said only by pages that the server writes (the
// public's and a survivor's own), and would be carried into every office by telephone lines that are slow already.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { matterForms } from '../src/services/forms/matters.ts'
import { processForms, serviceForms } from '../src/services/forms.ts'
import { directionOf } from '../src/language/direction.ts'
import { ownName, publicPrefixes } from '../src/language/offered.ts'
import { messagesOf, type Messages } from './locale-files.ts'
import { offeredTo } from './locale.ts'

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
  const screens = globSync(['src/{web,*/ui}/**/*.{ts,tsx}'], { cwd: root, exclude: ['**/ui/opener/**'] })
  const written = screens.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/['"`]([a-z]+\.[\w.-]*)/g),
  ])
  return [...new Set(written.map(([, key]) => key!).filter(isPublic))]
}

/** The door itself: until its words have come nothing is shown at all. */
const theDoor = ['src/app/main.tsx', 'src/app/door.tsx', 'src/identity-provider/ui/provider-first.tsx']

/** Screens in front of the door, or beside the rooms: what they say is there before the words of the rooms have come. */
const inFront = [
  'src/app/main.tsx',
  'src/app/door.tsx',
  'src/web/session/reauthenticate-dialog.tsx',
  'src/accounts/ui/able.tsx',
  'src/accounts/ui/join.tsx',
  'src/accounts/ui/presence.tsx',
  'src/accounts/ui/recover.tsx',
  'src/accounts/ui/set-up.tsx',
  'src/accounts/ui/sign-in.tsx',
  'src/identity-provider/ui/provider-callback.tsx',
  'src/identity-provider/ui/provider-first.tsx',
  'src/organisations/ui/circle-start.tsx',
  'src/witnesses/ui/restored.tsx',
]

/** What a file fetches as soon as it is loaded, and what it may fetch at any time. */
const atOnce = /^(?:import|export|\}).*?['"](\.[^'"]+\.tsx?)['"]$/gm
const ever = /(?:from|import)[\s(]*['"](\.[^'"]+\.tsx?)['"]/g

/** Keys said, and the fixed beginnings of such keys, by files and all that these fetch, but for those in `except`. */
function saidBy(starts: readonly string[], fetches: RegExp, except: readonly string[] = []): string[] {
  const files = new Set(starts)
  const said = new Set<string>()
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, key] of text.matchAll(/['"`]([a-zA-Z]+\.[\w.-]*)/g)) said.add(key!)
    for (const [, path] of text.matchAll(fetches)) {
      const next = join(file, '..', path!)
      if (!except.includes(next)) files.add(next)
    }
  }
  return [...said]
}

/** What went wrong is said after somebody tried: by then the words of all that stands in front have come. */
const saidLater = /^(?:problem|chain|refused)\./
/** Keys that the door says, and the fixed beginnings of such keys. */
export const saidAtDoor = (): string[] => saidBy(theDoor, atOnce).filter((key) => !saidLater.test(key))

/** Keys that screens in front say, and the fixed beginnings of such keys: of the files there and all that they load with them. */
export const saidInFront = (): string[] => saidBy(inFront, atOnce)

/** Files of the screens that their features call `occasional`. */
export function occasionalScreens(): string[] {
  return globSync('src/*/ui/feature.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/occasional\([^)]*\) => import\('([^']+)'\)/g)].map(
      ([, path]) => join(file, '..', path!),
    ),
  )
}

/** The text of a file, with a module that it names once, in front, spelt out in each place that shows it. */
export function speltOut(file: string): string {
  const constant = /^const (\w+) = (\(\) => import\('[^']+'\))$/gm
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(constant)].reduce(
    (spelt, [line, name, loads]) => spelt.replace(line, '').replaceAll(`, ${name},`, `, ${loads},`),
    text,
  )
}

/** Files that features bring in by `place`, a pattern of what stands before the import, and that nothing else names. */
function broughtInto(place: string): string[] {
  const brought = new RegExp(`(?:${place}),\\s*\\(\\) => import\\('([^']+)'\\)`, 'g')
  const named = new Map<string, number>()
  const found: string[] = []
  for (const file of globSync('src/{web,*/ui}/**/*.{ts,tsx}', { cwd: root })) {
    const text = speltOut(file)
    for (const [, path] of text.matchAll(/'(\.[^']+\.tsx)'/g)) {
      const at = join(file, '..', path!)
      named.set(at, (named.get(at) ?? 0) + 1)
    }
    if (file.endsWith('/ui/feature.ts'))
      found.push(...[...text.matchAll(brought)].map(([, path]) => join(file, '..', path!)))
  }
  const times = (one: string) => found.filter((file) => file === one).length
  return [...new Set(found)].filter((one) => named.get(one) === times(one))
}

/**
 * Files of what a feature shows above the panel of a process, and nowhere else: the panel waits for all words, and they stand with it.
 */
export const partsOfPanels = (): string[] => broughtInto("fill\\(\\s*trackPart\\('[a-z_]+'\\)")

/** Files of the pages of one case, and of what features show there alone: they wait for its words. */
export function partsOfCases(): string[] {
  const slots = globSync('src/*/ui/{case,access}-slots.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^export const (\w+) = .*slot[<(]/gm)].map(
      ([, name]) => name,
    ),
  )
  const onList = ['besideOpening']
  const names = slots.filter((name) => !onList.includes(name!)).join('|')
  return broughtInto(`fill\\(\\s*(?:${names})(?:\\('\\w+'\\))?|ofCase\\('[^']+'`)
}

/** Names, states and steps of a process are built from its kind on any screen. */
const ofProcess = /^[a-z_]+\.(?:name|state|move|done)(?:\.|$)/

/**
 * Questions of processes, built from their kind and name: they stand behind a press alone, within <WithAllWords>. Those that a
 * daily screen says by their whole key stay with it.
 */
const questions = /^ask\.|^[a-z_]+\.move\.[a-z_]+\.hint$/

/** Answers and rules of the sheets of services and matters that nothing else knows: a sheet stands within <WithAllWords>. */
function saidOnSheets(): ReadonlySet<string> {
  const own = 'src/services/forms/**'
  const files = globSync('src/**/*.{ts,tsx,sql}', { cwd: root, exclude: [own, 'src/**/*.test.ts'] })
  const known = new Set(
    files.flatMap(
      (file) => readFileSync(join(root, file), 'utf8').match(/(?<=['"])[a-z][a-z_-]+(?=['"])/g) ?? [],
    ),
  )
  const said = [...serviceForms, ...processForms, ...matterForms].flatMap(({ fields, outcomes, rules }) => [
    ...[...outcomes, ...Object.values(fields).flatMap((field) => ('codes' in field ? field.codes : []))].map(
      (code) => [code, `code.${code}`] as const,
    ),
    ...rules.map(({ code }) => [code, `refused.${code}`] as const),
  ])
  return new Set(said.flatMap(([code, key]) => (known.has(code) ? [] : [key])))
}

const entrances = () =>
  globSync(['src/app/main.tsx', 'src/app/door.tsx', 'src/*/ui/feature.ts'], { cwd: root })

/** Keys that are said by occasional screens and nowhere else, and questions. What else no file says by its key may be said anywhere. */
function saidSeldom(): (key: string) => 'questions' | 'occasional' | undefined {
  const [screens, parts] = [occasionalScreens(), partsOfPanels()]
  const onScreens = matching(
    saidBy(screens, ever).filter((key) => !questions.test(key) || !key.endsWith('.')),
  )
  const inPanels = matching(saidBy(parts, ever).filter((key) => !ofProcess.test(key)))
  const daily = saidBy(entrances(), ever, [...screens, ...parts])
  const elsewhere = matching(daily.filter((key) => !questions.test(key) || !key.endsWith('.')))
  const onSheets = saidOnSheets()
  return (key) => {
    if (onSheets.has(key)) return 'questions'
    if (elsewhere(key)) return undefined
    if (onScreens(key)) return 'occasional'
    return questions.test(key) || inPanels(key) ? 'questions' : undefined
  }
}

/** Keys that the pages of a case say, and no other page. */
function saidOfCases(): (key: string) => boolean {
  const own = partsOfCases()
  const there = matching(saidBy(own, ever).filter((key) => !ofProcess.test(key)))
  const elsewhere = matching(saidBy(entrances(), ever, [...own, ...occasionalScreens(), ...partsOfPanels()]))
  return (key) => there(key) && !elsewhere(key)
}

/** Whether a key is one of these, or begins as one of them that ends where a part of a key does. */
function matching(said: readonly string[]): (key: string) => boolean {
  const whole = new Set(said)
  const starts = said.filter((start) => /[.-]$/.test(start))
  return (key) => whole.has(key) || starts.some((start) => key.startsWith(start))
}

export const doors = ['door', 'front', 'rooms', 'case', 'questions', 'occasional'] as const
export type Door = (typeof doors)[number]

/** By which door a key comes: the same in every language, and a thousand files are read to know it. */
let known: ((key: string) => Door) | undefined
function doorOf(key: string): Door {
  if (!known) {
    const [isDoor, isFront] = [matching(saidAtDoor()), matching(saidInFront())]
    const [seldom, isOfCase] = [saidSeldom(), saidOfCases()]
    known = (one) => {
      if (isDoor(one)) return 'door'
      return isFront(one) ? 'front' : (seldom(one) ?? (isOfCase(one) ? 'case' : 'rooms'))
    }
  }
  return known(key)
}

/**
 * The words of the door, of the screens in front, those that come with the rooms, those of a case, of what is asked, and of screens seldom opened:
 * together all of `staffWords`, each once.
 */
export function wordsByDoor(language: string): Record<Door, Messages> {
  const all = Object.entries(staffWords(language))
  const of = (wanted: Door) => Object.fromEntries(all.filter(([key]) => doorOf(key) === wanted))
  return Object.fromEntries(doors.map((door) => [door, of(door)])) as Record<Door, Messages>
}

/** What is said to a survivor, in a language: for the whole file that a worker makes with them, loaded when it is made. */
export const personWords = (language: string): Messages =>
  Object.fromEntries(
    Object.entries({ ...messagesOf('en'), ...messagesOf(language) }).filter(([key]) =>
      key.startsWith('person.'),
    ),
  )

/** The words of the file that a place outside opens, in every language of the public pages. */
export function packageWords(): Record<string, Messages> {
  const own = offeredTo('public').map((tag) => {
    const all = { ...messagesOf('en'), ...messagesOf(tag) }
    const words = Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('public.package.')))
    return [tag, { ...words, language: ownName(tag) }] as const
  })
  return Object.fromEntries(own)
}

/** The messages of a language that screens say, with English where it has none. */
export function staffWords(language: string, keys = borrowed()): Messages {
  const own = messagesOf(language)
  const whole = offeredTo('staff')
  const wanted = (key: string) =>
    isPublic(key) ? keys.some((start) => key.startsWith(start)) : whole.includes(language)
  return Object.fromEntries(Object.entries({ ...messagesOf('en'), ...own }).filter(([key]) => wanted(key)))
}
