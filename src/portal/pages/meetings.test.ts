// A conference about Selam, on her own page: that there is one, when, and who is asked. She asks for something, or says no, and then there is none.
import { expect, it } from 'vitest'
import { agree, giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { callConference, type Conference } from '../../conferences/client/conference.ts'
import { writeMinutes } from '../../conferences/client/minutes.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const petra = await network.organisation('City Police', 'police', ['police'])
const omar = await network.organisation('Quiet Court', 'shelter', ['shelter'])

async function selam() {
  const { id: caseId } = await openCase(amara, { name: 'Selam Round', language: 'en' })
  const terms = { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' } as const
  await agree(amara, caseId, terms, network.state.now())
  const { words } = await giveCard(amara, caseId, 'en')
  const id = await callConference(amara, caseId, {
    on: '2031-12-08',
    organisations: [bashir, petra, omar].map(({ organisation }) => organisation),
    agenda: { text: 'Anise agenda', reference: 'C-0000-0001' },
  })
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const page = async () =>
    (await (await phone.get(`/en${addresses.meetings}`)).text()).replaceAll(/\s+/g, ' ')
  const say = (says: string) => phone.post(`/en${addresses.meetings}`, { id, says })
  const own = async () => (await amara.api.conferences.ofCase({ caseId })).conferences[0] as Conference
  return { id, caseId, phone, page, say, own }
}

it('Selam reads when a conference about her is and who is asked, no word of its agenda and no house to sleep in by its name', async () => {
  const { page } = await selam()
  const text = await page()
  for (const word of [
    '8 December',
    'Harbour House wants to meet',
    'City Clinic',
    'City Police',
    'a safe place',
  ])
    expect(text).toContain(word)
  for (const word of ['Anise', 'Quiet Court', 'amara']) expect(text).not.toContain(word)
})

it('she asks to be there, and the house that called it reads that; nobody else does', async () => {
  const { id, page, say, own } = await selam()
  expect((await say('be_there')).status).toBe(200)
  expect(await page()).toContain('You said: I want to be there.')
  expect((await own()).personSays).toBe('be_there')
  const { conferences } = await bashir.api.conferences.mine({})
  expect(conferences.find((one) => one.id === id)?.personSays).toBeNull()
})

it('her no calls it off: nobody writes minutes of it, and no second word of hers changes it', async () => {
  const { id, page, say, own } = await selam()
  await say('no')
  expect(await own()).toMatchObject({ state: 'called_off', personSays: 'no' })
  const minutes = { present: [], text: 'Saffron', person: 'not_wanted', decisions: [] } as const
  await expect(writeMinutes(amara, await own(), minutes)).rejects.toMatchObject({ code: 'not-found' })
  expect((await bashir.api.conferences.mine({})).conferences.find((one) => one.id === id)).toBeUndefined()
  expect((await say('be_there')).status).toBe(409)
  expect(await page()).toContain('This meeting does not take place.')
})

it('nobody says anything of the conference of somebody else', async () => {
  const [one, other] = [await selam(), await selam()]
  expect(await one.page()).not.toContain(other.id)
  const answer = await one.phone.post(`/en${addresses.meetings}`, { id: other.id, says: 'no' })
  expect(answer.status).toBe(409)
  expect((await other.own()).state).toBe('called')
})
