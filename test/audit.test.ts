// What an auditor is told is there: every file and command that the documents about security name, and every lie of the list.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { moves } from '../scripts/liar/moves.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const documents = [
  'SECURITY.md',
  'docs/threats.md',
  ...readdirSync(join(root, 'docs/audit')).map((name) => `docs/audit/${name}`),
]

describe.each(documents)('%s', (path) => {
  const text = read(path)

  it('names files that are there', () => {
    const named = [...text.matchAll(/`((?:src|test|e2e|model|scripts|docs|bin)\/[\w./-]+)`/g)].map(
      ([, file]) => file!,
    )
    const missing = [...new Set(named)].filter((file) => !existsSync(join(root, file)))
    expect(missing).toEqual([])
  })

  it('names commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

it('the list for an auditor is the lies that can be told', () => {
  const rows = moves.map(
    ({ name, hope, shows, gap }) =>
      `| \`${name}\` | ${hope} | ${shows ? `“${shows.source}”` : `nothing (gap ${gap})`} |`,
  )
  expect(read('docs/audit/README.md')).toContain(`|---|---|---|\n${rows.join('\n')}\n`)
})

it('a lie that no screen answers is a gap that the threats number', () => {
  const gaps = moves.flatMap(({ shows, gap }) => (shows ? [] : [gap]))
  for (const gap of gaps) expect(read('docs/threats.md')).toContain(`\n${gap}. `)
})
