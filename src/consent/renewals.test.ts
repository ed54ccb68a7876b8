// Authorities that were given a whole part before there were pages, and houses whose team takes in now what is for it: whoever carries the case is told on My work, and nobody else.
import { expect, it } from 'vitest'
import { agree, agreeToPages, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { newTeam, type Colleague } from '../../demo/actor.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', [
  'administrator',
  'caseworker',
  'supervisor',
])
const samir = await network.colleague(amara, 'samir', ['caseworker'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health', 'administrator'])
const now = () => network.state.now()
const told = async (who: Colleague) => (await who.api.consent.renewals({})).renewals

it('a whole part that the police hold stands there until the person says pages; the clinic’s part and pages do not', async () => {
  const { id, reference } = await openCase(amara, { name: 'Mariam Test', language: 'ar', story: 'A story.' })
  await agree(
    amara,
    id,
    { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
    now(),
  )
  expect(await told(amara)).toEqual([])
  const toPolice = { recipient: pavel.circle, purpose: 'safety' } as const
  const whole = await agree(amara, id, { ...toPolice, compartments: ['narrative'] }, now())
  expect(await told(amara)).toMatchObject([{ track: whole, caseId: id, reference, recipient: 'City Police' }])
  expect(await told(samir), 'a colleague works on it').toEqual([])
  await expect(told(pavel)).rejects.toMatchObject({ code: 'not-allowed' })
  await agreeToPages(amara, id, toPolice)
  expect(await told(amara)).toEqual([])
})

it('a part to ask about is no duty: nothing of it is counted as late or due', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Quiet', language: 'ar', story: 'A story.' })
  const before = await amara.api.work.counts({})
  await agree(amara, id, { recipient: pavel.circle, purpose: 'safety', compartments: ['narrative'] }, now())
  const { late, urgent } = await amara.api.work.counts({})
  expect({ late, urgent }).toEqual({ late: before.late, urgent: before.urgent })
})

it('a house that has named a team is asked for anew as that team; what the police hold stays a matter of pages', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Team', language: 'ar', story: 'A story.' })
  const toClinic = { compartments: ['health'], purpose: 'health_care' } as const
  const whole = await agree(amara, id, { ...toClinic, recipient: bashir.circle }, now())
  const ofIt = async () => (await told(amara)).filter(({ caseId }) => caseId === id)
  expect(await ofIt()).toEqual([])
  const team = await newTeam(bashir, 'health', 'Ward', [bashir])
  await bashir.api.teams.nameIntake({ circle: team })
  expect(await ofIt()).toMatchObject([{ track: whole, as: 'team', recipient: 'City Clinic' }])
  await agree(amara, id, { ...toClinic, recipient: team }, now())
  expect(await ofIt(), 'the yes to the whole house runs until it is stopped or ends').toHaveLength(1)
})
