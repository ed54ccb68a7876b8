// Of some records only the newest counts: how to reach somebody must not be an old word, however long the file has become, who
// wrote at the same time, or what a server says the order is.

import { describe, expect, it } from 'vitest'
import { openCase, takeKeys, writeContact, writeNote } from '../../../demo/case-work.ts'
import { sealRecord } from '../../client/records.ts'
import { signIn } from '../../../demo/actor.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork, passphrase } from '../../../test/people.ts'
import { asOwner } from '../../database/open.ts'
import { toOpen, type ShownRow } from '../../client/sealed-record.ts'
import { latestOf } from '../../client/sealed-record.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'shelter', ['administrator', 'caseworker'])
const samir = await network.colleague(amara, 'samir', ['caseworker'])
const safe = { how: 'a text to her sister', when: 'mornings', word: '', never: 'the landline' }
const never = { ...safe, how: 'never by telephone' }

const contactOf = async (who: typeof amara, caseId: string) => {
  const { shared } = await takeKeys(who, caseId)
  const rows = shared.records as ShownRow[]
  return { rows, newest: latestOf(rows, 'safe_contact') as ShownRow }
}

describe('how Mariam may be reached', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Test', language: 'ar', safeContact: safe })

  it('is what was agreed last, by a number that is signed and not by the server’s dates', async () => {
    await writeContact(amara, id, never)
    await asOwner(database, (owner) =>
      owner.query(
        "update records set made_at = made_at + interval '1 year' where kind = 'safe_contact' and version = 1",
      ),
    )
    const { rows, newest } = await contactOf(amara, id)
    expect(rows.find((row) => row.kind === 'safe_contact')?.version).toBe(1)
    expect(newest.version).toBe(2)
    const { value } = await amara.vault.openRecord({ ...toOpen(id, newest), newest: true })
    expect(value).toEqual(never)
  })

  it('is not believed when the server shows what it was before to somebody who has seen better', async () => {
    const { rows } = await contactOf(amara, id)
    const old = rows.find((row) => row.version === 1 && row.kind === 'safe_contact') as ShownRow
    await expect(amara.vault.openRecord({ ...toOpen(id, old), newest: true })).rejects.toThrow('outdated')
    // As a line of the story it may be read.
    expect((await amara.vault.openRecord(toOpen(id, old))).value).toEqual(safe)
  })

  it('is remembered with everything else that was seen: also by another device', async () => {
    const { pins } = await amara.vault.sealPins()
    const device = await signIn(network.staff, amara.handle, passphrase)
    await device.vault.takePins({ pins: [pins] })
    const { rows } = await contactOf(device, id)
    const old = rows.find((row) => row.version === 1 && row.kind === 'safe_contact') as ShownRow
    await expect(device.vault.openRecord({ ...toOpen(id, old), newest: true })).rejects.toThrow('outdated')
  })

  it('is not written over by Samir, who had the page open before it changed', async () => {
    const { newest } = await contactOf(samir, id)
    await writeContact(amara, id, safe)
    const late = await sealRecord(samir, id, {
      compartment: 'contact',
      kind: 'safe_contact',
      value: never,
      replaces: { version: newest.version + 1 - 1 },
    })
    await expect(samir.api.cases.seal({ caseId: id, record: late })).rejects.toMatchObject({ code: 'stale' })
    const ahead = await sealRecord(samir, id, {
      compartment: 'contact',
      kind: 'safe_contact',
      value: never,
      replaces: { version: newest.version + 9 - 1 },
    })
    await expect(samir.api.cases.seal({ caseId: id, record: ahead })).rejects.toMatchObject({ code: 'stale' })
  })

  it('is shown, with her name, however many notes were written since', async () => {
    for (let count = 0; count < 205; count += 1) await writeNote(amara, id, 'narrative', `Note ${count}`)
    const { rows, newest } = await contactOf(amara, id)
    expect(rows).toHaveLength(200)
    expect(newest.version).toBe(3)
    expect(latestOf(rows, 'profile')?.version).toBe(1)
    // The first is what was dated into the future above.
    expect(rows.map((row) => row.kind).slice(1, 4)).toEqual(['note', 'note', 'note'])
  }, 60_000)
})
