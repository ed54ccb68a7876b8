// The one door to locales/*.json. Several people write messages at the same time, so every change goes
// through here: it takes a lock, checks the messages, merges, sorts the keys and replaces the file at once.
// Flat keys (`<feature>.<thing>`), one file per language, ICU messages.
//
//   node scripts/locale.ts put <lang> <fragment.json>   merge a fragment ({"key": "message"}) into a language
//   node scripts/locale.ts drop <key> [<key> …]         take keys out of every language
//   node scripts/locale.ts new <lang>                   start a language and print what has to be translated
//   node scripts/locale.ts missing <lang> [all]         print the missing messages, in English, as a fragment
//   node scripts/locale.ts check                        say what is wrong or incomplete
//   node scripts/locale.ts context <key> …              where it is said and to whom, its braces, its state in each language
//   node scripts/locale.ts list <lang> [--state draft]  the messages of a state (missing, draft, changed, checked), as a fragment
//   node scripts/locale.ts checked <lang> <key> … --by NAME --on YYYY-MM-DD   somebody has read these against the English
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileOf, folder, languages, messagesOf, placeholders, type Messages } from './locale-files.ts'
import { isOffered, lacking, type Readers } from '../src/language/offered.ts'

/** Languages that were promised, and so never lack a word: to whoever works here, to the public and survivors. Others may come. */
export const promised = { staff: ['en', 'ar'], public: ['en', 'es', 'fr', 'ar', 'uk', 'th'] }

