// What a place is called was signed when it came into the network: whoever is listed under another name is found out.
import { expect, test } from 'vitest'
import { hashOf } from './chain.ts'
import { at, bring, colleague, gather, hear, says, takeIn } from './vault-cast.ts'
import type { Colleague, HostServices } from './vault-cast.ts'

const learn = ({ vault }: Colleague, { organisation, log }: HostServices) =>
  vault.learnLog({ organisation, statements: log, home: false })

test('Ines and Noor see through a name that is not the one under which Mira brought Noor in, until Mira has compared it', async () => {
  const { mira, shelter } = await gather()
  const ines = await takeIn(mira, shelter, 'ines', ['caseworker'])
  const [noor, clinicOfNoor] = await bring(mira, shelter, 'noor', 5)
  await hear(ines, shelter)
  const is = async ({ vault }: Colleague, name: string, kind = 'clinic', id = 5) =>
    (await vault.checkNames({ organisations: [{ id, name, kind }] })).names[0]?.is
  await learn(noor, shelter)
  for (const who of [mira, ines, noor]) {
    expect(await is(who, 'House of noor')).toBe('signed')
    expect(await is(who, 'City Police')).toBe('other')
    expect(await is(who, 'House of noor', 'police')).toBe('other')
  }
  expect(await is(ines, 'House of noor', 'clinic', 6), 'nobody has said what the sixth is called').toBe(
    'unsigned',
  )
  const listed = { id: 5, name: 'Noor and Daughters', kind: 'clinic' }
  expect(await is(ines, listed.name)).toBe('other')
  const { called } = (await mira.vault.checkNames({ organisations: [listed] })).names[0]!
  const fields = { organisation: 5, genesis: await hashOf(clinicOfNoor.log[0]!), how: 'voice', called }
  await says(mira, shelter, await mira.vault.stateInLog({ organisation: 1, t: 'trust', at, fields }))
  await hear(ines, shelter)
  expect(await is(ines, listed.name)).toBe('signed')
  expect(await is(ines, 'House of noor')).toBe('other')
})

test('the first house of all names itself, and who was brought in by it knows that name', async () => {
  const rosa = await colleague('rosa')
  const called = { name: 'Harbour House', kind: 'ngo' }
  const genesis = await rosa.vault.foundOrganisation({
    organisation: 8,
    roles: ['administrator'],
    called,
    at,
  })
  await rosa.vault.learnLog({ organisation: 8, statements: [genesis], home: true })
  const house = { organisation: 8, log: [genesis], epochs: [] }
  const [noor] = await bring(rosa, house, 'noor', 9)
  await learn(noor, house)
  const organisations = [
    { id: 8, ...called },
    { id: 8, ...called, name: 'City Police' },
  ]
  expect((await noor.vault.checkNames({ organisations })).names.map((one) => one.is)).toEqual([
    'signed',
    'other',
  ])
})
