// The cover of Amina's page once she has tapped it: what is next for her, and on which day. What her worker has to do before is
// no day of hers.

import { expect, it } from 'vitest'
import { addresses } from '../../api/addresses.ts'
import { agree, giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { speaker } from '../../language/say.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const petra = await network.organisation('City Police', 'police', ['police'])
const day = (ahead: number) =>
  new Date(network.state.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10)
const words = (ahead: number) =>
  speaker('en').day(day(ahead), { weekday: 'long', day: 'numeric', month: 'long' })

it('the portal names the day on which the survivor is expected, and the last day of her consents', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Amina', language: 'en' })
  const card = await giveCard(amara, caseId, 'en')
  await takeKeys(amara, caseId)
  const shared = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, caseId, { ...shared, days: 60 }, network.state.now())
  const talk = { caseId, subkind: 'stage_investigation', other: petra.circle }
  await petra.move('interview', 'prepare', await amara.open('interview', talk), {
    day: day(40),
    language: 'en',
    interpreter: 'not_needed',
    companion: 'chosen',
    adapted: ['breaks'],
    known: 'read',
  })
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words: card.words })
  const cover = (await (await phone.post(`/en${addresses.portal}`, {})).text()).replaceAll(/\s+/g, ' ')
  expect(cover).toContain(`<h2>${words(40)}</h2> <p>A talk that was planned with you.</p>`)
  expect(cover).toContain(`<h2>${words(60)}</h2> <p>Something that you share comes to its end.</p>`)
  expect(cover).not.toContain(words(39))
})

it('the portal withholds a disclosure to the police without consent on every page until the notice is given', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Amina', language: 'en' })
  const card = await giveCard(amara, caseId, 'en')
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words: card.words })
  const steps = async () => (await phone.get(`/en${addresses.tracks}`)).text()
  const before = [await steps(), await (await phone.post(`/en${addresses.portal}`, {})).text()]
  const sent = async (told: string) => {
    const track = await amara.open('disclosure', { caseId, audience: 'authority' })
    const release = { basis: 'legal_duty', scope: ['identity'], told }
    return amara.move('disclosure', 'release', track, release)
  }
  const track = await sent('unsafe_to_tell')
  const notice = 'Something about you was sent'
  expect(await steps()).toBe(before[0])
  expect(await (await phone.post(`/en${addresses.portal}`, {})).text()).toBe(before[1])
  await amara.move('disclosure', 'tell', track, {})
  expect(await steps()).toContain(notice)
  await sent('tell_later')
  expect((await steps()).split(notice)).toHaveLength(3)
})

it('the portal tells a survivor without consents that there is nothing to withdraw, instead of counting none', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Amina', language: 'en' })
  const card = await giveCard(amara, caseId, 'en')
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words: card.words })
  expect(await (await phone.get(`/en${addresses.portal}`)).text()).toContain('1 place. Nothing to stop.')
  const list = await (await phone.get(`/en${addresses.whoCanSee}`)).text()
  expect(list).toContain('There is nothing to stop here now.')
  expect(list).not.toContain('You can stop 0')
})

it('the portal names no day on which an organisation must delete a closed file', async () => {
  const { id: caseId, track } = await openCase(amara, { name: 'Amina', language: 'en' })
  const card = await giveCard(amara, caseId, 'en')
  await amara.move('case', 'close', { id: track }, { reason: 'completed', person_told: 'told' })
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words: card.words })
  const cover = await (await phone.post(`/en${addresses.portal}`, {})).text()
  expect(cover).not.toContain('Your worker has something to do for you')
})
