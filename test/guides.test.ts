// A guide that names a button which nobody finds costs the trust of a whole office: every quoted text stands on a screen.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { messagesOf } from '../scripts/locale-files.ts'
import { pictures } from '../scripts/guides.ts'

const folder = join(import.meta.dirname, '../docs/guides')
const guides = globSync('*.md', { cwd: folder })
const read = (guide: string) => readFileSync(join(folder, guide), 'utf8')
const english = Object.values(messagesOf('en'))
/** What stands of a message whatever its values are: the fixed words, longest first. */
const fixed = english.flatMap((text) => text.split(/\{[^}]*\}/).map((part) => part.trim()))
const said = new Set([...english, ...fixed].map((text) => text.replace(/[:·,.]$/, '').trim()))
const quoted = (text: string): string[] =>
  [...text.matchAll(/(?<![*\w])\*([^*\n]+)\*(?!\*)/g)].map(([, words]) =>
    words!.replace(/[:·,.]$/, '').trim(),
  )
const roles = Object.keys(pictures)

describe('the guides', () => {
  it('are one for each of eight roles, with ten steps at most and a word on the law, on what never to do and on bad days', () => {
    expect(roles.map((role) => `${role}.md`).filter((guide) => !guides.includes(guide))).toEqual([])
    expect(roles).toHaveLength(8)
    for (const role of roles) {
      const text = read(`${role}.md`)
      const steps = [...text.matchAll(/^(\d+)\. /gm)].map(([, n]) => Number(n))
      expect(steps, role).toEqual(Array.from({ length: 10 }, (_, at) => at + 1))
      for (const heading of ['What the law makes you say', 'What never to do', 'When it goes wrong'])
        expect(text, role).toContain(`\n## ${heading}\n`)
    }
  })

  it.each([...roles, 'administrator'].map((role) => `${role}.md`))(
    '%s names only what stands on a screen',
    (guide) => {
      expect(quoted(read(guide)).filter((words) => !said.has(words))).toEqual([])
    },
  )

  it('finds a button that no screen has', () => {
    expect(quoted('Press *My work* and *Do everything*.').filter((words) => !said.has(words))).toEqual([
      'Do everything',
    ])
  })

  it('show a picture where there is one, and none is above 60 kB', () => {
    for (const role of roles) {
      const file = join(folder, 'pictures', `${role}.webp`)
      expect(read(`${role}.md`).includes(`(pictures/${role}.webp)`), role).toBe(existsSync(file))
      if (existsSync(file)) expect(statSync(file).size, role).toBeLessThanOrEqual(60 * 1024)
    }
  })
})
