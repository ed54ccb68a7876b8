// What Pavel of the police sees of Mariam: what he was asked, her interview and what she agreed to for it. Where she sleeps and whom she talks
// to about what happened stand on her case all the while; for him there is no such thing.

import { expect, it } from 'vitest'
import { agree, openCase, takeKeys, wantsBed } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const hana = await network.organisation('Willow Rooms', 'shelter', ['shelter'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const now = () => network.state.now()

await hana.api.shelters.add({ count: 1, takes: ['women'] })
const { id: caseId } = await openCase(amara, {
  name: 'Mariam Witness',
  language: 'ar',
  story: 'He keeps my card.',
})
await agree(
  amara,
  caseId,
  { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
  now(),
)
await agree(amara, caseId, { recipient: pavel.circle, compartments: ['legal'], purpose: 'support' }, now())
for (const who of [bashir, pavel]) await takeKeys(who, caseId)

async function sleepsAt() {
  const asked = await amara.open('placement', { caseId, other: hana.circle, urgency: 'now', party: 1 })
  const matched = await amara.move('placement', 'match', asked, { not_met: ['none_missing'] })
  const offered = await hana.move('placement', 'offer', matched)
  return amara.move('placement', 'accept', await wantsBed(amara, offered))
}
const bed = await sleepsAt()
const talks = await bashir.open('goal', { caseId, subkind: 'health' })
const interview = await amara.open('interview', {
  caseId,
  subkind: 'stage_investigation',
  other: pavel.circle,
})

it('is the interview that he is asked for', async () => {
  const { tracks } = await pavel.api.cases.read({ id: caseId })
  expect(tracks.map(({ id }) => id)).toContain(interview.id)
  expect((await pavel.api.work.track({ track: interview.id })).track.kind).toBe('interview')
})

it('is neither where she sleeps nor whom she talks to, whichever way he asks', async () => {
  const seen = await pavel.api.cases.read({ id: caseId })
  expect(seen.tracks.map(({ kind }) => kind)).not.toEqual(expect.arrayContaining(['placement']))
  expect(seen.tracks.map(({ id }) => id)).not.toContain(talks.id)
  expect(JSON.stringify(seen)).not.toMatch(/Willow Rooms|City Clinic/)
  for (const track of [bed.id, talks.id])
    await expect(pavel.api.work.track({ track })).rejects.toMatchObject({ code: 'not-found' })
  await expect(pavel.move('placement', 'arrive', { id: bed.id })).rejects.toMatchObject({ code: 'not-found' })
  const { duties } = await pavel.api.work.mine({})
  expect(duties.map(({ track }) => track)).not.toEqual(expect.arrayContaining([bed.id, talks.id]))
  const consents = await pavel.api.consent.list({ caseId })
  expect(JSON.stringify(consents)).not.toMatch(/Willow Rooms|City Clinic/)
  // Amara, who carries her case, sees all of it.
  const hers = await amara.api.cases.read({ id: caseId })
  expect(hers.tracks.map(({ id }) => id)).toEqual(expect.arrayContaining([bed.id, talks.id, interview.id]))
})
