// docs/protocol.md is what an auditor begins with, so its tables are held to the code: every AAD label, statement, field, call and
// refusal stands there and none that does not exist; and whoever cites a line of CCP/1 cites one that there is.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { INTENTS, intentTable } from '../src/sealing/intent-table.ts'
import { CASE_FIELDS, CASE_FIELDS_2, LOG_FIELDS, LOG_FIELDS_2 } from '../src/sealing/statement-fields.ts'
import { VAULT_CALLS } from '../src/sealing/vault-port.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const text = read('docs/protocol.md').replaceAll(/^```[\s\S]*?^```$/gm, '')

/** A chapter without those after it. */
const chapter = (title: string): string => {
  const [, rest = ''] = text.split(`\n${title}\n`)
  return rest.split(/^##+ /m)[0]!
}
const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)
/** The rows of a chapter's first table, as cells, without its head. */
const rowsOf = (title: string): string[][] =>
  chapter(title)
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
const matches = (pattern: RegExp, source: string): string[] =>
  [...source.matchAll(pattern)].map(([, name]) => name!)

/** The types of statement for which there is a rule, whether they have fields or not. */
const ruled = (file: string): string[] => {
  const [, effects = ''] = /const EFFECTS: Record<string, Apply> = \{\n([\s\S]*?)\n\}\n/.exec(read(file))!
  return matches(/^ {2}(\w+)\(now, said/gm, effects)
}

/** `9-11, 13 and 14` as numbers. */
const numbersIn = (cited: string): number[] =>
  [...cited.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from, to]) => {
    const first = Number(from)
    return Array.from({ length: Number(to ?? first) - first + 1 }, (_, at) => first + at)
  })

describe('the protocol document', () => {
  const lines = rowsOf('## 16. The lines by number').map(([number]) => Number(number))

  it('has all 57 numbered lines in order', () => {
    expect(lines).toEqual(Array.from({ length: 57 }, (_, at) => at + 1))
  })

  it('lists each intent with its proof and the test of a lie, as the program has them', () => {
    expect(text).toContain(intentTable())
    for (const { test } of Object.values(INTENTS)) expect(read(test).length, test).toBeGreaterThan(0)
  })

  it('has every line that is cited anywhere', () => {
    const files = globSync(
      ['{src,test,e2e,demo,scripts,bench}/**/*.{ts,tsx,sql,md}', '*.md', 'docs/**/*.md'],
      { cwd: root },
    )
    const cited = files.flatMap((file) =>
      matches(/CCP\/1\s+(?:\/\/\s+)?lines?\s+([\d, and-]*\d)/g, read(file))
        .flatMap(numbersIn)
        .map((line) => ({ file, line })),
    )
    expect(numbersIn('9-11, 13 and 14')).toEqual([9, 10, 11, 13, 14])
    expect(cited.length).toBeGreaterThan(50)
    expect(cited.filter(({ line }) => !lines.includes(line))).toEqual([])
  })

  it.each([
    ["### 6.1 An organisation's log", LOG_FIELDS, 'src/sealing/org-log.ts'],
    ["### 6.2 A case's chain", CASE_FIELDS, 'src/sealing/case-chain.ts'],
  ])('has every type of statement with its fields: %s', (title, fields, rules) => {
    const told = Object.fromEntries(
      rowsOf(title).map(([type = '', names = '']) => [quoted(type)[0], quoted(names)]),
    )
    expect(told).toEqual(Object.fromEntries(ruled(rules).map((type) => [type, fields[type] ?? []])))
  })

  it.each([
    ['log', LOG_FIELDS_2],
    ['case', CASE_FIELDS_2],
  ])('has every field that rules 2 add, and no other: %s', (chain, fields) => {
    const told = rowsOf('### 6.4 Rules 2: statements bound to time')
      .filter(([kind]) => kind === chain)
      .flatMap(([, types = '', names = '']) => quoted(types).map((type) => [type, quoted(names)]))
    expect(Object.fromEntries(told)).toEqual(fields)
  })

  it.each(['src/sealing/org-shape.ts', 'src/sealing/case-shape.ts', 'src/sealing/agreed.ts'])(
    'names what %s holds after replay',
    (file) => {
      const words = new Set(quoted(text).flatMap((one) => one.match(/\w+/g) ?? []))
      const names = matches(/^ {2}(\w+)\??: /gm, read(file).replaceAll(/^export const [\s\S]*?^\}/gm, ''))
      expect(names.filter((name) => !words.has(name))).toEqual([])
    },
  )

  it('has every AAD label and no unused one', () => {
    const told = rowsOf('## 4. AAD labels').flatMap(([names = '']) => quoted(names))
    const source = globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts', '**/*specimens.ts'] })
      .map(read)
      .join('\n')
    const used = matches(/\baadLabel\(\s*'([a-z\d-]+)'/g, source)
    // Three are passed by a name: two purposes of words, and the pins.
    expect(told.toSorted()).toEqual([...new Set([...used, 'card', 'receipt', 'pins'])].toSorted())
  })

  it('has every call of the key worker', () => {
    const told = rowsOf('## 12. The key worker and what crosses it').flatMap(([, calls = '']) =>
      quoted(calls),
    )
    expect(told.toSorted()).toEqual([...VAULT_CALLS].toSorted())
  })

  it('has every refusal', () => {
    const [, codes = ''] = /export type SealingCode =\n([\s\S]*?)\n\n/.exec(read('src/sealing/suite.ts'))!
    const told = rowsOf('## 13. Refusals').flatMap(([names = '']) => quoted(names))
    expect(told.toSorted()).toEqual(matches(/^ {2}\| '([a-z-]+)'/gm, codes).toSorted())
  })

  it('has the constants of the suite', () => {
    expect(chapter('## 1. Suite and constants')).toContain('64 MiB, 3 passes, 1 lane')
    expect(read('src/sealing/suite.ts')).toContain('{ memoryKiB: 65_536, iterations: 3, parallelism: 1 }')
  })
})
