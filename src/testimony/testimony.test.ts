// Clémence is to be heard in court. The prosecutor asks the judge for what protects her; each measure is granted or refused, she reads it on
// her own page, and says herself whether she tells the court what the crime did.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { make } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { readCase } from '../client/case-keys.ts'
import { speaker } from '../language/say.ts'
import { readReasons, sealReasons } from './client/court-words.ts'
import { standingOf } from './standing.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'], 'uk')
const daria = await network.organisation('Prosecution', 'prosecution', ['prosecutor'])
const olof = await network.organisation('Olive House', 'ngo', ['caseworker'])

const measuresInLaw = 'closed_hearing pseudonym'
const dayFrom = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

it('a court is asked only for what the law of the case knows, and for something', () => {
  const ask = (wanted: string[]) => make('testimony', 'planned', 'ask_court', { wanted }, { measuresInLaw })
  expect(ask([])).toBe('name-a-measure')
  expect(ask(['prerecorded_cross'])).toBe('measure-not-in-law')
  expect(ask(['closed_hearing', 'pseudonym'])).toBe('asked')
})

it.each([
  [['closed_hearing'], [], 'answer-each-measure'],
  [['closed_hearing', 'pseudonym'], ['pseudonym'], 'answer-each-measure'],
  [['closed_hearing', 'pseudonym', 'no_address'], [], 'answer-each-measure'],
  [['closed_hearing'], ['pseudonym'], 'decided'],
])('granted %j and refused %j: %s', (granted, refused, result) => {
  const facts = { wanted: measuresInLaw }
  expect(make('testimony', 'asked', 'decide', { granted, refused }, facts)).toBe(result)
})

it('the newest word of the court counts', () => {
  const standing = standingOf(
    [
      { move: 'ask_court', at: '2026-03-03', facts: { wanted: ['pseudonym'] } },
      { move: 'ask_court', at: '2026-03-01', facts: { wanted: ['pseudonym', 'closed_hearing'] } },
      { move: 'decide', at: '2026-03-02', facts: { granted: ['closed_hearing'], refused: ['pseudonym'] } },
    ],
    ['pseudonym', 'closed_hearing', 'intermediary'],
  )
  expect(standing.map(({ state }) => state)).toEqual(['asked', 'granted', 'not_asked'])
})

const { id: caseId } = await openCase(amara, { name: 'Clémence Heard', language: 'en' })
const { words } = await giveCard(amara, caseId, 'en')
const phone = telephone(network.public)
await phone.post(`/en${addresses.enter}`, { words })
const own = async (at: string) => (await phone.get(`/en${at}`)).text()

it('she reads what was granted and refused, the day, and what she may say no to; why she needs it lies sealed', async () => {
  const track = await amara.open('testimony', { caseId, other: daria.circle })
  const at = { id: track.id }
  const say = (measure: string) => measure
  const application = await sealReasons(
    amara,
    { caseId, track },
    { move: 'ask_court', reasons: { no_address: 'zqxbrothers', pseudonym: '' }, say },
  )
  const wanted = ['no_address', 'pseudonym']
  await amara.move('testimony', 'ask_court', at, { wanted, application: application as never })
  const left = daria.move('testimony', 'decide', at, { granted: ['pseudonym'], refused: [] })
  await expect(left).rejects.toMatchObject({ detail: { because: 'answer-each-measure' } })
  await daria.move('testimony', 'decide', at, { granted: ['no_address'], refused: ['pseudonym'] })
  await amara.move('testimony', 'tell', at, { language: 'en' })
  await amara.move('testimony', 'plan', at, { heard_by: 'by_video', companion: 'chosen', travel: 'arranged' })
  await daria.move('testimony', 'set_day', at, { heard_on: dayFrom(9) })

  expect(await own(addresses.tracks)).toContain('My day in court')
  const page = await own(addresses.courtDay)
  expect(page).toContain(speaker('en').day(dayFrom(9), { weekday: 'long', day: 'numeric', month: 'long' }))
  expect(page).toContain('Your address is not in the papers.')
  expect(page.indexOf('You have another name in court.')).toBeGreaterThan(page.indexOf('said no to this'))
  expect(page).toContain('May I say no?')
  expect(page).toContain('Somebody whom you chose comes with you.')
  expect(page).not.toMatch(/zqxbrothers|Prosecution|Harbour/)

  const shared = await readCase(amara, caseId)
  expect(JSON.stringify(shared)).not.toContain('zqxbrothers')
  expect((await readReasons(amara, shared, track.id)).ask_court).toEqual({ no_address: 'zqxbrothers' })
  await expect(olof.move('testimony', 'tell', at, { language: 'en' })).rejects.toMatchObject({
    code: 'not-found',
  })
})

it('at each stage that the law knows she is asked once, and says yes or no herself', async () => {
  const open = (subkind: string) => amara.open('impact', { caseId, subkind })
  await expect(open('stage_bail')).rejects.toMatchObject({ detail: { because: 'stage-not-in-law' } })
  const { id } = await open('stage_sentence')
  await expect(open('stage_sentence')).rejects.toMatchObject({ detail: { because: 'stage-asked-already' } })
  const press = (move: string, sure: string) =>
    phone.post(`/en${addresses.tracks}`, { go: `impact.${move}.${id}`, sure })
  const state = async () => (await amara.api.work.track({ track: id })).track.state
  await press('say_no', '1')
  expect(await state()).toBe('declined')
  await press('say_yes', 'read_for_me')
  expect(await state()).toBe('agreed')
  const { events } = await amara.api.work.track({ track: id })
  expect(events.find(({ move }) => move === 'say_yes')?.facts).toMatchObject({ given_as: 'read_for_me' })
  await amara.move('impact', 'give', { id }, { given_on: dayFrom(0) })
  await amara.move('impact', 'consider', { id }, { court_did: 'named_in_reasons' })
  expect(await own(addresses.tracks)).toContain('The court has read your words.')
})
