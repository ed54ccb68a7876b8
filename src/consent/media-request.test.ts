// A newspaper asks after Clémence. The answer is no unless she says yes herself; her yes waits 72 hours, and a child is not asked.

import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { machineOf, make } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

it('nobody says yes for her', () => {
  const { moves } = machineOf('media_request')
  expect(moves['say_yes']?.by).toEqual(['person'])
  for (const ageGroup of ['child', 'unsure'])
    expect(make('media_request', 'came', 'say_yes', {}, { ageGroup })).toBe('media-not-a-child')
  expect(make('media_request', 'came', 'say_yes', {}, { ageGroup: 'adult' })).toBe('yes')
})

it('what she says on her page decides, and her yes waits', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Clémence News', language: 'en', ageGroup: 'adult' })
  const { words } = await giveCard(amara, caseId, 'en')
  const asked = { caseId, subkind: 'newspaper', media_wants: ['their_story'] }
  const { id } = await amara.open('media_request', asked)
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const says = (move: string) =>
    phone.post(`/en${addresses.tracks}`, { go: `media_request.${move}.${id}`, sure: '1' })
  expect(await (await phone.get(`/en${addresses.tracks}`)).text()).toContain(
    'The answer is no, unless you say yes.',
  )
  await says('say_yes')
  const pass = amara.move('media_request', 'pass_on', { id })
  await expect(pass).rejects.toMatchObject({ detail: { because: 'media-waits' } })
  await says('say_no')
  expect((await amara.api.work.track({ track: id })).track.state).toBe('no')
})
