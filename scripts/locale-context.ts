// What a translator asks of a message: where it is said and to whom, what stands in its braces, and whether somebody has checked it. Who has
// checked what stands in src/language/checked-messages.json, with a hash of both texts: a message that has changed since is a draft again.
import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publicPrefixes } from '../src/language/offered.ts'
import { languages, messagesOf, placeholders } from './locale-files.ts'

const root = join(import.meta.dirname, '..')
const kept = join(root, 'src/language/checked-messages.json')

export interface Check {
  by: string
  /** `YYYY-MM-DD` */
  on: string
  /** Of the English text and of this one. */
  of: string
}
/** By language, then by id. */
export type Checks = Record<string, Record<string, Check>>

export const checksKept = (): Checks => JSON.parse(readFileSync(kept, 'utf8')) as Checks

/** Binds a check to what was read: the text, and the English that it is a translation of. */
export const hashOfTexts = (english: string, text: string): string =>
  createHash('sha256')
    .update(JSON.stringify([english, text]))
    .digest('hex')
    .slice(0, 16)

export type State = 'missing' | 'draft' | 'changed' | 'checked'
export const states: readonly State[] = ['missing', 'draft', 'changed', 'checked']

/** `changed`: somebody checked it, and it or its English is another one now. English is its own English. */
export function stateOf(english: string, text: string | undefined, check: Check | undefined): State {
  if (text === undefined) return 'missing'
  if (!check) return 'draft'
  return check.of === hashOfTexts(english, text) ? 'checked' : 'changed'
}

export interface Use {
  file: string
  line: number
  /** The whole id stands there, or the beginning of it that the program completes. */
  whole: boolean
}

const idShape = /['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g
const beginningShape = /['"`]([a-z][\w-]*\.(?:[\w-]+\.)*[\w-]*)\$\{/g

/** Every place in our sources that says a message by its id, or by its beginning. */
export function usesIn(sources: readonly { file: string; text: string }[]): Map<string, Use[]> {
  const found = new Map<string, Use[]>()
  for (const { file, text } of sources)
    for (const [at, line] of text.split('\n').entries())
      for (const [shape, whole] of [
        [idShape, true],
        [beginningShape, false],
      ] as const)
        for (const [, id] of line.matchAll(shape)) {
          const uses = found.get(id!) ?? []
          found.set(id!, [...uses, { file, line: at + 1, whole }])
        }
  return found
}

/** Where a message is said; where no place names it whole, those that complete the longest beginning of it. */
export function usesOf(id: string, uses: Map<string, Use[]>): Use[] {
  const whole = (uses.get(id) ?? []).filter((use) => use.whole)
  if (whole.length > 0) return whole
  const beginnings = [...uses.entries()].filter(
    ([beginning, at]) => id.startsWith(beginning) && at.some((use) => !use.whole),
  )
  const [longest] = beginnings.sort(([a], [b]) => b.length - a.length)
  return (longest?.[1] ?? []).filter((use) => !use.whole)
}

/** Our sources, without tests. */
export const sourcesOf = (): { file: string; text: string }[] =>
  globSync(['src/**/*.{ts,tsx}'], { cwd: root, exclude: ['**/*.test.ts'] })
    .toSorted()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** Who reads it: told by its first word, as the parts of the program that are sent to a browser are. */
export function readersOf(id: string): string {
  if (id.startsWith('person.')) return 'a survivor, on their own page'
  if (publicPrefixes.some((prefix) => id.startsWith(prefix)))
    return id.startsWith('problem.')
      ? 'everybody, when something goes wrong'
      : 'the public, survivors among them'
  return 'whoever works in the network'
}

/** On which screen a file stands. */
export function screenOf(file: string): string {
  const [, feature = '', kind = ''] = file.split('/')
  if (kind === 'ui')
    return feature === 'portal' ? 'her own page, in the browser' : `staff screen of ${feature}`
  if (kind === 'pages' || kind === 'pages.ts')
    return feature === 'portal' ? 'her own page' : `public page of ${feature}`
  return feature === 'web' ? 'every staff screen' : feature
}

const oneLine = (text: string): string => text.replaceAll('\n', ' ⏎ ')

/** Everything about one message, line by line. */
export function contextOf(id: string, uses: Map<string, Use[]>, checks: Checks = checksKept()): string[] {
  const english = messagesOf('en')[id]
  if (english === undefined) throw new Error(`no message is called ${id}`)
  const named = placeholders(english, 'en')
  const used = usesOf(id, uses)
  const places = used.slice(0, 6).map(({ file, line }) => `  ${file}:${line}  (${screenOf(file)})`)
  const begins = used.some(({ whole }) => !whole)
  return [
    id,
    `English: ${oneLine(english)}`,
    `Read by: ${readersOf(id)}`,
    ...(named.length > 0 ? [`In braces, kept as they are: ${named.join(', ')}`] : []),
    used.length === 0
      ? 'Said where: named by data (a code of a process or a rule), not by a line of the program'
      : `Said where${begins ? ' (the program completes the id there)' : ''}:`,
    ...places,
    ...(used.length > 6 ? [`  and ${used.length - 6} more`] : []),
    ...languages().flatMap((language) => stateLine(language, id, checks)),
  ]
}

function stateLine(language: string, id: string, checks: Checks): string[] {
  const [english = '', text] = [messagesOf('en')[id], messagesOf(language)[id]]
  const check = checks[language]?.[id]
  const state = stateOf(english, text, check)
  const said = check && state === 'checked' ? `checked by ${check.by}, ${check.on}` : state
  return language === 'en'
    ? [`en [${said}]`]
    : [`${language} [${said}]${text === undefined ? '' : ` ${oneLine(text)}`}`]
}

/** The messages of a language that are in one of these states: as a fragment that `put` takes back. */
export function inState(
  language: string,
  wanted: readonly State[],
  checks: Checks = checksKept(),
): Record<string, string> {
  const [english, texts] = [messagesOf('en'), messagesOf(language)]
  const ids = Object.keys(english).filter((id) =>
    wanted.includes(stateOf(english[id]!, texts[id], checks[language]?.[id])),
  )
  return Object.fromEntries(ids.map((id) => [id, texts[id] ?? english[id]!]))
}

/** The checks with these messages of a language written down as read by somebody on a day. Throws where one is not there. */
export function withChecked(
  checks: Checks,
  language: string,
  ids: readonly string[],
  { by, on }: Pick<Check, 'by' | 'on'>,
): Checks {
  if (by.trim() === '') throw new Error('say who has checked them: --by NAME')
  if (!/^\d{4}-\d\d-\d\d$/.test(on)) throw new Error('say on which day: --on YYYY-MM-DD')
  const [english, texts] = [messagesOf('en'), messagesOf(language)]
  const missing = ids.filter((id) => english[id] === undefined || texts[id] === undefined)
  if (missing.length > 0) throw new Error(`${language} has no message ${missing.join(', ')}`)
  const fresh = ids.map((id) => [id, { by, on, of: hashOfTexts(english[id]!, texts[id]!) }] as const)
  const all = { ...checks[language], ...Object.fromEntries(fresh) }
  const sorted = Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { ...checks, [language]: sorted }
}

export const keepChecks = (checks: Checks): void =>
  writeFileSync(kept, `${JSON.stringify(checks, null, 2)}\n`)
