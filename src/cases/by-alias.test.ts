// What lists show is a code name, so that is what can be searched: on this machine, in the language of whoever reads.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { aliasOf } from './alias.ts'
import { byAlias } from './by-alias.ts'

const wordsOf = (language: string) => {
  const words = JSON.parse(
    readFileSync(new URL(`../../locales/${language}.json`, import.meta.url), 'utf8'),
  ) as Record<string, string>
  return (id: string) => words[id] ?? id
}
const references = new Map(
  Array.from({ length: 200 }, (_, at) => [`case-${at}`, `C-${String(at).padStart(4, '0')}-2K9M`] as const),
)
const here = 7
const found = (language: string, typed: string) =>
  byAlias(references, typed, wordsOf(language), here).map(([id]) => id)

it.each(['en', 'ar', 'fr'])(
  'a case is found by its code name, whole, half and in any order, in %s',
  (language) => {
    const alias = aliasOf(references.get('case-7')!, wordsOf(language), here)
    const [first = '', second = ''] = alias.split(' ')
    const halves = [
      alias,
      alias.toUpperCase(),
      `${second} ${first}`,
      `${first.slice(0, 3)} ${second.slice(0, 3)}`,
    ]
    for (const typed of halves) expect(found(language, typed), typed).toContain('case-7')
    expect(found(language, `${first} zzz`)).toEqual([])
  },
)

it('every case whose code name has the typed word is found, and none that has not', () => {
  const text = wordsOf('en')
  const word = aliasOf(references.get('case-7')!, text, here).split(' ')[0]!
  const those = [...references]
    .filter(([, one]) => aliasOf(one, text, here).split(' ').includes(word))
    .map(([id]) => id)
  expect(found('en', word)).toEqual(those)
  expect(found('en', '  ')).toEqual([])
})

it('each house has its own name for a person, and nobody works one out from another', () => {
  const text = wordsOf('en')
  const namesIn = (house: number) =>
    [...references.values()].map((reference) => aliasOf(reference, text, house))
  const [clinic, shelter, again] = [namesIn(3), namesIn(4), namesIn(3)]
  expect(again).toEqual(clinic)
  // Of 1,024 names one in as many is the same by chance.
  expect(clinic.filter((name, at) => name === shelter[at]).length).toBeLessThan(5)
  // Whoever has the same name in one house has another one in the other: a list of pairs is no key to the rest.
  const many = Array.from({ length: 4000 }, (_, at) => `C-${String(at).padStart(4, '0')}-7QF3`)
  const pairs = [3, 4].map((house) => many.map((reference) => aliasOf(reference, text, house)))
  const others = Map.groupBy(pairs[1]!, (_, at) => pairs[0]![at]!)
  const shared = [...others.values()].filter((of) => of.length > 1)
  expect(shared.filter((of) => new Set(of).size === 1).length).toBeLessThan(shared.length / 20)
})
