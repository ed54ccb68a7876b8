// A claim to have covered something must name the test that shows it, and the test must exist.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { continuumPage, paragraphs } from '../scripts/coverage.ts'
import type { CoverageItem } from '../src/measures/coverage-item.ts'
import { coverage } from '../src/measures/coverage.ts'
import { actsIn } from './act-in.ts'
import { titlesIn } from './titles.ts'

const root = join(import.meta.dirname, '..')
const numbers = Array.from({ length: 110 }, (_, at) => at + 1)

const hasNames = (path: string, names: string[]) => {
  const titles = titlesIn(readFileSync(path, 'utf8'))
  return names.length > 0 && names.every((name) => titles.has(name))
}

/** Files that ask who may knock and what is written down, for everything at once: no item rests on them. */
const listsOnly = /^test\/(who|architecture|columns|coverage|locales|rls)\.test\.ts$/

/** Whether a test does nothing but read lists: that a role stands in one, that a question has a code. */
const onlyReads = (path: string, title: string) =>
  actsIn(path, readFileSync(path, 'utf8'), title)?.length === 0

/** What is wrong with the claim of one item; nothing when it holds. */
function claimFaults({ n, folder, test, state }: CoverageItem): string[] {
  const say = (wrong: boolean, what: string) => (wrong ? [`${n}: ${what}`] : [])
  const [file, ...names] = test?.split(' > ') ?? []
  const path = file ? join(root, file) : ''
  return [
    ...say(!existsSync(join(root, folder)), `${folder} does not exist`),
    ...say(state !== 'not yet' && !test, `claims "${state}" and names no test`),
    ...say(state === 'not yet' && test !== undefined, 'claims nothing and names a test'),
    ...say(test !== undefined && !existsSync(path), `${file} does not exist`),
    ...say(existsSync(path) && !hasNames(path, names), `no test is called "${names.join(' > ')}" in ${file}`),
    ...say(
      listsOnly.test(file ?? '') || (existsSync(path) && onlyReads(path, names.at(-1) ?? '')),
      `"${names.at(-1)}" carries nothing out`,
    ),
  ]
}

const kept = 'src/shelter/beds.test.ts'
const bed = 'go to one of two who take the last one in the same moment, and the other is told why not'

describe('a claim of coverage', () => {
  const honest: CoverageItem = {
    n: 1,
    kind: 'framework',
    item: 'a',
    shows: 'b',
    folder: 'src/measures',
    state: 'not yet',
  }

  it('is refused without a test, with a missing file or with a missing title', () => {
    expect(claimFaults(honest)).toEqual([])
    expect(claimFaults({ ...honest, state: 'done' })).toHaveLength(1)
    expect(claimFaults({ ...honest, state: 'thin', test: 'test/nowhere.test.ts > it works' })).toHaveLength(1)
    expect(
      claimFaults({
        ...honest,
        state: 'thin',
        test: `${kept} > a name that no test has`,
      }),
    ).toHaveLength(1)
    expect(claimFaults({ ...honest, state: 'done', test: `${kept} > ${bed}` })).toEqual([])
    expect(claimFaults({ ...honest, test: `${kept} > ${bed}` })).toHaveLength(1)
  })
  it('is refused where its test only reads lists, since a role in a list is no act', () => {
    const acts = (body: string) => actsIn('a.test.ts', `it('is so', async () => { ${body} })`, 'is so')
    expect(acts("for (const role of ['health']) expect(screening.opens.who, role).toContain(role)")).toEqual(
      [],
    )
    expect(
      acts("const m = machineOf('risk'); expect(m.opens.ask?.['a']).toEqual({ kind: 'yes-no' })"),
    ).toEqual([])
    expect(acts("expect(Object.values(moves).flatMap(({ facts = [] }) => facts)).toEqual(['a'])")).toEqual([])
    expect(acts('const kinds = () => list.map((one) => one.kind); expect(kinds()).toEqual([])')).toEqual([])
    expect(acts("await amara.open('goal', {})")).toEqual(['open'])
    expect(acts("const begin = () => make('case'); expect(begin()).toBe('closed')")).toEqual(['make'])
    expect(actsIn('a.test.ts', "test('is so', () => authority.saysYes(story))", 'is so')).toEqual(['saysYes'])
    expect(
      actsIn('a.test.ts', "it.each(six)('is so', async (at) => { await app.request(at) })", 'is so'),
    ).toEqual(['request'])
    expect(
      claimFaults({
        ...honest,
        state: 'thin',
        test: 'test/who.test.ts > is mounted exactly as the contract says',
      }),
    ).toHaveLength(1)
  })
  it('names the title of a test, and not words from anywhere in its file', () => {
    expect([
      ...titlesIn("it('is \\'so\\'', () => say('never')); test.skip(`and\nso`, describe); exit('no')"),
    ]).toEqual(["is 'so'", 'and\nso'])
    expect([...titlesIn("it.each(['a', 'b'].map((one) => one))('each %s', (one) => say(one))")]).toEqual([
      'each %s',
    ])
    expect([...titlesIn("job({ number: 30, what: 'a pupil told of', goal }, steps)")]).toEqual([
      'a pupil told of',
    ])
    const claim = (name: string) => claimFaults({ ...honest, state: 'done', test: `${kept} > ${name}` })
    expect(claim(bed)).toEqual([])
    for (const words of ['go to one of two', 'the beds of a shelter that nobody describes'])
      expect(claim(words), words).toHaveLength(1)
  })
  it('holds for every item', () => {
    expect(coverage.flatMap(claimFaults)).toEqual([])
  })
})

describe('the list of coverage', () => {
  it('has the 110 items, each once', () => {
    expect(coverage.map(({ n }) => n)).toEqual(numbers)
  })
  it('has each of the fifteen measures', () => {
    const measures = coverage.flatMap(({ measure }) => measure ?? [])
    expect([...new Set(measures)].sort((a, b) => a - b)).toEqual(numbers.slice(0, 15))
  })
  it('names each item once, paragraph by paragraph', () => {
    expect(paragraphs.flatMap(({ items }) => items)).toEqual(numbers)
  })
  it('matches docs/continuum.md (else run: npm run coverage)', () => {
    expect(readFileSync(join(root, 'docs/continuum.md'), 'utf8')).toBe(continuumPage())
  })
})
