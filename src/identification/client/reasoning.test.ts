// Noor decides that somebody is no victim: first she answers each sign and gives her reasons, sealed and signed; until they stand there is
// no decision to be made, and after a challenge she gives them anew.
import { expect, it } from 'vitest'
import { agree, agreeToPages, openCase, takeKeys } from '../../../demo/case-work.ts'
import { wordsInTables } from '../../../test/canaries.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { readCase } from '../../client/case-keys.ts'
import { writeRecord } from '../../client/records.ts'
import { indicators, type Finding } from '../reasoning.ts'
import { giveReasons, reasonsOf } from './reasoning.ts'
import { carrierOf, giveSealedReasons, newestReasons } from './sealed-reasons.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer'])
const noor = await network.organisation('Competent Authority', 'competent_authority', ['authority'])
const today = () => network.state.now().toISOString().slice(0, 10)
const signs = (says: Finding) => Object.fromEntries(indicators.map((one) => [one, says]))
/** What shows each of them. */
const shown = Object.fromEntries(indicators.map((one) => [one, 'Contract, page 2, 4 May']))
const no = () => ({ served_on: today(), reason: 'not_credible' })
const missing = { code: 'refused', detail: { because: 'reasons-missing' } }

/** A case that Amara referred and Noor looks at. */
async function received(name: string, decides = noor) {
  const { id: caseId } = await openCase(amara, { name, language: 'ar' })
  const terms = { recipient: decides.circle, compartments: ['identity'], purpose: 'identification' } as const
  await agree(amara, caseId, terms, network.state.now())
  const { id } = await amara.open('identification', { caseId, other: decides.circle })
  await amara.move('identification', 'presume', { id }, { origin: 'ngo' })
  await amara.move('identification', 'refer', { id })
  await decides.move('identification', 'receive', { id })
  await takeKeys(decides, caseId)
  return { caseId, track: id }
}

it('cannot be decided against somebody before the reasons stand; then it can, and Amara reads who signed them', async () => {
  const { caseId, track } = await received('Nadia First')
  const decide = () => noor.move('identification', 'decide_prelim_negative', { id: track }, no())
  await expect(decide()).rejects.toMatchObject(missing)
  // A sign that nobody answered, or no words, are no reasons.
  await expect(
    giveReasons(noor, { caseId, track }, { text: 'Because.', indicators: { debt: 'for' } }),
  ).rejects.toMatchObject({ code: 'unfit' })
  await expect(
    giveReasons(noor, { caseId, track }, { text: ' ', indicators: signs('unknown') }),
  ).rejects.toMatchObject({ code: 'unfit' })
  // Nor is a sign that speaks against them, and nothing that shows it.
  await expect(
    giveReasons(noor, { caseId, track }, { text: 'Because.', indicators: signs('against') }),
  ).rejects.toMatchObject({ code: 'unfit' })
  await giveReasons(
    noor,
    { caseId, track },
    { text: 'The zebra dates do not fit.', indicators: signs('against'), shown },
  )
  expect((await decide()).state).toBe('prelim_negative')
  const read = await reasonsOf(amara, await readCase(amara, caseId), track)
  expect(read).toMatchObject({
    text: 'The zebra dates do not fit.',
    by: { user: noor.id, organisation: noor.organisation },
    indicators: { debt: 'against' },
  })
  expect(await wordsInTables(database, ['zebra'])).toEqual([])
})

