// Languages are data that people without a compiler write. These checks are their compiler: a message that does
// not parse, lost a placeholder, or is used on a screen and exists nowhere fails here and not in front of a person.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { everything } from '../src/app/endpoints.ts'
import { offered } from '../src/language/say.ts'
import { actWords } from '../src/oversight/ui/words.ts'
import { languages, messagesOf, placeholders } from '../scripts/locale-files.ts'
import { faults, missingKeys, offeredTo, promised } from '../scripts/locale.ts'
import {
  borrowed,
  occasionalScreens,
  partsOfCases,
  saidAtDoor,
  saidInFront,
  staffWords,
  wordsByDoor,
} from '../scripts/staff-words.ts'

const root = join(import.meta.dirname, '..')
const english = messagesOf('en')

/** The familiar address: a hotline does not use it to people who are afraid of it. Imperatives by their commonest verbs. */
const familiar = {
  es: /(?<!\p{L})(?:tú|te|ti|tus?|tuy[oa]s?|contigo|puedes|tienes|quieres|eres|estás|necesitas|dijiste|decides|llámanos|díselo|dinos|cuéntanos|vuelve con|pídelo|quédate)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:tu|te|toi|ton|ta|tes|(?:appelle|dis|bloque|note|garde)-(?:nous|l[ea]))(?!\p{L})|(?<!\p{L})t’/iu,
}

