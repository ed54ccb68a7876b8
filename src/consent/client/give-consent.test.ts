// Mariam says yes in front of Amara: what was read out to her is what is signed and kept, and one yes is one consent.

import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { losingAnswer, unreached } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import type { Colleague } from '../../../demo/actor.ts'
import { asOwner } from '../../database/open.ts'
import { Problem } from '../../api/problem.ts'
import { openRecord } from '../../client/records.ts'
import { today } from '../../client/time.ts'
import { foundBy } from '../../client/wrapping-gate.ts'
import { giveConsent, type Consent } from './give-consent.ts'
import { verifyConsentText } from './verify-consent-text.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const newCase = async (name: string) => (await openCase(amara, { name, language: 'en' })).id
const clinic = { name: 'City Clinic', circle: bashir.circle }
const yes = (caseId: string, other: Partial<Consent> = {}): Consent => ({
  caseId,
  track: newId(),
  recipient: clinic,
  compartments: ['health'],
  told: ['health'],
  purpose: 'health_care',
  until: '2027-03-01',
  language: 'en',
  method: 'spoken',
  ...other,
})
const view = async (who: Colleague, caseId: string) => {
  await takeKeys(who, caseId)
  return who.vault.viewCase({ caseId, day: await today(who) })
}
/** The words that are kept beside a consent, held against what is signed. */
async function wordsOf(who: Colleague, caseId: string, track: string) {
  const { shared, held } = await takeKeys(who, caseId)
  const { grants } = await view(who, caseId)
  const grant = grants.find(({ id }) => id === track)!
  const file = { caseId, records: shared.records, held }
  return verifyConsentText(who.vault, file, grant, (row) => openRecord(who, caseId, row))
}

it('Mariam hears who reads which parts, why and until when, and those very words are signed', async () => {
  const id = await newCase('Mariam Told')
  const given = yes(id, { compartments: ['health', 'contact'], told: ['health', 'contact'] })
  await giveConsent(amara, given)
  const found = await wordsOf(amara, id, given.track)
  expect(found).toMatchObject({ is: 'same', kept: { language: 'en' } })
  const [recipient, sees, later, why, until] = found.is === 'same' ? found.kept.words.split('\n') : []
  expect(recipient).toBe('City Clinic')
  expect(sees).toMatch(/health and how to reach you/)
  expect(later, 'and what comes later').toMatch(/later/)
  expect(why).toMatch(/health care/)
  expect(until).toMatch(/1 March 2027/)
  expect((await wordsOf(bashir, id, given.track)).is, 'the clinic finds the same').toBe('same')
})

it('Zahra says yes in Urdu, in which we have no words: somebody interprets, and the record says who and in what words', async () => {
  const id = await newCase('Zahra Urdu')
  const alone = yes(id, { language: 'ur' })
  const first = { code: 'refused', detail: { because: 'interpreter-first' } }
  await expect(giveConsent(amara, alone)).rejects.toMatchObject(first)
  const unnamed = yes(id, { language: 'ur', method: 'spoken_with_interpreter' })
  await expect(giveConsent(amara, unnamed), 'and is named').rejects.toMatchObject(first)
  const interpreted = { by: 'LinguaLine 4471', said: 'کیا آپ متفق ہیں؟' }
  const given = yes(id, { language: 'ur', method: 'spoken_with_interpreter', interpreted })
  await giveConsent(amara, given)
  const heard = { language: 'ur', ...interpreted }
  expect(await wordsOf(bashir, id, given.track)).toMatchObject({
    is: 'same',
    kept: { language: 'en', interpreted: heard },
  })
  const { grants } = await view(amara, id)
  expect(grants.find((one) => one.id === given.track)?.agreed).toMatchObject({
    language: 'ur',
    how: 'spoken_with_interpreter',
  })
})

