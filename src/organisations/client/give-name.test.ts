// What Samir and a team of his house are called at home: every colleague reads it, each name at the person or team it was given to.

import { expect, it } from 'vitest'
import { newTeam, type Colleague } from '../../../demo/actor.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { nameLabel } from '../../client/name-label.ts'
import { openName } from '../../client/sealed-name.ts'
import { nameColleague, nameTeam, teamNameLabel } from './give-name.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['administrator'])
const samir = await network.colleague(amara, 'samir', ['caseworker'])
const noor = await network.colleague(amara, 'noor', ['caseworker'])

const sealedNameOf = async ({ id }: Colleague) =>
  (await noor.api.organisations.people({})).people.find((one) => one.id === id)?.sealedName ?? null

it('Amara names Samir, and Noor reads it at Samir and at nobody else', async () => {
  await nameColleague(amara, samir.id, 'Samir Haddad')
  const sealed = await sealedNameOf(samir)
  expect(await openName(noor, nameLabel(noor.circle, samir.id), sealed)).toBe('Samir Haddad')
  expect(await openName(noor, nameLabel(noor.circle, noor.id), sealed)).toBeUndefined()
})

it('Samir renames the team that he is in, and Noor, who is not in it, reads what it is called', async () => {
  const team = await newTeam(amara, 'health', 'Nurses', [samir])
  await nameTeam(samir, team, 'Nurses on the second floor')
  const [shown] = (await noor.api.teams.list({})).teams
  expect(shown?.circle).toBe(team)
  const sealed = shown?.sealedName ?? null
  expect(await openName(noor, teamNameLabel(noor.circle, team), sealed)).toBe('Nurses on the second floor')
  expect(await openName(noor, teamNameLabel(noor.circle, team + 1), sealed)).toBeUndefined()
})
