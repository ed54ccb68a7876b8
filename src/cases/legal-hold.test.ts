// What a running proceeding needs is not erased under it, also where whoever carries the case sees nothing of the proceeding.

import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { signFirst } from '../client/signed-moves.ts'
import { minute } from '../client/time.ts'
import { agree } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const pavel = await network.organisation('City Police', 'police', ['police'])

it('Amara, who holds no legal part, erases no case while the police have a proceeding open on it', async () => {
  const [id, trackId] = [newId(), newId()]
  const { statement, epochs, wraps } = await amara.vault.openCase({
    caseId: id,
    owner: amara.circle,
    compartments: ['identity', 'contact'],
    at: await minute(amara),
  })
  const opening = { reference: 'C-AAAA-0002', language: 'en', ageGroup: 'adult', origin: 'ngo' } as const
  const sets = { reference: opening.reference, risk: 'high', age: opening.ageGroup }
  const signatures = (await signFirst(amara, { caseId: id, circle: amara.circle, sets }))!
  const made = { statement, epochs, wraps, signatures, headers: [], records: [] }
  await amara.api.cases.open({ id, trackId, ...opening, ...made })
  const terms = { recipient: pavel.circle, compartments: ['identity'], purpose: 'safety' } as const
  await agree(amara, id, terms, network.state.now())
  const begun = await pavel.open('proceeding', { caseId: id, subkind: 'criminal_against_trafficker' })
  await pavel.move('proceeding', 'open', begun, { lawyer: 'assigned' })
  expect((await amara.api.cases.read({ id })).tracks.map((one) => one.kind)).not.toContain('proceeding')

  const closing = { reason: 'completed', person_told: 'told' }
  const closed = await amara.move('case', 'close', { id: trackId }, closing)
  const asked = await amara.move('case', 'ask_erasure', closed)
  // As if the person herself had asked: then nobody else has to agree.
  await asOwner(database, (client) =>
    client.query(
      "update track_events set by_side = 'person', by_user = null where track = $1 and move = 'ask_erasure'",
      [trackId],
    ),
  )
  await expect(amara.move('case', 'erase', asked)).rejects.toMatchObject({
    detail: { because: 'must-be-kept-by-law' },
  })
})
