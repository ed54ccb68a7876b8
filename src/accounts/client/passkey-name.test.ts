// What Amara calls a passkey is for her alone, and stays with the passkey that she meant.

import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { passkeyName, sealPasskeyName } from './passkey-name.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['administrator'])
const samir = await network.colleague(amara, 'samir', ['caseworker'])

it('Amara reads what she called her passkey; Samir does not, nor does she at another one', async () => {
  const sealedName = await sealPasskeyName(amara, 'blue', 'The blue one in my coat')
  expect(sealedName).not.toContain('blue')
  expect(await passkeyName(amara, { credential: 'blue', sealedName })).toBe('The blue one in my coat')
  expect(await passkeyName(amara, { credential: 'green', sealedName })).toBeUndefined()
  expect(await passkeyName(samir, { credential: 'blue', sealedName })).toBeUndefined()
  expect(await passkeyName(amara, { credential: 'blue', sealedName: null })).toBeUndefined()
})
