// Amara refers Mariam to the clinic: one need, one consent with the keys that wait for the answer, and a letter that the clinic
// can open; also where a line breaks and she presses again.

import { expect, it } from 'vitest'
import { losingAnswer } from '../../../test/broken-line.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import type { Colleague } from '../../../demo/actor.ts'
import { agree, openCase, takeKeys, writeNote } from '../../../demo/case-work.ts'
import { readCase } from '../../client/case-keys.ts'
import { asOwner } from '../../database/open.ts'
import { openRecord } from '../../client/records.ts'
import { openChoices, pagesFrom } from '../../consent/client/choose-pages.ts'
import { readPages } from '../../consent/client/read-pages.ts'
import { today } from '../../client/time.ts'
import { letterPage, type Referring } from './referral-form.ts'
import { newIds, sendReferral, type Ids } from './send-referral.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const now = () => network.state.now()
const letter = 'She speaks to women only.'
const value: Referring = {
  recipient: { name: 'City Clinic', circle: bashir.circle, service: null, codes: ['health'] },
  code: 'health',
  urgency: 'day',
  district: null,
  party: 1,
  mode: 'agreed',
  compartments: ['health'],
  purpose: 'health_care',
  until: new Date(now().getTime() + 60 * 86_400_000).toISOString().slice(0, 10),
  method: 'spoken',
  paper: 'house',
  language: 'ar',
  assent: false,
  onBehalf: null,
  text: letter,
}
async function newCase(name: string) {
  const { id } = await openCase(amara, { name, language: 'ar' })
  await writeNote(amara, id, 'health', 'Allergic to penicillin.')
  return id
}
/** A form on Amara's screen: it keeps what it is told, as a draft does, also past a reload. */
const newForm = () => ({ ids: Object.freeze(newIds(null)) })
const sends = (
  who: Colleague,
  caseId: string,
  form: { ids: Ids } = newForm(),
  other: Partial<Referring> = {},
) =>
  sendReferral(who, {
    caseId,
    value: { ...value, ...other },
    isChild: false,
    ids: form.ids,
    keep: (ids) => (form.ids = Object.freeze(JSON.parse(JSON.stringify(ids)) as Ids)),
    enquiry: undefined,
  })
const accepts = async (track: string) => {
  const received = await bashir.move('referral', 'open', { id: track })
  return bashir.move('referral', 'accept', received, { first_day: now().toISOString().slice(0, 10) })
}
const ofCase = async (caseId: string) =>
  (await amara.api.referrals.ofCase({ caseId })).referrals.map((one) => one.track)
const grantsOf = async (caseId: string) => {
  await takeKeys(amara, caseId)
  return (await amara.vault.viewCase({ caseId, day: await today(amara) })).grants
}

it('the clinic reads nothing before it accepts, and then the part and the letter', async () => {
  const id = await newCase('Mariam Referred')
  const { track } = await sends(amara, id)
  await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
  await accepts(track)
  const { shared, held } = await takeKeys(bashir, id)
  expect(held).toEqual(['health'])
  const letters = shared.records.filter(({ kind }) => kind === 'letter')
  expect(letters.map(({ compartment }) => compartment)).toEqual(['health'])
  expect(await openRecord(bashir, id, letters[0]!)).toEqual({ text: letter, service: 'health' })
})

it('Amara presses again because no answer came, and the clinic has one referral', async () => {
  const id = await newCase('Mariam Twice')
  const form = newForm()
  const onTram = losingAnswer(amara, 'referrals', 'send')
  await expect(sends(onTram, id, form)).rejects.toMatchObject({ code: 'unavailable' })
  const { track } = await sends(onTram, id, form)
  expect(await ofCase(id)).toEqual([track])
  expect(await grantsOf(id)).toHaveLength(1)
})

it('Amara looks at the case before she presses again, finds what has arrived, and no alarm is raised by it', async () => {
  const id = await newCase('Mariam Looked At')
  const form = newForm()
  const onTram = losingAnswer(amara, 'referrals', 'send')
  await expect(sends(onTram, id, form)).rejects.toMatchObject({ code: 'unavailable' })
  await readCase(amara, id)
  const { track } = await sends(onTram, id, form)
  expect(await ofCase(id)).toEqual([track])
})

it('Amara’s line breaks after the consent, and pressing again sends the need that rests on it', async () => {
  const id = await newCase('Mariam Agreed')
  const form = newForm()
  const onTram = losingAnswer(amara, 'consent', 'give')
  await expect(sends(onTram, id, form)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await ofCase(id)).toEqual([])
  const { track } = await sends(onTram, id, form)
  expect(await ofCase(id)).toEqual([track])
  expect((await grantsOf(id)).map((one) => one.id)).toEqual([form.ids.consent])
})

