// A no is told to Nadia in a letter with its reasons, what she can do and until when: written by Noor, read by Farid on another day.

import { expect, it } from 'vitest'
import { packOf } from '../../../jurisdictions/packs.ts'
import { openCase } from '../../../demo/case-work.ts'
import { signIn, type Colleague } from '../../../demo/actor.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork, passphrase } from '../../../test/people.ts'
import { readCase } from '../../client/case-keys.ts'
import { giveReasons } from '../../identification/client/reasoning.ts'
import { indicators } from '../../identification/reasoning.ts'
import { keepLetter, writeLetter, type Letter } from './letters.ts'
import { decisionFacts, decisionNow, mayRead, readDecision, writeDecision } from './decision-letter.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const noor = await network.organisation('Competent Authority', 'competent_authority', [
  'authority',
  'caseworker',
  'administrator',
])
const farid = await network.colleague(noor, 'farid', ['authority', 'caseworker'])
const uk = packOf('uk')
const rule = uk.letters.find(({ id }) => id === 'decision')!

const signs = Object.fromEntries(indicators.map((one) => [one, 'against' as const]))
const shown = Object.fromEntries(indicators.map((one) => [one, 'Contract, page 2']))
const today = () => network.state.now().toISOString().slice(0, 10)

/** A case in which it was decided today that somebody is no victim. */
async function refused(name: string): Promise<string> {
  const { id: caseId } = await openCase(noor, { name, language: 'ar', ageGroup: 'child' })
  const track = await noor.open('identification', { caseId })
  await noor.move('identification', 'presume', track, { origin: 'ngo' })
  for (const move of ['refer', 'receive'] as const) await noor.move('identification', move, { id: track.id })
  const no = { served_on: today(), reason: 'information_missing' }
  const decide = () => noor.move('identification', 'decide_prelim_negative', { id: track.id }, no)
  await expect(decide()).rejects.toMatchObject({ detail: { because: 'reasons-missing' } })
  await giveReasons(
    noor,
    { caseId, track: track.id },
    { text: 'The dates do not fit.', indicators: signs, shown },
  )
  await decide()
  return caseId
}

async function written(caseId: string, reasons: string): Promise<Letter> {
  const shared = await readCase(noor, caseId)
  const facts = await decisionFacts(noor, shared, { pack: uk, reasons: { en: reasons, ar: 'الأسباب' } })
  const words = await writeLetter(noor, { pack: uk, letter: rule, facts: facts ?? {}, person: 'ar' })
  return { letter: 'decision', written: words, sender: '' }
}

const now = async (who: Colleague, caseId: string) => decisionNow(who, await readCase(who, caseId))

it('says the reasons, what can be done in the words of the law, and the last day, in her language first', async () => {
  const caseId = await refused('Nadia Letter')
  const letter = await written(caseId, 'Two of the dates could not be confirmed.')
  expect(letter.written.map(({ language }) => language)).toEqual(['ar', 'en'])
  const english = letter.written[1]!.lines
  expect(english.map(({ shows }) => shows)).toEqual([
    'name',
    'decision',
    'reasons',
    'remedy',
    'deadline',
    'nothing',
  ])
  expect(english.find(({ shows }) => shows === 'reasons')!.text).toContain('Two of the dates')
  expect(english.find(({ shows }) => shows === 'remedy')!.text).toContain(
    'reconsideration within 30 calendar days',
  )
})

it('without its reasons it is not kept', async () => {
  const caseId = await refused('Nadia Silent')
  await expect(writeDecision(noor, caseId, await written(caseId, ''))).rejects.toMatchObject({
    code: 'unfit',
  })
  expect(await now(noor, caseId)).toBeUndefined()
})

it('is read by somebody else on another day, and by nobody before', async () => {
  const caseId = await refused('Nadia Second')
  await writeDecision(noor, caseId, await written(caseId, 'Because.'))
  const { first, second } = (await now(farid, caseId))!
  expect(second).toBeUndefined()
  expect(mayRead(first, { user: farid.id, on: today() })).toBe(false)
  // Whoever forges the second one's record on the same day, or reads their own, is none.
  await readDecision(farid, caseId, first)
  expect((await now(noor, caseId))!.second).toBeUndefined()
  network.travel(1)
  const [late, own] = await Promise.all([
    signIn(network.staff, farid.handle, passphrase),
    signIn(network.staff, noor.handle, passphrase),
  ])
  expect(mayRead(first, { user: own.id, on: today() })).toBe(false)
  await readDecision(own, caseId, first)
  expect((await now(late, caseId))!.second).toBeUndefined()
  // Other words under the same reading are none either.
  const changed = first.value.written.map((one) => ({ ...one, title: 'Other' }))
  await keepLetter(late, caseId, { ...first.value, written: changed, text: '', reads: first.id }, 'identity')
  expect((await now(late, caseId))!.second).toBeUndefined()
  expect(mayRead(first, { user: late.id, on: today() })).toBe(true)
  await readDecision(late, caseId, first)
  const read = (await now(own, caseId))!
  expect(read.second).toMatchObject({ user: farid.id, value: { reads: first.id } })
  expect(read.second!.value.text).toContain('الأسباب')
})
