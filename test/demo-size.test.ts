// How large the invented country is, as it was promised: counted where it is written down, since making it takes a minute. That
// what is written down comes to be is the affair of demo.test.ts.

import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { country, founder, members } from '../demo/cast.ts'
import { openDirectory } from '../demo/directory.ts'
import { besides, lives } from '../demo/lives.ts'
import { demoLanguages } from '../demo/names.ts'
import { offers } from '../demo/offers.ts'
import { storyTime, type World } from '../demo/stage.ts'
import { rolesOf } from '../demo/vary.ts'
import { chanceOf } from '../demo/chance.ts'
import { staffRoles } from '../src/api/roles.ts'
import { as } from '../src/database/as.ts'
import { sql } from '../src/database/sql.ts'
import { organisationKinds } from '../src/organisations/kinds.ts'
import { testDatabase } from './database.ts'

/** Kept free for fiction by Ofcom: London, free to call, mobile, and no place at all. */
const fiction = /^(?:020 7946 0\d{3}|0808 157 0\d{3}|07700 900\d{3}|01632 960\d{3})$/
const world: World = { staff: {}, public: {}, people: new Map(), keep: { cards: [], receipts: [] } } as never

describe('the demonstration', () => {
  it('has at least 14 organisations of every kind, and 40 people in all roles', () => {
    expect(members.length + 1).toBeGreaterThanOrEqual(14)
    const kinds = new Set([founder, ...members].map(({ kind }) => kind))
    expect([...kinds].toSorted()).toEqual([...organisationKinds].toSorted())
    const handles = [
      founder.handle,
      ...members.flatMap(({ administrator, staff }) => [administrator, ...staff.map(({ handle }) => handle)]),
    ]
    expect(new Set(handles).size).toBe(handles.length)
    expect(handles.length).toBeGreaterThanOrEqual(40)
    const roles = members.flatMap(({ staff }) => staff.flatMap((member) => member.roles))
    const founders = ['administrator', 'coordinator', 'caseworker'] as const
    expect([...new Set([...roles, ...founders])].toSorted()).toEqual([...staffRoles].toSorted())
  })

  it('has 200 case files, twelve told in full, in six languages, each with an invented name and number', () => {
    const roles = rolesOf(lives, besides, world, 200)
    const files = roles.slice(0, 200)
    expect([lives.length, files.length, roles.length]).toEqual([12, 200, 200 + besides.length])
    const personas = files.map(({ scene }) => scene.persona)
    const spoken = Map.groupBy(personas, ({ language }) => language)
    expect([...spoken.keys()].toSorted()).toEqual([...demoLanguages].toSorted())
    for (const [language, people] of spoken) expect(people.length, language).toBeGreaterThan(20)
    expect(personas.filter(({ name, phone }) => !name || !fiction.test(phone))).toEqual([])
  })

  it('has no telephone number that could ring', () => {
    const written = ['demo/*.ts', 'demo/*/*.{ts,csv}']
      .flatMap((files) => globSync(files, { cwd: join(import.meta.dirname, '..') }))
      .flatMap(
        (file) =>
          readFileSync(join(import.meta.dirname, '..', file), 'utf8').match(
            /\b0\d{2,4} \d{3,4} ?\d{3,4}\b/g,
          ) ?? [],
      )
    expect(written.length).toBeGreaterThan(30)
    expect(written.filter((number) => !fiction.test(number))).toEqual([])
    expect(country.hotline).toMatch(fiction)
  })

  it('has at least 60 services even where a row or two were refused, and every row of its files is accepted today', async () => {
    const database = await testDatabase()
    await storyTime.run(new Date(), () => openDirectory(database, new Map(), chanceOf('size')))
    const { n } = await as(database, { kind: 'system' }, (tx) =>
      tx.one<{ n: number }>(
        sql`select count(*)::int as n from services where feed = 'velmora' and gone_on is null`,
      ),
    )
    const file = readFileSync(join(import.meta.dirname, '../demo/services/services.csv'), 'utf8')
    expect(n).toBe(file.trim().split('\n').length - 1)
    expect(n + offers.length).toBeGreaterThanOrEqual(62)
  })
})