it('Amara changes the parts after the consent has arrived, and is told that the first one is in force', async () => {
  const id = await newCase('Mariam Changed')
  const form = newForm()
  const { consent } = form.ids
  const onTram = losingAnswer(amara, 'consent', 'give')
  await expect(sends(onTram, id, form)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(sends(onTram, id, form, { compartments: ['health', 'contact'] })).rejects.toMatchObject({
    detail: { because: 'given-otherwise' },
  })
  expect((await grantsOf(id)).map((one) => [one.id, one.compartments])).toEqual([[consent, ['health']]])
})

it('Amara is told that the first terms are in force, and at the next press the changed ones are a consent of their own', async () => {
  const id = await newCase('Mariam Anew')
  const form = newForm()
  const first = form.ids.consent
  const changed: Partial<Referring> = { compartments: ['health', 'contact'] }
  const onTram = losingAnswer(amara, 'consent', 'give')
  await expect(sends(onTram, id, form)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(sends(onTram, id, form, changed)).rejects.toMatchObject({
    detail: { because: 'given-otherwise' },
  })
  const { track } = await sends(onTram, id, form, changed)
  expect(form.ids.consent).not.toBe(first)
  expect((await amara.api.referrals.read({ track })).consent).toBe(form.ids.consent)
})

it('Amara corrects the letter after the referral has arrived, is told so, and the next press is another referral', async () => {
  const id = await newCase('Mariam Corrected')
  const form = newForm()
  const first = form.ids.track
  const onTram = losingAnswer(amara, 'referrals', 'send')
  await expect(sends(onTram, id, form)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(sends(onTram, id, form, { text: 'She speaks Tigrinya.' })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(form.ids.track).not.toBe(first)
  const { track } = await sends(onTram, id, form, { text: 'She speaks Tigrinya.' })
  expect(new Set(await ofCase(id))).toEqual(new Set([first, track]))
})

it('a second referral for less of it leaves the first consent standing', async () => {
  const id = await newCase('Mariam Beside')
  await sends(amara, id, newForm(), { compartments: ['health', 'contact'] })
  await sends(amara, id)
  const given = (await grantsOf(id)).map((one) => one.compartments.toSorted().join())
  expect(given.toSorted()).toEqual(['contact,health', 'health'])
})

it('what the clinic reads already by Mariam’s yes is not given again: the referral rests on that yes', async () => {
  const id = await newCase('Mariam Older')
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  const older = await agree(amara, id, terms, now())
  const { track } = await sends(amara, id)
  expect((await amara.api.referrals.read({ track })).consent).toBe(older)
  expect((await grantsOf(id)).map((one) => one.id)).toEqual([older])
})

it('a referral with pages gives these and the message, no part, and nothing lies in the file for it', async () => {
  const id = await newCase('Mariam Pages')
  const form = newForm()
  const shared = await readCase(amara, id)
  const choices = await openChoices(amara, shared)
  const notes = choices.filter(({ entry }) => entry.kind === 'note').map((one) => one.id)
  const copied = pagesFrom(form.ids.consent, choices, notes)
  const by = { ids: form.ids, by: 'Harbour House', on: await today(amara) }
  const pages = [...copied, ...letterPage(value, copied, by)]
  const { track } = await sendReferral(amara, {
    caseId: id,
    value,
    isChild: false,
    pages,
    ids: form.ids,
    keep: (ids) => (form.ids = ids),
    enquiry: undefined,
  })
  expect((await amara.api.referrals.read({ track })).agreed).toMatchObject({ pages: 2, compartments: [] })
  expect((await readCase(amara, id)).records.filter(({ kind }) => kind === 'letter')).toEqual([])
  await accepts(track)
  const { grants } = await readPages(bashir, id)
  const texts = grants.flatMap((grant) => grant.pages).map((one) => ('text' in one ? one.text : one.refused))
  expect(texts).toMatchObject([
    { entries: [{ kind: 'note', value: { text: 'Allergic to penicillin.' } }] },
    { title: letter, entries: [{ kind: 'letter', hash: '', value: { text: letter } }] },
  ])
  await expect(bashir.api.cases.read({ id })).rejects.toMatchObject({ code: 'not-found' })
})

it('there is no message on a page where nothing is said and the kind of help is no secret', () => {
  const ids = newIds(null)
  const by = { ids, by: 'Harbour House', on: '2026-11-28' }
  const entry = { kind: 'note', part: 'health', on: '2026-11-01', by: null, value: {}, hash: 'x' } as const
  const copied = [{ page: 'one', title: '', entries: [entry] }]
  expect(letterPage({ text: ' ', code: 'food' }, copied, by)).toEqual([])
  expect(letterPage({ text: 'Words.', code: 'food' }, [], by)).toEqual([])
  expect(letterPage({ text: 'Words.', code: 'food' }, copied, by)).toHaveLength(1)
})

it('an hour after Amara signed in an urgent referral asks her nothing, and one that can wait asks who sits there', async () => {
  const proved = () =>
    asOwner(database, async (client) => {
      const { rows } = await client.query(`select proved_at from sessions where user_id = $1`, [amara.id])
      return Math.max(...rows.map((row: { proved_at: Date }) => row.proved_at.getTime()))
    })
  const anHourAgo = async () => {
    await asOwner(database, (client) =>
      client.query(`update sessions set proved_at = clock_timestamp() - interval '1 hour'`),
    )
    network.forget()
    return proved()
  }
  const urgent = await newCase('Mariam Urgent')
  const before = await anHourAgo()
  const { track } = await sends(amara, urgent, newForm(), { urgency: 'now' })
  expect(await proved()).toBe(before)
  // The keys wait for the clinic’s yes.
  await expect(bashir.api.cases.read({ id: urgent })).rejects.toMatchObject({ code: 'not-found' })
  await accepts(track)
  expect((await takeKeys(bashir, urgent)).held).toEqual(['health'])

  const patient = await newCase('Mariam Patient')
  await anHourAgo()
  await sends(amara, patient)
  expect(await proved()).toBeGreaterThan(before)
})
