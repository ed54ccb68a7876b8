// A recording goes from the police to the prosecutor and back. Whoever gives and whoever takes each say so, the hash of the sealed file stands
// with it, and whoever has no part in the case sees nothing of it.

import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { readDescriptions } from '../client/description.ts'
import { keepHash } from './client/evidence-hash.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const petra = await network.organisation('City Police', 'police', ['police'])
const olof = await network.organisation('Olive House', 'ngo', ['caseworker'])

it('each hand-over is said by both, and the hash lies sealed with it', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Clémence Proof', language: 'en' })
  const { id } = await amara.open('custody', { caseId, subkind: 'recording', other: petra.circle })
  const file = { name: 'zqxrecording', sha256: 'ab12' }
  await keepHash(amara, await readCase(amara, caseId), { track: id, file })
  const shared = await readCase(amara, caseId)
  expect(JSON.stringify(shared)).not.toMatch(/zqxrecording|ab12/)
  expect((await readDescriptions(amara, shared)).get(id)?.value?.text).toBe('zqxrecording · SHA-256 ab12')

  await amara.move('custody', 'hand_over', { id })
  await expect(amara.move('custody', 'take_back', { id }, { is_whole: true })).rejects.toMatchObject({
    code: 'refused',
  })
  await expect(olof.move('custody', 'take', { id }, { is_whole: true })).rejects.toMatchObject({
    code: 'not-found',
  })
  await petra.move('custody', 'take', { id }, { is_whole: true })
  await petra.move('custody', 'hand_back', { id })
  expect((await amara.move('custody', 'take_back', { id }, { is_whole: false })).state).toBe('kept')
  const { events } = await amara.api.work.track({ track: id })
  expect(events.map(({ move }) => move)).toEqual(['take_back', 'hand_back', 'take', 'hand_over', 'opened'])
})
