// The defence wants Clémence's file. Nothing leaves before she and her lawyer were heard, and never without a judge's order or her own yes.

import { expect, it } from 'vitest'
import { giveCard, openCase, takeKeys } from '../../demo/case-work.ts'
import { bringPaper } from '../../demo/papers.ts'
import { testDatabase } from '../../test/database.ts'
import { make } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { trackFeatures } from '../app/tracks.ts'
import { readCase } from '../client/case-keys.ts'
import { readPapers } from '../papers/client/read-paper.ts'
import { makeDueMoves } from '../tracks/due.ts'
import { handOverPages, pagesOf, readHanded } from './client/hand-over-pages.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])

const heard = { heardPerson: true, heardLawyer: true }
const give = (state: string, facts: object) => make('demand', state, 'hand_over', {}, facts as never)

it.each([
  ['a subpoena alone is no order', 'came', { basis: 'subpoena', ...heard }, 'no-order-and-no-yes'],
  [
    'where the law says that it is one',
    'came',
    { basis: 'subpoena', subpoenaIsOrder: true, ...heard },
    'handed_over',
  ],
  ['a letter is none', 'came', { basis: 'letter', subpoenaIsOrder: true, ...heard }, 'no-order-and-no-yes'],
  ['her own yes', 'came', { basis: 'letter', personSaysYes: true, ...heard }, 'handed_over'],
  ['an order, and she was not heard', 'ordered', { heardLawyer: true }, 'not-heard-yet'],
  ['an order, and her lawyer was not heard', 'ordered', { heardPerson: true }, 'not-heard-yet'],
  ['an order, and both were', 'ordered', heard, 'handed_over'],
  [
    'an order of a judge who forbids telling',
    'came',
    { basis: 'judge_order', tellingForbidden: true },
    'handed_over',
  ],
  [
    'a judge who forbids telling orders nothing by that',
    'came',
    { basis: 'subpoena', tellingForbidden: true },
    'no-order-and-no-yes',
  ],
])('%s', (_what, state, facts, result) => {
  expect(give(state, facts)).toBe(result)
})

it('she and her lawyer hear of it first, and she says no on her own page', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Clémence Demand', language: 'en' })
  const { words } = await giveCard(amara, caseId, 'en')
  const demand = await amara.open('demand', {
    caseId,
    subkind: 'defence',
    other: ines.circle,
    basis: 'subpoena',
  })
  const at = { id: demand.id }
  const because = () =>
    amara.move('demand', 'hand_over', at).then(
      () => 'gone',
      (error: { detail?: { because?: string }; code?: string }) => error.detail?.because ?? error.code,
    )
  await ines.move('demand', 'hear_lawyer', at, { lawyer_says: 'objects' })
  const own = await ownPage(words)
  expect(await own()).toContain('Somebody asks for papers about you')
  await amara.move('demand', 'hear_person', at, { language: 'en', person_says: 'nothing_goes' })
  expect(await because()).not.toBe('gone')
  await amara.move('demand', 'object', at)
  expect(await own()).toContain('We said no to it.')
})

it('while a judge forbids telling, her page knows nothing of it, and from that day everything', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Clémence Gagged', language: 'en' })
  const { words } = await giveCard(amara, caseId, 'en')
  const own = await ownPage(words)
  const demand = await amara.open('demand', {
    caseId,
    subkind: 'court',
    other: ines.circle,
    basis: 'judge_order',
    forbidden_until: dayFrom(9),
  })
  const at = { id: demand.id }
  expect(await own()).not.toContain('papers about you')
  await expect(
    amara.move('demand', 'hear_person', at, { language: 'en', person_says: 'nothing_goes' }),
  ).rejects.toMatchObject({ detail: { because: 'telling-forbidden' } })
  await takeKeys(amara, caseId)
  for (const name of ['letter of May', 'letter of June', 'photograph'])
    await bringPaper(amara, caseId, { compartment: 'legal', name, content: new Blob([name]) })
  const papers = await readPapers(amara, caseId)
  const listed = papers.filter(({ about }) => about?.name.startsWith('letter'))
  const handed = { pages: pagesOf(listed), words: 'and the envelope' }
  const key = crypto.randomUUID()
  await handOverPages(amara, { caseId, track: demand }, handed, key)
  // What went is bound to the file: which documents, with which bytes, and whether they stand there still.
  const shared = await readCase(amara, caseId)
  const went = await readHanded(amara, shared, demand.id, papers)
  expect(went?.words).toBe('and the envelope')
  expect(went?.pages.map(({ name, now }) => [name, now]).toSorted()).toEqual([
    ['letter of June', 'stands'],
    ['letter of May', 'stands'],
  ])
  const left = papers.filter(({ about }) => about?.name !== 'letter of May')
  const later = await readHanded(amara, shared, demand.id, left)
  expect(later?.pages.find(({ name }) => name === 'letter of May')?.now).toBe('gone')
  expect(await own()).not.toContain('papers about you')
  expect(await own()).not.toContain('Some papers went')
  network.travel(10)
  await makeDueMoves(database, trackFeatures, network.state)
  expect(await own()).toContain('Some papers went. Ask which.')
  await amara.move('demand', 'tell_outcome', at, { language: 'en' })
})

async function ownPage(words: string): Promise<() => Promise<string>> {
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  return async () => (await phone.get(`/en${addresses.tracks}`)).text()
}

function dayFrom(days: number): string {
  return new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)
}
