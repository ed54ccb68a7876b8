// What Lidia says of the three ways on her own page stands in her file, signed with her card; nobody else can say it for her.

import { expect, it } from 'vitest'
import { giveCard, openCase, takeKeys } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { readCase } from '../../client/case-keys.ts'
import { keepWays } from '../../solutions/client/keep-ways.ts'
import { readWays } from '../../solutions/client/read-ways.ts'
import { answeredIn, noWays, type Ways } from '../../solutions/ways.ts'
import { keepAside, waysIn } from './ways.ts'

const network = await newNetwork(await testDatabase(), { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const answer = {
  state: 'known',
  text: 'Yes, to 3 March.',
  by: 'The permit office',
  on: '2026-11-12',
} as const
const ways: Ways = { ...noWays, language: 'en', answers: { stay_here: { be_there: answer } } }
const say = {
  text: 'I do not want this: Go home',
  language: 'en',
  on: network.state.now().toISOString().slice(0, 10),
}

it('Lidia reads what was written down with her, puts a way aside, and Amara sees it', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Lidia', language: 'en' })
  const lidia = await ownPhone(network, (await giveCard(amara, caseId, 'en')).words)
  await takeKeys(amara, caseId)
  const shared = () => readCase(amara, caseId)
  expect(waysIn((await lidia.open()).cases)).toEqual({ ways: undefined, aside: [] })
  await keepWays(amara, await shared(), { ways, id: crypto.randomUUID() })
  expect(waysIn((await lidia.open()).cases)).toEqual({ ways, aside: [] })

  await keepAside(lidia.session, (await lidia.open()).cases, { act: 'aside', way: 'go_home', ...say })
  // Pressed again it is said already.
  await keepAside(lidia.session, (await lidia.open()).cases, { act: 'aside', way: 'go_home', ...say })
  const { said } = await readWays(amara, await shared())
  expect(said?.aside).toEqual(['go_home'])
  const rows = (await shared()).records.filter(({ kind }) => kind === 'ways_said')
  expect(rows.map(({ by }) => by)).toEqual([null])

  await keepAside(lidia.session, (await lidia.open()).cases, { act: 'back', way: 'go_home', ...say })
  expect((await readWays(amara, await shared())).said?.aside).toEqual([])
})

it('her page takes no other kind of record by that door', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Lidia Two', language: 'en' })
  const lidia = await ownPhone(network, (await giveCard(amara, caseId, 'en')).words)
  await takeKeys(amara, caseId)
  const [home] = (await lidia.open()).cases
  const id = crypto.randomUUID()
  const place = {
    caseId: home!.id,
    compartment: 'narrative',
    table: 'records',
    row: id,
    field: 'ways',
    version: 1,
  } as const
  const sealed = await lidia.vault.sealRecord({ ...place, value: noWays, said: { on: say.on } })
  const record = { id, compartment: 'narrative', kind: 'ways', version: 1, ...sealed } as const
  await expect(lidia.api.portal.ways({ caseId, record })).rejects.toMatchObject({ code: 'refused' })
})

it('counts what is known, and not what was only asked', () => {
  const asked = { ...answer, state: 'asked', text: '' } as const
  const some: Ways = { ...ways, answers: { stay_here: { be_there: answer, people: asked } } }
  expect(answeredIn(some)).toEqual({ known: 1, all: 24 })
})
