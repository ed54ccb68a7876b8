// Whoever opens hundreds of things on Amina's case pushes none of her ways out off the pages that she turns.

import { expect, it } from 'vitest'
import { addresses } from '../../api/addresses.ts'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { asOwner } from '../../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const leyla = await network.organisation('The Round Table', 'coordination', ['caseworker'])

it('a survivor’s own plan stays on the first of fifty pages of processes, and the last page shows the last process', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Amina Flood', language: 'en' })
  const { words, circle } = await giveCard(amara, caseId, 'en')
  const goal = await amara.open('goal', { caseId, subkind: 'health' })
  await asOwner(database, (client) =>
    client.query(
      `insert into tracks (id, case_id, kind, state, pack, compartment, owner_circle, person_circle, opened_at, updated_at)
       select gen_random_uuid(), $1, kind, 'proposed', 'uk', 'open', $2, $3, now() + interval '1 hour', now() + interval '1 hour'
       from generate_series(1, 150), unnest(array['goal', 'disclosure']) kind`,
      [caseId, leyla.circle, circle],
    ),
  )
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const ways = async (page: number) => {
    const html = await (await phone.get(`/en${addresses.tracks}?n=${page}`)).text()
    return [...html.matchAll(/value="(\w+\.\w+\.[0-9a-f-]{36})"/g)].map(([, way]) => way)
  }
  expect(await ways(1)).toContain(`goal.drop.${goal.id}`)
  expect(await ways(50)).not.toEqual([])
})
