// docs/asvs.csv says which requirements of OWASP ASVS 5.0.0, levels 1 and 2, are met, and by which test. A list that nobody
// checks becomes a wish: every "met" names a test that exists, and what is not met gives its reason.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { titlesIn } from './titles.ts'

const root = join(import.meta.dirname, '..')
interface Requirement {
  requirement: string
  level: string
  'in short': string
  status: string
  'test or reason': string
}
const list = parse<Requirement>(readFileSync(join(root, 'docs/asvs.csv'), 'utf8'), { columns: true })

/** What is wrong with the test that a line names: `file` or `file#part of the test's name`. */
function lost(named: string): string | undefined {
  const [file = '', part] = named.split('#')
  if (!/^(src|test|e2e)\/[\w./-]+\.(test|spec)\.ts$/.test(file)) return `${named} is no test`
  if (!existsSync(join(root, file))) return `${file} is not there`
  const titles = titlesIn(readFileSync(join(root, file), 'utf8'))
  if (part && ![...titles].some((title) => title.includes(part))) return `${file} has no test "${part}"`
  return undefined
}

describe('the list of ASVS requirements', () => {
  it('has every requirement of level 1 and 2 once, in order', () => {
    const ids = list.map(({ requirement }) => requirement)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^V([1-9]|1[0-7])\.\d\.\d{1,2}$/)
    const levels = list.map(({ level }) => level)
    expect([levels.filter((one) => one === '1').length, levels.filter((one) => one === '2').length]).toEqual([
      70, 183,
    ])
  })

  it('names an existing test for each requirement that is met', () => {
    const met = list.filter(({ status }) => status === 'met')
    expect(met.length).toBeGreaterThan(100)
    expect(met.flatMap((one) => lost(one['test or reason']) ?? [])).toEqual([])
  })

  it('detects a test that does not exist', () => {
    expect(lost('test/nowhere.test.ts')).toContain('is not there')
    expect(lost('src/http/limits.ts')).toContain('is no test')
    expect(lost('src/http/limits.test.ts#that which was never written')).toContain('has no test')
  })

  it('has a paragraph for each requirement that is not met whole, and for no other', () => {
    const page = readFileSync(join(root, 'docs/asvs.md'), 'utf8')
    const argued = [...page.matchAll(/^## (V[\d.]+) .+\n\n([\s\S]+?)(?=\n\n## |\s*$(?![\s\S]))/gm)]
    const open = list.filter(({ status }) => status === 'partly' || status === 'not')
    expect(argued.map(([, id]) => id)).toEqual(open.map(({ requirement }) => requirement))
    expect(argued.filter(([, , words]) => words!.length < 80).map(([, id]) => id)).toEqual([])
  })

  it('does not deny what the program does: it is a client of OpenID Connect, and calls out', () => {
    const denies = (reason: string) =>
      /\bno (OAuth|OpenID Connect|identity provider|federation)\b|\bcalls nobody\b/.test(reason)
    expect(
      ['no OAuth, no OpenID Connect', 'no identity provider', 'the server calls nobody'].every(denies),
    ).toBe(true)
    expect(existsSync(join(root, 'src/identity-provider/server/openid.ts'))).toBe(true)
    const page = readFileSync(join(root, 'docs/asvs.md'), 'utf8')
    expect([...list.map((one) => one['test or reason']), ...page.split('\n')].filter(denies)).toEqual([])
  })

  it('gives a reason for each requirement that is not met', () => {
    for (const one of list) {
      expect(['met', 'partly', 'not', 'does not apply']).toContain(one.status)
      expect(one['in short'].length, one.requirement).toBeGreaterThan(2)
      if (one.status !== 'met') expect(one['test or reason'].length, one.requirement).toBeGreaterThan(4)
    }
  })
})
