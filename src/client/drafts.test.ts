// What Amara has begun to type: hers in any window, nobody else's, and only where she typed it.

import { expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { bent } from '../../test/broken-line.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { readDraft, saveDraft } from './drafts.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const samir = await network.colleague(amara, 'samir', ['caseworker'])
const begun = { text: 'She was told to come back on' }

it('Amara begins to type in one window and goes on in another', async () => {
  await saveDraft(amara, 'note.goes-on', begun)
  const elsewhere = await signIn(network.staff, amara.handle, passphrase)
  expect(await readDraft(elsewhere, 'note.goes-on')).toEqual(begun)
  await saveDraft(elsewhere, 'note.goes-on', { text: 'and more' })
  expect(await readDraft(amara, 'note.goes-on')).toEqual({ text: 'and more' })
  expect(await readDraft(amara, 'note.elsewhere')).toBeUndefined()
})

it('what the server shows at another place than it was typed at does not open there', async () => {
  await saveDraft(amara, 'note.here', begun)
  const { draft } = await amara.api.accounts.readDraft({ place: 'note.here' })
  const lied = bent(amara, 'accounts', 'readDraft', () => async () => ({ draft }))
  expect(await readDraft(lied, 'note.here')).toEqual(begun)
  expect(await readDraft(lied, 'note.there')).toBeUndefined()
})

it('what Samir is shown of Amara’s draft is nothing to him, and keeps him from nothing', async () => {
  await saveDraft(amara, 'note.hers', begun)
  const { draft } = await amara.api.accounts.readDraft({ place: 'note.hers' })
  const shown = bent(samir, 'accounts', 'readDraft', () => async () => ({ draft }))
  expect(await readDraft(shown, 'note.hers')).toBeUndefined()
})
