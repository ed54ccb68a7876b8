// What Amara has begun to type: hers in any window, nobody else's, and only where she typed it.

import { expect, it } from 'vitest'
import { signIn } from '../../demo/actor.ts'
import { bent } from '../../test/broken-line.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { draftLine, readDraft, saveDraft } from './drafts.ts'
import { keepPins } from './pins.ts'

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

it('what Amara’s window sends after Samir has signed in at the same browser takes nothing of his place', async () => {
  const places = ['note.both', 'pins']
  await saveDraft(samir, 'note.both', { text: 'His own words' })
  const his = async () =>
    Promise.all(places.map(async (place) => (await samir.api.accounts.readDraft({ place })).draft))
  const before = await his()
  expect(before).not.toContain(null)
  // The cookie of the browser is his now; the keys of that window are hers still.
  const window = { ...amara, api: samir.api }
  const line = draftLine(window)
  const refused = { code: 'not-signed-in' }
  await expect(saveDraft(window, 'note.both', begun)).rejects.toMatchObject(refused)
  await expect(line.drop('note.both')).rejects.toMatchObject(refused)
  await expect(keepPins(window)).rejects.toMatchObject(refused)
  expect(await his()).toEqual(before)
  await draftLine(samir).drop('note.both')
  expect(await readDraft(samir, 'note.both')).toBeUndefined()
})