/** Keys written in the source as t('a.b') or text('a.b'), and the fixed beginnings of keys such as t(`a.${x}`). */
function keysUsed(source: string): { keys: string[]; beginnings: string[] } {
  // Examples in comments are not uses. Only whole comment lines go: `//` also stands in addresses.
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const keys = [...code.matchAll(/\b(?:t|text)\(\s*'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].map((match) => match[1]!)
  const beginnings = [...code.matchAll(/\b(?:t|text)\(\s*`([a-z][\w-]*\.[\w.-]*)\$\{/g)].map(
    (match) => match[1]!,
  )
  return { keys, beginnings }
}

describe('the check of messages', () => {
  it('finds a message that does not parse', () => {
    expect(faults('fr', { 'a.b': 'encore {n, plural, one {un jour}' }, {})).toHaveLength(1)
  })
  it('finds a lost or renamed placeholder and a tag', () => {
    const wanted = { 'a.b': 'Until {day}, <b>{name}</b>' }
    expect(faults('es', { 'a.b': 'Hasta el {dia}, <b>{name}</b>' }, wanted)).toHaveLength(1)
    expect(faults('es', { 'a.b': 'Hasta {day}, {name}' }, wanted)).toHaveLength(1)
    expect(faults('es', { 'a.b': '<b>{name}</b>, hasta {day}' }, wanted)).toEqual([])
  })
  it('looks inside plurals', () => {
    expect(placeholders('{n, plural, one {# day in {place}} other {# days}}', 'en')).toEqual(['n', 'place'])
  })
  it('requires the public part of a public language, and everything of a complete one', () => {
    const wanted = { 'person.leave': 'Leave', 'work.title': 'My work' }
    expect(missingKeys('th', {}, wanted)).toEqual(['person.leave'])
    expect(missingKeys('ar', {}, wanted)).toEqual(['person.leave', 'work.title'])
  })
  it('finds the keys that a screen uses', () => {
    const source =
      "t('work.title'); text(\n  'person.leave', { n }); /* t('no.use') */ t(`state.${state}`); response.text(); split('a.b')"
    expect(keysUsed(source)).toEqual({ keys: ['work.title', 'person.leave'], beginnings: ['state.'] })
  })
})

describe('the languages', () => {
  it('are at least the promised ones, and the public pages offer each of them', () => {
    for (const readers of ['staff', 'public'] as const)
      expect(offeredTo(readers)).toEqual(expect.arrayContaining(promised[readers]))
    expect(offered).toEqual(offeredTo('public'))
  })
  it.each(languages())('parse every message and use the placeholders of English: %s', (language) => {
    expect(faults(language, messagesOf(language), english)).toEqual([])
  })
  it('in Ukrainian add no full stop behind a date, which ends with one', () => {
    expect(Object.entries(messagesOf('uk')).filter(([, text]) => text.includes('{day}.'))).toEqual([])
  })
  it.each(offeredTo('public'))('have every message that their readers can meet: %s', (language) => {
    expect(missingKeys(language, messagesOf(language), english)).toEqual([])
  })
  it.each(languages())('have no message that English lacks: %s', (language) => {
    expect(Object.keys(messagesOf(language)).filter((key) => !(key in english))).toEqual([])
  })
})

describe('the hints of the staff part', () => {
  it('belong to an existing question or move, so that none is left behind by a renaming', () => {
    const hints = Object.keys(english).filter((key) => /^(ask\.|[a-z]+\.move\.).*\.hint$/.test(key))
    expect(hints.length).toBeGreaterThan(10)
    expect(hints.filter((key) => !(key.slice(0, -'.hint'.length) in english))).toEqual([])
  })
})

describe('the form of address for strangers', () => {
  const wrong = (language: string, fault: RegExp) =>
    Object.entries(messagesOf(language)).filter(([, message]) => fault.test(message))

  it('is usted in Spanish and vous in French in every message', () => {
    expect('Puedes parar, si tú quieres').toMatch(familiar.es)
    expect('Appelle-nous : on t’aide').toMatch(familiar.fr)
    expect(wrong('es', familiar.es)).toEqual([])
    expect(wrong('fr', familiar.fr)).toEqual([])
  })
  it('opens every question mark in Spanish, and keeps French punctuation on its line', () => {
    const unopened = Object.values(messagesOf('es')).filter(
      (message) => message.split('?').length !== message.split('¿').length,
    )
    expect(unopened).toEqual([])
    expect(wrong('fr', /[^\u202f](?:[?!;»]|:(?=\s|$))|«(?!\u202f)/u)).toEqual([])
  })
})

describe('the messages sent to the staff’s browser', () => {
  const sent = staffWords('en')
  it('lack nothing that a screen shows', () => {
    // What a place outside opens is a page of its own, and brings its words along.
    const screens = globSync('src/{web,*/ui}/**/*.{ts,tsx}', { cwd: root, exclude: ['**/ui/opener/**'] }).map(
      (file) => keysUsed(readFileSync(join(root, file), 'utf8')),
    )
    const said = screens.flatMap(({ keys }) => keys)
    const begun = screens.flatMap(({ beginnings }) => beginnings)
    const wanted = Object.keys(english).filter(
      (key) => said.includes(key) || begun.some((start) => key.startsWith(start)),
    )
    expect(wanted.length).toBeGreaterThan(1_000)
    expect(wanted.filter((key) => sent[key] !== english[key])).toEqual([])
  })
  it('leave out those of the public pages only', () => {
    expect(sent['person.hide']).toBeUndefined()
    expect(sent['problem.failed']).toBeDefined()
    const starts = borrowed()
    const lent = Object.keys(staffWords('th', starts))
    expect(lent.filter((key) => !starts.some((start) => key.startsWith(start)))).toEqual([])
  })
  it('are few before sign-in, complete there, and come once each', () => {
    const words = Object.values(wordsByDoor('en'))
    const { door, front: beside } = wordsByDoor('en')
    const front = { ...door, ...beside }
    expect(Object.assign({}, ...words)).toEqual(sent)
    expect(words.flatMap((some) => Object.keys(some))).toHaveLength(Object.keys(sent).length)
    expect(Object.keys(front).length).toBeLessThan(Object.keys(sent).length / 4)
    for (const key of ['signin.again', 'web.shell.name', 'frame.asking', 'problem.failed'])
      expect(front).toHaveProperty([key])
    // Until these have come nothing is shown.
    expect(JSON.stringify(door).length).toBeLessThan(8_000)
    expect(saidAtDoor().filter((key) => key in sent && !(key in door))).toEqual([])
    expect(saidInFront().filter((key) => key in sent && !(key in front))).toEqual([])
  })
  it('are there before sign-in for every screen that stands in front of the door', () => {
    const screens = globSync('src/*/ui/feature.ts', { cwd: root }).flatMap((file) =>
      [
        ...readFileSync(join(root, file), 'utf8').matchAll(
          // One that is seldom opened waits for all words, wherever it stands.
          /^(?!.*occasional\().*import\('\.\/([\w-]+\.tsx)'\)[^\n]*inFront: true/gm,
        ),
      ].map(([, screen]) => join(root, file, '..', screen!)),
    )
    expect(screens.length).toBeGreaterThan(3)
    const front = saidInFront()
    for (const screen of screens)
      for (const [, key] of readFileSync(screen, 'utf8').matchAll(/\bt\('([a-z]+\.[\w.-]+)'/g))
        expect(front, screen).toContain(key)
  })
  it('of screens that are seldom opened come after the rooms, and no daily screen waits for them', () => {
    const { rooms, questions, occasional } = wordsByDoor('en')
    expect(occasionalScreens().length).toBeGreaterThan(10)
    for (const key of ['coverage.title', 'orgKeys.title', 'audit.title'])
      expect(occasional).toHaveProperty([key])
    for (const file of ['src/cases/ui/case.tsx', 'src/work/ui/my-work.tsx', 'src/identification/ui/desk.tsx'])
      for (const [, key] of readFileSync(join(root, file), 'utf8').matchAll(/\bt\('([a-zA-Z]+\.[\w.-]+)'/g))
        expect(key! in occasional, `${file}: ${key}`).toBe(false)
    // Questions of processes stand behind a press, and what says them waits for its words.
    expect(Object.keys(rooms).filter((key) => key.startsWith('ask.service.'))).toEqual([])
    // What stands above the panel of a process waits with it; its name and its steps are said anywhere.
    expect(questions).toHaveProperty(['testimony.count'])
    for (const key of ['testimony.name', 'testimony.state.asked', 'testimony.done.tell'])
      expect(rooms).toHaveProperty([key])
  })
  it('of a case come with its pages, and no other daily screen waits for them', () => {
    const { rooms, case: ofCase } = wordsByDoor('en')
    expect(partsOfCases()).toContain('src/cases/ui/case.tsx')
    for (const key of ['access.agreed', 'household.birth']) expect(ofCase).toHaveProperty([key])
    for (const file of [
      'src/work/ui/my-work.tsx',
      'src/cases/ui/case-list.tsx',
      'src/identification/ui/desk.tsx',
    ])
      for (const [, key] of readFileSync(join(root, file), 'utf8').matchAll(/\bt\('([a-zA-Z]+\.[\w.-]+)'/g))
        expect(key! in ofCase, `${file}: ${key}`).toBe(false)
    expect(rooms).toHaveProperty(['work.title'])
  })
  it('are English where a language lacks one, and no language is sent by half', () => {
    expect(Object.keys(staffWords('ar'))).toEqual(Object.keys(sent))
  })
})

describe('the audit trail', () => {
  it('has words for every action of this version, and never says "another act"', () => {
    const speak = (key: string, _values?: Record<string, string>, otherwise?: string) =>
      english[key] ?? otherwise ?? key
    const acts = Object.values(everything)
      .flatMap((group) => Object.values(group))
      .map(({ audit }) => audit)
    const bare = acts.filter(
      (act) => act !== 'none' && [english['audit.act.other'], act].includes(actWords(act, speak)),
    )
    expect(bare).toEqual([])
  })
})

describe('the source code', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.endsWith('.test.ts'))
  const used = files.map((file) => ({ file, ...keysUsed(readFileSync(join(root, file), 'utf8')) }))

  it('uses only messages that exist', () => {
    const unknown = used.flatMap(({ file, keys }) =>
      keys.filter((key) => !(key in english)).map((key) => `${file}: ${key}`),
    )
    expect(unknown).toEqual([])
  })
  it('builds message keys only from beginnings that exist', () => {
    const known = Object.keys(english)
    const unknown = used.flatMap(({ file, beginnings }) =>
      beginnings
        .filter((start) => !known.some((key) => key.startsWith(start)))
        .map((start) => `${file}: ${start}…`),
    )
    expect(unknown).toEqual([])
  })
})