const keyShape = /^[a-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+$/

/** What is wrong with one language's messages, judged against English; one sentence each. */
export function faults(language: string, messages: Messages, english: Messages): string[] {
  return Object.entries(messages).flatMap(([key, message]) => {
    if (!keyShape.test(key)) return [`${language}: "${key}" is not a key of the form feature.thing`]
    if (typeof message !== 'string' || message.trim() === '') return [`${language}: ${key} has no text`]
    try {
      const here = placeholders(message, language).join(', ')
      const there = placeholders(english[key] ?? message, 'en').join(', ')
      return here === there
        ? []
        : [`${language}: ${key} has the placeholders (${here}), English has (${there})`]
    } catch (error) {
      return [`${language}: ${key} is not an ICU message: ${(error as Error).message}`]
    }
  })
}

/** Languages offered to these readers, promised or with nearly all the words; English first. */
export const offeredTo = (readers: Readers): string[] =>
  languages().filter(
    (language) =>
      promised[readers].includes(language) || isOffered(messagesOf(language), messagesOf('en'), readers),
  )

/** Keys that `language` must have and has not, because it is offered; `all` asks for the staff part too. */
export const missingKeys = (
  language: string,
  messages: Messages,
  english: Messages,
  all = offeredTo('staff').includes(language),
): string[] => lacking(messages, english, all ? 'staff' : 'public')

const pause = (milliseconds: number) =>
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

/** Runs `change` while holding the lock of the folder. A lock older than 30 s belongs to a process that died. */
function locked(change: () => void): void {
  const lock = join(folder, '.lock')
  for (let waited = 0; ; waited += 50) {
    try {
      closeSync(openSync(lock, 'wx'))
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
      if (Date.now() - since > 30_000) rmSync(lock, { force: true })
      if (waited > 60_000) throw new Error('locales/ stays locked by somebody else', { cause: error })
      pause(50)
    }
  }
  try {
    change()
  } finally {
    rmSync(lock, { force: true })
  }
}

// Written beside and renamed, so that a server that reads the folder never sees half a file.
function write(language: string, messages: Messages): void {
  const sorted = Object.fromEntries(Object.entries(messages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(`${fileOf(language)}.new`, `${JSON.stringify(sorted, null, 2)}\n`)
  renameSync(`${fileOf(language)}.new`, fileOf(language))
}

function tag(language: string | undefined): string {
  if (!language || Intl.getCanonicalLocales(language)[0] !== language)
    throw new Error(`"${language}" is not a BCP 47 language tag`)
  return language
}

function put(language: string, fragment: Messages): void {
  locked(() => {
    const [before, english] = [messagesOf(language), messagesOf('en')]
    const wrong = faults(language, fragment, language === 'en' ? fragment : english)
    if (wrong.length > 0) throw new Error(`nothing was written:\n  ${wrong.join('\n  ')}`)
    const changed = Object.keys(fragment).filter((key) => before[key] !== fragment[key]).length
    write(language, { ...before, ...fragment })
    console.log(
      `locales/${language}.json: ${Object.keys(fragment).length} messages put, ${changed} new or changed`,
    )
  })
}

function drop(keys: string[]): void {
  locked(() => {
    for (const language of languages()) {
      const kept = Object.entries(messagesOf(language)).filter(([key]) => !keys.includes(key))
      write(language, Object.fromEntries(kept))
    }
  })
}

function printMissing(language: string, all: boolean): void {
  const english = messagesOf('en')
  const keys = missingKeys(language, messagesOf(language), english, all || undefined)
  console.log(JSON.stringify(Object.fromEntries(keys.map((key) => [key, english[key]])), null, 2))
}

/** Everything wrong or incomplete in all languages, one sentence each. */
export function everyFault(): string[] {
  const english = messagesOf('en')
  const wrong = languages().flatMap((language) => faults(language, messagesOf(language), english))
  const incomplete = offeredTo('public').flatMap((language) =>
    missingKeys(language, messagesOf(language), english).map((key) => `${language}: ${key} is missing`),
  )
  const orphans = languages().flatMap((language) =>
    Object.keys(messagesOf(language))
      .filter((key) => !(key in english))
      .map((key) => `${language}: ${key} is not in English`),
  )
  return [...wrong, ...incomplete, ...orphans]
}

/** What a translator asks and says of single messages. */
async function ofMessages(verb: 'context' | 'list' | 'checked', words: string[]): Promise<void> {
  const { checksKept, contextOf, inState, keepChecks, sourcesOf, states, usesIn, withChecked } =
    await import('./locale-context.ts')
  const text = { type: 'string' } as const
  const parsed = parseArgs({
    args: words,
    allowPositionals: true,
    options: { state: text, by: text, on: text },
  })
  const [first, ...ids] = parsed.positionals
  const { state, by = '', on = '' } = parsed.values
  if (verb === 'context') {
    const uses = usesIn(sourcesOf())
    return console.log(parsed.positionals.map((id) => contextOf(id, uses).join('\n')).join('\n\n'))
  }
  if (verb === 'list') {
    const wanted = states.filter((one) => (state ? one === state : one !== 'checked'))
    if (wanted.length === 0) throw new Error(`a state is one of ${states.join(', ')}`)
    return console.log(JSON.stringify(inState(tag(first), wanted), null, 2))
  }
  keepChecks(withChecked(checksKept(), tag(first), ids, { by, on }))
  console.log(`${first}: ${ids.length} messages checked by ${by}, ${on}`)
}

async function run([verb, ...rest]: string[]): Promise<void> {
  if (verb === 'context' || verb === 'list' || verb === 'checked') return ofMessages(verb, rest)

  if (verb === 'put' && rest[1])
    return put(tag(rest[0]), JSON.parse(readFileSync(rest[1], 'utf8')) as Messages)
  if (verb === 'drop' && rest.length > 0) return drop(rest)
  if (verb === 'missing') return printMissing(tag(rest[0]), rest[1] === 'all')
  if (verb === 'new') {
    if (!existsSync(fileOf(tag(rest[0])))) locked(() => write(tag(rest[0]), {}))
    return printMissing(tag(rest[0]), false)
  }
  if (verb !== 'check')
    throw new Error(
      'say: put <lang> <fragment.json> · drop <key …> · new <lang> · missing <lang> [all] · check · context <key …> · list <lang> [--state S] · checked <lang> <key …> --by NAME --on DAY',
    )
  const wrong = everyFault()
  console.log(wrong.length === 0 ? 'Every language is complete and parses.' : wrong.join('\n'))
  if (wrong.length > 0) process.exitCode = 1
}

// Not awaited here: what it imports later waits for this module.
if (import.meta.main)
  run(process.argv.slice(2)).catch((error: unknown) => {
    console.error((error as Error).message)
    process.exitCode = 1
  })
