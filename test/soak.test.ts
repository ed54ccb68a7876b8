// The soak's parts: which are due is known by what they cover, and `npm test` names them without a clock.

import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { dueParts, parts, runsIn, stateOf } from '../scripts/soak-parts.ts'

const root = join(import.meta.dirname, '..')
const row = (name: string, result: string, files: string) =>
  `| \`${name}\` | what it does | ${result} | 1.0 | 2026-11-27 | abcdef0 | ${files} |`
const everyPart = (change: Record<string, string>) =>
  runsIn(parts.map(({ name }) => change[name] ?? row(name, 'passed', 'same')).join('\n'))

describe('a part of the soak', () => {
  it('is not due when it passed with the present files that it covers', () => {
    expect(dueParts(everyPart({}), () => 'same')).toEqual([])
  })

  it('is due when it never ran, failed, or covers a file that changed', () => {
    const runs = everyPart({
      endurance: row('endurance', 'never run', ''),
      fuzz: row('fuzz', 'failed', 'same'),
      screens: row('screens', 'passed', 'other'),
    })
    expect(dueParts(runs, () => 'same')).toEqual([
      { name: 'endurance', why: 'never run' },
      { name: 'fuzz', why: 'failed on 2026-11-27' },
      { name: 'screens', why: 'what it covers has changed since 2026-11-27' },
    ])
    expect(dueParts([]).map(({ name }) => name)).toEqual(parts.map(({ name }) => name))
  })

  it('changes its state with any letter or name of a file, and otherwise not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'continuum-soak-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const state = () => stateOf({ covers: ['*.ts'] }, folder)
    writeFileSync(join(folder, 'one.ts'), 'one')
    writeFileSync(join(folder, 'beside.txt'), 'beside')
    const first = state()
    writeFileSync(join(folder, 'beside.txt'), 'changed')
    expect(state()).toBe(first)
    writeFileSync(join(folder, 'one.ts'), 'two')
    const second = state()
    expect(second).not.toBe(first)
    rmSync(join(folder, 'one.ts'))
    writeFileSync(join(folder, 'other.ts'), 'two')
    expect([first, second]).not.toContain(state())
  })

  it('has every journey that npm test leaves out', () => {
    const run = parts.flatMap(({ command }) => command)
    const left = globSync('e2e/*.spec.ts', { cwd: root }).filter((file) =>
      readFileSync(join(root, file), 'utf8').includes('@soak'),
    )
    expect(left.length).toBeGreaterThan(10)
    expect(left.filter((file) => !run.some((one) => file.endsWith(one) || one.endsWith(file)))).toEqual([])
  })

  it('has a name of its own', () => {
    expect(parts.map(({ name }) => name)).toEqual([...new Set(parts.map(({ name }) => name))])
  })

  it('covers only files that exist', () => {
    for (const line of new Set(parts.flatMap(({ covers }) => covers)))
      expect([line, globSync(line, { cwd: root }).length]).not.toEqual([line, 0])
  })
})

describe('a job', () => {
  it('is done by `npm test` too for some professions, and only one of each: all others are the soak’s', () => {
    const daily = globSync('e2e/jobs/*.spec.ts', { cwd: root }).flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split(/^job\($/m)
        .filter((one) => one.includes('daily: true'))
        .map((one) => /profession: '([^']+)'/.exec(one)?.[1]),
    )
    expect(daily.length).toBeGreaterThan(3)
    expect(new Set(daily).size).toBe(daily.length)
  })
})
