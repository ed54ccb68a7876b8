// The measure of the house finds what it is to find, in a made-up one; architecture.test.ts measures ours.

import { describe, expect, it } from 'vitest'
import { foldersInCircle, placesOf } from './house.ts'

const why = '// Why.\n'

describe('the measure of the house', () => {
  it('finds a long function, one that takes too much, a wide line of SQL, and a folder with one file', () => {
    const lines = (count: number) => `export function long() {\n${'  void 0\n'.repeat(count - 2)}}\n`
    const measure = (text: string) => placesOf([{ path: 'src/cases/server.ts', text: why + text }], [])
    expect(measure(lines(60))['functions above 60 lines']).toEqual([])
    expect(measure(lines(61))['functions above 60 lines']).toEqual(['src/cases/server.ts:2'])
    const takes = measure('export const a = (b: 1, c: 1, d: 1, e: 1, f: 1) => [b, c, d, e, f]')
    expect(takes['functions with more than 4 parameters']).toEqual(['src/cases/server.ts:2'])
    expect(takes['files called server.ts']).toEqual(['src/cases/server.ts'])
    expect(takes['folders with one file']).toEqual(['src/cases'])
    const sql = [{ path: 'src/cases/access.sql', text: `select 1;\nselect '${'a'.repeat(160)}';` }]
    expect(placesOf([], sql)['lines of SQL above 160 characters']).toEqual(['src/cases/access.sql:2'])
  })

  it('finds two folders that need each other, however long the way round', () => {
    const files = [
      { path: 'src/cases/model.ts', text: "import '../care/goal.ts'" },
      { path: 'src/care/goal.ts', text: "import type { A } from '../work/api.ts'" },
      { path: 'src/work/api.ts', text: "export * from '../cases/model.ts'" },
      { path: 'src/app/main.ts', text: "import '../cases/model.ts'" },
    ]
    expect(foldersInCircle(files)).toEqual(['src/cases', 'src/care', 'src/work'])
    expect(foldersInCircle(files.slice(0, 2))).toEqual([])
  })
})
