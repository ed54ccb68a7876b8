// Ines takes a case against an employer whom another of her cases names already: she is told, on her own machine. Another house is told nothing.

import { newId } from '../api/new-id.ts'
import { expect, it } from 'vitest'
import { agree, openCase, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { wordsInTables } from '../../test/canaries.ts'
import { keepOwnHeader } from '../cases/client/case-header.ts'
import { readCase } from '../client/case-keys.ts'
import { readDescriptions } from '../client/description.ts'
import { asOwner } from '../database/open.ts'
import { placesFor, takeTogether } from './client/matter-of-several.ts'
import { openMatter } from './client/open-matter.ts'
import { conflictsWith, keepOtherSide, readOtherSide } from './client/other-side.ts'
import { namesIn, sameNames } from './other-side.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])

it.each([
  ['Orchard Fresh Ltd.', 'orchard fresh', true],
  ['Møller & Søn', 'MØLLER & SØN', true],
  ['José Pérez', 'jose perez', true],
  ['Orchard Fresh', 'Orchard Fresh Holdings', true],
  ['Orchard', 'Orchardson', false],
  ['Ltd', 'Limited', false],
])('%s and %s: %s', (one, other, isSame) => {
  expect(sameNames([one], [other]).length === 1).toBe(isSame)
})

it('names are typed one a line, and each counts once', () => {
  expect(namesIn(' A \n\nB\nA')).toEqual(['A', 'B'])
})

async function taken(name: string, parts: readonly ('identity' | 'legal')[]): Promise<string> {
  const { id } = await openCase(amara, { name, language: 'en' })
  await takeKeys(amara, id)
  const terms = {
    recipient: ines.circle,
    compartments: parts,
    purpose: 'compensation',
    language: 'en',
  } as const
  await agree(amara, id, terms, network.state.now())
  await takeKeys(ines, id)
  return id
}

it('a second case against the same employer is noticed without a case being opened, and by her own house alone', async () => {
  const first = await taken('Narong One', ['identity', 'legal'])
  const second = await taken('Narong Two', ['identity', 'legal'])
  expect(await keepOtherSide(ines, await readCase(ines, first), ['Tangerine Farms Ltd'])).toBe(true)
  // The header by which her circle finds the case is as it was, but for that.
  await keepOwnHeader(ines, await readCase(ines, second), ines.circle)
  const looks = () =>
    asOwner(database, async (client) => (await client.query('select 1 from looks')).rowCount)
  const before = await looks()
  const found = await conflictsWith(ines, second, ['tangerine farms'])
  expect(found).toMatchObject([{ caseId: first, names: ['Tangerine Farms Ltd'] }])
  expect(await looks()).toBe(before)
  expect(await readOtherSide(ines, await readCase(ines, first))).toEqual(['Tangerine Farms Ltd'])
  expect(await conflictsWith(ines, first, ['Tangerine Farms Ltd'])).toEqual([])
  expect(await conflictsWith(amara, second, ['Tangerine Farms Ltd'])).toEqual([])
  const { rows } = await asOwner(database, (client) =>
    client.query<{ row: string }>('select row_to_json(h)::text as row from headers h'),
  )
  expect(rows.map(({ row }) => row).join()).not.toMatch(/tangerine/i)
})

it('where the part with the name is not hers nothing is kept, and she is told', async () => {
  const closed = await taken('Narong Three', ['legal'])
  expect(await keepOtherSide(ines, await readCase(ines, closed), ['Tangerine Farms'])).toBe(false)
})

it('one matter is taken on for both of them: one day, one set of facts, each in their own case and once', async () => {
  const cases = [
    await taken('Narong Four', ['identity', 'legal']),
    await taken('Narong Five', ['identity', 'legal']),
  ]
  const facts = 'Zqtangerine: twelve in one van, paid by the crate.'
  const limitOn = new Date(network.state.now().getTime() + 60 * 86_400_000).toISOString().slice(0, 10)
  const common = { subkind: 'labour_claim', limitOn, facts, roles: ['lawyer'] } as const
  const places = placesFor(cases)
  const takeAll = async (of = places, with_: Parameters<typeof takeTogether>[2] = common) =>
    (await takeTogether(ines, of, with_)).map(({ matter }) => matter)
  const matters = await takeAll()
  // Pressed again after a broken line: nothing is there twice.
  expect(await takeAll()).toEqual(matters)
  for (const [at, caseId] of cases.entries()) {
    const shared = await readCase(ines, caseId)
    expect(shared.tracks.filter(({ kind }) => kind === 'proceeding').map(({ id }) => id)).toEqual([
      matters[at],
    ])
    const { clocks } = await ines.api.work.track({ track: matters[at]! })
    expect(clocks.map(({ clock, dueOn }) => [clock, dueOn])).toEqual([['proceeding.limitation', limitOn]])
    expect((await readDescriptions(ines, shared)).get(matters[at]!)?.value?.text).toBe(facts)
    // Neither case says that there is another.
    expect(JSON.stringify(shared)).not.toContain(cases[1 - at])
  }
  expect(await wordsInTables(database, ['Zqtangerine'])).toEqual([])
  // A later day for all puts off nobody's own, and a case that refuses keeps the others from nothing.
  const later = { ...common, limitOn: limitOn.replace(/^\d{4}/, (year) => String(Number(year) + 1)) }
  const [strange] = placesFor([newId()])
  expect(await takeAll([strange!, ...places], later)).toEqual([undefined, ...matters])
  const { clocks } = await ines.api.work.track({ track: matters[0]! })
  expect(clocks.map(({ dueOn }) => dueOn)).toEqual([limitOn])
})

it('where a case has an earlier day of its own for the matter, it stays; a later one gives way to the common day', async () => {
  const day = (days: number) =>
    new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
  const cases = [
    await taken('Narong Six', ['identity', 'legal']),
    await taken('Narong Seven', ['identity', 'legal']),
  ]
  const own = { subkind: 'labour_claim', roles: ['lawyer'] } as const
  const places = placesFor(cases)
  const there = places.map(({ matter }) => matter)
  for (const [at, limitOn] of [day(20), day(90)].entries())
    await openMatter(ines, { caseId: cases[at]!, ...own, limitOn }, there[at])
  const common = { ...own, limitOn: day(60), facts: '' }
  const found = await takeTogether(ines, placesFor(cases), common)
  expect(found.map(({ matter }) => matter)).toEqual(there)
  const earliest = await Promise.all(
    there.map(async (track) => {
      const { clocks } = await ines.api.work.track({ track })
      return clocks.map(({ dueOn }) => dueOn).toSorted((a, b) => (a ?? '').localeCompare(b ?? ''))[0]
    }),
  )
  expect(earliest).toEqual([day(20), day(60)])
})