it('is asked for where Noor was given pages alone too: her reasons are sealed to Amara, and to nobody else', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Nadia Pages', language: 'ar' })
  await agreeToPages(amara, caseId, { recipient: noor.circle, purpose: 'identification' })
  const { id } = await amara.open('identification', { caseId, other: noor.circle })
  await amara.move('identification', 'presume', { id }, { origin: 'ngo' })
  await amara.move('identification', 'refer', { id })
  await noor.move('identification', 'receive', { id })
  const decide = () => noor.move('identification', 'decide_prelim_negative', { id }, no())
  await expect(decide()).rejects.toMatchObject(missing)
  const reasoning = { text: 'The walrus dates do not fit.', indicators: signs('against'), shown }
  const once = crypto.randomUUID()
  const to = await carrierOf(noor, id)
  await giveSealedReasons(noor, { track: id, to }, reasoning, once)
  // Pressed again after a lost answer, they were given once.
  await giveSealedReasons(noor, { track: id, to }, reasoning, once)
  expect((await decide()).state).toBe('prelim_negative')
  const by = { user: noor.id, organisation: noor.organisation }
  const shared = await readCase(amara, caseId)
  expect(await newestReasons(amara, id, shared)).toMatchObject({ text: reasoning.text, by })
  expect(await newestReasons(noor, id, undefined)).toMatchObject({
    text: reasoning.text,
    shown: { debt: shown['debt'] },
  })
  expect(await wordsInTables(database, ['walrus'])).toEqual([])
  const stranger = await network.organisation('Other Authority', 'competent_authority', ['authority'])
  await expect(stranger.api.reasons.read({ track: id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    giveSealedReasons(stranger, { track: id, to }, reasoning, crypto.randomUUID()),
  ).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(amara.api.reasons.give({ id: once, track: id } as never)).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

it('has to be reasoned anew once it was challenged', async () => {
  const { caseId, track } = await received('Nadia Again')
  await giveReasons(noor, { caseId, track }, { text: 'First.', indicators: signs('against'), shown })
  await noor.move('identification', 'decide_prelim_negative', { id: track }, no())
  network.travel(0.01)
  await amara.move('identification', 'challenge', { id: track }, { grounds: 'error' })
  await expect(noor.move('identification', 'uphold', { id: track }, no())).rejects.toMatchObject(missing)
  await giveReasons(noor, { caseId, track }, { text: 'Second.', indicators: signs('unknown') })
  expect((await noor.move('identification', 'uphold', { id: track }, no())).state).toBe('not_identified')
  expect((await reasonsOf(amara, await readCase(amara, caseId), track))?.text).toBe('Second.')
})

it('takes no reasons of another house, of another process or in another part of the file', async () => {
  const { caseId, track } = await received('Nadia Other')
  const value = { text: 'No.', indicators: signs('against'), shown }
  await giveReasons(amara, { caseId, track }, value)
  await writeRecord(noor, caseId, { compartment: 'identity', kind: 'reasoning', value })
  await expect(
    noor.move('identification', 'decide_prelim_negative', { id: track }, no()),
  ).rejects.toMatchObject(missing)
})

it('is written down as it came where the authority is outside the network', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Nadia Outside', language: 'ar' })
  const { id } = await amara.open('identification', { caseId })
  for (const [move, answers] of [
    ['presume', { origin: 'ngo' }],
    ['refer', {}],
    ['receive', {}],
  ] as const)
    await amara.move('identification', move, { id }, answers).catch(async (error: unknown) => {
      // A yes of the person comes first where the law asks for one.
      if (move !== 'refer') throw error
      await agree(
        amara,
        caseId,
        { recipient: noor.circle, compartments: ['identity'], purpose: 'identification' },
        network.state.now(),
      )
      await amara.move('identification', move, { id }, answers)
    })
  expect((await amara.move('identification', 'decide_prelim_negative', { id }, no())).state).toBe(
    'prelim_negative',
  )
})

it('is read by a second person of the authority on another day, where there is one; where the two disagree there is no no', async () => {
  const dalia = await network.organisation('Board of Two', 'competent_authority', [
    'authority',
    'administrator',
  ])
  const second = await network.colleague(dalia, 'nasrin', ['authority'])
  const { caseId, track } = await received('Nadia Twice', dalia)
  const reasons = () =>
    giveReasons(dalia, { caseId, track }, { text: 'No.', indicators: signs('against'), shown })
  const decide = () => dalia.move('identification', 'decide_prelim_negative', { id: track }, no())
  const reads = (who: typeof dalia, of: string, agrees: boolean) =>
    who.api.reasons.second({ id: crypto.randomUUID(), track, reasons: of, agrees })
  const because = (rule: string) => ({ code: 'refused', detail: { because: rule } })
  const first = await reasons()
  await expect(decide()).rejects.toMatchObject(because('second-reader-missing'))
  await expect(reads(dalia, first, true)).rejects.toMatchObject(because('another-reads'))
  await expect(reads(second, first, true)).rejects.toMatchObject(because('read-another-day'))
  network.travel(1)
  await reads(second, first, false)
  await expect(decide()).rejects.toMatchObject(because('readers-disagree'))
  // What is given anew is read anew.
  const anew = await reasons()
  await expect(decide()).rejects.toMatchObject(because('second-reader-missing'))
  network.travel(1)
  await reads(second, anew, true)
  expect((await decide()).state).toBe('prelim_negative')
  await expect(reads(noor, anew, true)).rejects.toMatchObject({ code: 'not-found' })
})

it('is read by a second person too where it was sealed without a file, in the very words that Amara reads', async () => {
  const board = await network.organisation('Board of Pages', 'competent_authority', [
    'authority',
    'administrator',
  ])
  const second = await network.colleague(board, 'parisa', ['authority'])
  const { id: caseId } = await openCase(amara, { name: 'Nadia Pages', language: 'ar' })
  await agreeToPages(amara, caseId, { recipient: board.circle, purpose: 'identification' })
  const { id } = await amara.open('identification', { caseId, other: board.circle })
  await amara.move('identification', 'presume', { id }, { origin: 'ngo' })
  await amara.move('identification', 'refer', { id })
  await board.move('identification', 'receive', { id })
  const reasoning = { text: 'The quokka page is undated.', indicators: signs('against'), shown }
  await giveSealedReasons(
    board,
    { track: id, to: await carrierOf(board, id) },
    reasoning,
    crypto.randomUUID(),
  )
  const decide = () => board.move('identification', 'decide_prelim_negative', { id }, no())
  await expect(decide()).rejects.toMatchObject({ detail: { because: 'second-reader-missing' } })
  const read = await newestReasons(second, id, undefined)
  expect(read?.text).toBe(reasoning.text)
  expect((await newestReasons(amara, id, undefined))?.id).toBe(read?.id)
  network.travel(1)
  await second.api.reasons.second({ id: crypto.randomUUID(), track: id, reasons: read!.id, agrees: true })
  expect((await decide()).state).toBe('prelim_negative')
  expect(await wordsInTables(database, ['quokka'])).toEqual([])
})

it('ends no help: while a no can be challenged, everything that was begun for her goes on', async () => {
  const { caseId, track } = await received('Nadia Helped')
  const others = async () => {
    const { tracks } = await amara.api.cases.read({ id: caseId })
    return tracks.filter(({ id }) => id !== track).map(({ id, state }) => [id, state])
  }
  const before = await others()
  expect(before.length).toBeGreaterThan(0)
  await giveReasons(noor, { caseId, track }, { text: 'No.', indicators: signs('against'), shown })
  await noor.move('identification', 'decide_prelim_negative', { id: track }, no())
  expect(await others()).toEqual(before)
  const { clocks } = await amara.api.cases.read({ id: caseId })
  expect(clocks.map(({ clock }) => clock)).toContain('identification.challenge')
  await amara.move('identification', 'challenge', { id: track }, { grounds: 'error' })
  expect(await others()).toEqual(before)
})
