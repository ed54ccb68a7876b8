// Dario discontinues the matter against whoever exploited Clémence. His reason is kept as a code and his words sealed; Amara has a day by which it is
// explained to her, and one until which another look can be asked for; Clémence reads on her page that it was stopped.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const dario = await network.organisation('Crown Prosecution', 'prosecution', ['prosecutor'])

it('is told with its reason, explained within days, and can be looked at again', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Clémence Ended', language: 'en' })
  const { words } = await giveCard(amara, caseId, 'en')
  const subkind = 'criminal_against_trafficker'
  const matter = await amara.open('proceeding', { caseId, subkind, other: dario.circle })
  await dario.move('proceeding', 'open', { id: matter.id }, { lawyer: 'not_wanted' })
  await expect(dario.move('proceeding', 'discontinue', { id: matter.id }, {})).rejects.toMatchObject({
    code: 'invalid',
  })
  const day = network.state.now().toISOString().slice(0, 10)
  const because = { reason: 'evidence', told_on: day }
  expect((await dario.move('proceeding', 'discontinue', { id: matter.id }, because)).state).toBe(
    'discontinued',
  )
  const { clocks, events } = await amara.api.work.track({ track: matter.id })
  expect(clocks.map(({ clock }) => clock).toSorted()).toEqual(['proceeding.explain', 'proceeding.review'])
  expect(events[0]?.facts).toMatchObject({ reason: 'evidence' })
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const page = await (await phone.get(`/en${addresses.tracks}`)).text()
  expect(page).toContain('The matter was stopped.')
  expect((await amara.move('proceeding', 'review', { id: matter.id })).state).toBe('investigation')
  const now = await amara.api.work.track({ track: matter.id })
  expect(now.clocks.map(({ clock }) => clock)).not.toContain('proceeding.review')
})