it('Mariam hears of the parts that the clinic reads already too, though only the new one is given', async () => {
  const id = await newCase('Mariam More')
  await giveConsent(amara, yes(id, { compartments: ['contact'], told: ['contact'], purpose: 'support' }))
  const more = yes(id, { told: ['health', 'contact'] })
  await giveConsent(amara, more)
  const found = await wordsOf(amara, id, more.track)
  expect(found.is === 'same' && found.kept.words).toContain('health and how to reach you')
  const grant = (await view(amara, id)).grants.find((one) => one.id === more.track)
  expect(grant?.compartments).toEqual(['health'])
})

it('Mariam is asked in Spanish, and the words are kept in Spanish where her own card opens them', async () => {
  const id = await newCase('Mariam Spanish')
  const { words } = await giveCard(amara, id, 'es')
  const parts = ['privileged', 'health'] as const
  const given = yes(id, { language: 'es', compartments: ['health'], told: parts })
  await giveConsent(amara, given)
  const phone = await ownPhone(network, words)
  const [file] = (await phone.read()).cases
  const row = file!.records.find(({ kind, track }) => kind === 'agreed' && track === given.track)
  expect(row?.compartment).toBe('health')
  const found = await wordsOf(amara, id, given.track)
  expect(found).toMatchObject({ is: 'same', kept: { language: 'es' } })
  expect(found.is === 'same' && found.kept.words).toMatch(/\nVe: .*salud/)
})

it('Amara presses again because no answer came, and Mariam’s one yes is one consent', async () => {
  const id = await newCase('Mariam Again')
  const onTram = losingAnswer(amara, 'consent', 'give')
  const given = yes(id)
  await expect(giveConsent(onTram, given)).rejects.toMatchObject({ code: 'unavailable' })
  await giveConsent(onTram, given)
  expect((await view(amara, id)).grants.map((one) => one.id)).toEqual([given.track])
  expect((await amara.api.consent.list({ caseId: id })).consents).toHaveLength(1)
})

it('Amara corrects the day after the first try has arrived, and is told that the first terms are in force', async () => {
  const id = await newCase('Mariam Corrected')
  const onTram = losingAnswer(amara, 'consent', 'give')
  const given = yes(id)
  await expect(giveConsent(onTram, given)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(giveConsent(onTram, { ...given, until: '2026-12-24' })).rejects.toMatchObject({
    detail: { because: 'given-otherwise' },
  })
  expect((await view(amara, id)).grants.map((one) => one.until)).toEqual(['2027-03-01'])
})

it('what the server refuses was never said: Amara’s vault shows no consent, and the next one is good', async () => {
  const id = await newCase('Mariam Refused')
  const refusing = unreached(amara, 'consent', 'give', new Problem('refused', { because: 'x' }))
  await expect(giveConsent(refusing, yes(id))).rejects.toMatchObject({ code: 'refused' })
  expect((await amara.vault.viewCase({ caseId: id, day: await today(amara) })).grants).toEqual([])
  const given = yes(id)
  await giveConsent(amara, given)
  expect((await view(bashir, id)).grants.map((one) => one.id)).toEqual([given.track])
})

it('no key is given while something does not hold in the organisation’s trail', async () => {
  const id = await newCase('Mariam Gate')
  foundBy(amara, 'trail', false)
  await expect(giveConsent(amara, yes(id))).rejects.toThrow('not-verified')
  foundBy(amara, 'trail', true)
  expect((await view(amara, id)).grants).toEqual([])
})

it('what Mariam says in her own words that the clinic gets is kept sealed with her yes, and the server reads none of it', async () => {
  const id = await newCase('Mariam Ownwords')
  const own = 'Saffron: they see my tooth and nothing else'
  const given = yes(id, { own })
  await giveConsent(amara, given)
  expect(await wordsOf(amara, id, given.track)).toMatchObject({ is: 'same', kept: { own } })
  const rows = await asOwner(database, (client) =>
    client.query<{ row: string }>(
      `select row_to_json(r)::text as row from records r where case_id = $1 union all select row_to_json(c)::text from consents c where case_id = $1`,
      [id],
    ),
  )
  expect(rows.rows.map(({ row }) => row).join()).not.toContain('Saffron')
})
