// docs/tables.md is what the migrated database says. After a change of a table: `npm run tables`, and look at the difference.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawTables, readSchema, tablesByFeature } from '../scripts/table-diagrams.ts'
import { accessFiles } from '../src/database/migrate.ts'
import { asOwner } from '../src/database/open.ts'
import { order } from '../src/app/features.ts'
import { testDatabase } from './database.ts'

const root = join(import.meta.dirname, '..')
const database = await testDatabase()
const schema = await asOwner(database, readSchema)
const features = tablesByFeature(accessFiles(join(root, 'src'), order))
const { sealed } = JSON.parse(readFileSync(join(root, 'test/clear-columns.json'), 'utf8')) as {
  sealed: Record<string, string>
}
const text = drawTables(schema, features, new Set(Object.keys(sealed)))

describe('the diagrams of the tables', () => {
  it('are those of the database as it is now', async () => {
    await expect(text).toMatchFileSnapshot('../docs/tables.md')
  })

  it('show every table once, and every sealed column as sealed', () => {
    const entities = [...text.matchAll(/^ {2}(\w+) \{$/gm)].map(([, table]) => table!)
    const tables = new Set(schema.columns.map(({ table }) => table))
    expect(entities).toHaveLength(tables.size)
    expect(new Set(entities)).toEqual(tables)
    expect(text.match(/"sealed"$/gm)).toHaveLength(Object.keys(sealed).length)
  })

  it('have every table that the glossary names', () => {
    const cells = readFileSync(join(root, 'GLOSSARY.md'), 'utf8').match(/tables? (`\w+`(, )?)+/g) ?? []
    const named = cells.flatMap((cell) => cell.match(/(?<=`)\w+(?=`)/g) ?? [])
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((table) => !schema.columns.some((column) => column.table === table))).toEqual([])
  })

  it('tell one from many, and what may be missing', () => {
    const toOne = { from: 'notes', columns: 'case', to: 'cases', optional: false, single: false }
    const drawn = drawTables(
      {
        columns: [],
        references: [toOne, { ...toOne, optional: true, single: true, columns: 'card' }],
      },
      new Map([['care', ['notes']]]),
      new Set(),
    )
    expect(drawn).toContain('  notes }o--|| cases : "case"\n  notes |o--o| cases : "card"\n')
  })
})
