// A lawyer writes down the rules of Nordia without programming: she takes a file, changes it, and is told what is wrong with it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { checkPack, comparePacks, exportPack } from '../bin/packs.ts'

const folder = mkdtempSync(join(tmpdir(), 'continuum-packs-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a command answered, said, and printed. */
function told(command: (where: { out: (text: string) => void; err: (text: string) => void }) => number) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = command({ out: (text) => void out.push(text), err: (text) => void err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}
const exported = (id: string) => told((where) => exportPack(id, where)).out
function fileWith(...changes: [before: string, after: string][]): string {
  const path = join(folder, 'nordia.json')
  let text = exported('coe')
  for (const [before, after] of [['"id": "coe"', '"id": "nordia"'] as const, ...changes]) {
    if (!text.includes(before)) throw new Error(`the file does not say ${before}`)
    text = text.replace(before, after)
  }
  writeFileSync(path, text)
  return path
}

describe('the rules of Nordia', () => {
  it('begin with the file of another pack, and are in order', () => {
    const path = fileWith()
    expect(told((where) => checkPack(path, where))).toMatchObject({ code: 0, err: '' })
  })

  it('with a longer recovery differ from it in that value alone', () => {
    const path = fileWith(['"length": 30', '"length": 60'])
    const { code, out } = told((where) => comparePacks('coe', path, where))
    expect([code, out.split('\n')]).toEqual([1, ['id: "coe" → "nordia"', 'clocks.recovery.length: 30 → 60']])
  })

  it('with a unit that nobody counts in are refused by line and field', () => {
    const path = fileWith(['"unit": "days"', '"unit": "weeks"'])
    const { code, err } = told((where) => checkPack(path, where))
    expect(code).toBe(1)
    expect(err).toMatch(/nordia\.json:\d+: clocks\.0\.unit: /)
  })

  it('that name a step which no process has are refused too', () => {
    const path = fileWith(['"rule": "minimum"', '"rule": "later-of", "until": "identification.think_again"'])
    expect(told((where) => checkPack(path, where)).err).toContain(
      'recovery: no process has the move identification.think_again',
    )
  })

  it('are not found where nobody has written them', () => {
    expect(told((where) => checkPack('atlantis', where))).toMatchObject({ code: 1 })
    expect(told((where) => exportPack('atlantis', where))).toMatchObject({ code: 1, out: '' })
    expect(told((where) => comparePacks('uk', 'uk', where))).toMatchObject({ code: 0, out: '' })
  })
})
