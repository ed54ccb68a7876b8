// Jonas searches by name after cases were taken away from him: his machine opened their names before, and shows them no more.

import { beforeEach, expect, it } from 'vitest'
import { newTeam } from '../../../demo/actor.ts'
import { openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { giveToTeam } from '../../assignments/client/give-to-team.ts'
import { asOwner } from '../../database/open.ts'
import { findPeople, openNew } from './find-people.ts'
import { nothingOpened, openedAnew, type Opened } from './opened-headers.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const odile = await network.organisation('Harbour House', 'ngo', ['caseworker', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const jonas = await network.colleague(odile, 'jonas', ['caseworker'])
// The house takes cases for its widest circle until there is a team.
const kept = await openCase(amara, { name: 'Mariam Searched', language: 'ar' })
const taken = await openCase(amara, { name: 'Leila Searched', language: 'ar' })
const moved = await openCase(amara, { name: 'Sara Moved', language: 'ar' })
const back = await openCase(amara, { name: 'Zaira Back', language: 'es' })
const words = (id: string) => id

let opened: Opened = nothingOpened()
beforeEach(() => {
  opened = nothingOpened()
})
/** Searches as the box does, some time after the last search. */
async function finds(query: string): Promise<string[]> {
  opened.at = 0
  await openNew(jonas, opened)
  return (await findPeople(jonas, opened, query, words)).map(({ id }) => id)
}

it('a case that went to a team without Jonas is found no more: neither by name, nor by code name, nor by its letters', async () => {
  expect((await finds('Searched')).toSorted()).toEqual([kept.id, taken.id].toSorted())
  const [alias = ''] = (await findPeople(jonas, opened, taken.reference, words)).map(({ label }) => label)
  await giveToTeam(amara, taken.id, await newTeam(odile, 'casework', 'Upper floor', [amara]))
  expect(await finds('Searched')).toEqual([kept.id])
  for (const query of ['Leila', alias, taken.reference, taken.reference.slice(2)])
    expect(await finds(query), query).not.toContain(taken.id)
})

it('nor is it once his circles have changed since, and all is opened anew', async () => {
  expect(await finds('Moved')).toEqual([moved.id])
  await giveToTeam(amara, moved.id, await newTeam(odile, 'casework', 'Attic', [amara]))
  opened = openedAnew(opened)
  expect(await finds('Moved')).toEqual([])
})

it('one that came back is found again', async () => {
  expect(await finds('Back')).toEqual([back.id])
  const owner = (statement: string) =>
    asOwner(database, (client) => client.query(statement, [back.id, jonas.circle]))
  await owner(
    'create table away as select case_id, circle, circle_epoch, header from headers where case_id = $1 and circle = $2',
  )
  await owner('delete from headers where case_id = $1 and circle = $2')
  expect(await finds('Zaira')).toEqual([])
  await owner(
    'insert into headers (case_id, circle, circle_epoch, header) select * from away where case_id = $1 and circle = $2',
  )
  expect(await finds('Zaira')).toEqual([back.id])
})
