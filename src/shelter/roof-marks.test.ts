// Lighthouse sees pages of Amina and of Mariam and no case of either. Its browser finds out that they must not sleep under one roof, and learns
// no reference, no word, and nothing of whoever is not there.

import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { openCase, wantsBed } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { emptyContact } from '../cases/safe-contact.ts'
import { readCase } from '../client/case-keys.ts'
import { writeRecord } from '../client/records.ts'
import { latestOf } from '../client/sealed-record.ts'
import { compareMarks, giveMarks, markOf, ownMarks, readMarks } from './client/roof-marks.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const nadia = await network.organisation('Lighthouse', 'shelter', ['shelter'])
const quay = await network.organisation('Quay House', 'shelter', ['shelter'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const lena = await network.organisation('River House', 'ngo', ['caseworker'])
await nadia.api.shelters.add({ count: 12, each: 1, takes: [] })

async function opened(who: typeof amara, name: string) {
  const { id } = await openCase(who, { name, language: 'ar' })
  return { who, id, reference: (await readCase(who, id)).case.reference }
}
type Somebody = Awaited<ReturnType<typeof opened>>

async function writes({ who, id }: Somebody, apart: string) {
  const row = latestOf((await readCase(who, id)).records, 'safe_contact')
  const value = { ...emptyContact, how: 'a message', apart }
  await writeRecord(who, id, { compartment: 'contact', kind: 'safe_contact', value, replaces: row })
}

async function asks({ who, id: caseId }: Somebody) {
  const request = { id: newId(), caseId, other: nadia.circle, urgency: 'now', party: 1 }
  const asked = await who.open('placement', request)
  return who.move('placement', 'match', asked, { not_met: ['none_missing'] })
}

async function sleeps(somebody: Somebody, withMarks = true) {
  const asked = await asks(somebody)
  if (withMarks) await giveMarks(somebody.who, { caseId: somebody.id, track: asked.id })
  const offered = await nadia.move('placement', 'offer', asked)
  const kept = await somebody.who.move('placement', 'accept', await wantsBed(somebody.who, offered))
  return nadia.move('placement', 'arrive', kept)
}

/** What Nadia is told where a bed is to be offered. */
async function compared(track: string) {
  const all = await readMarks(nadia)
  const { stays } = await nadia.api.shelters.beds({})
  const others = stays.filter((one) => one.beds.length > 0 && one.track !== track)
  return compareMarks(all, all.marks.get(track), others)
}

const [amina, mariam, sara] = [
  await opened(amara, 'Amina Marks'),
  await opened(lena, 'Mariam Marks'),
  await opened(lena, 'Sara Marks'),
]
const ofMariam = await sleeps(mariam)

it('somebody who must not meet Mariam is found by the marks of either of them, although the house knows neither case', async () => {
  expect((await nadia.api.shelters.beds({})).stays.map(({ reference }) => reference)).toEqual([null])
  await writes(amina, `${mariam.reference}, who took her papers`)
  const asked = await asks(amina)
  expect(await compared(asked.id), 'nobody gave marks yet').toBeUndefined()
  expect(await giveMarks(amara, { caseId: amina.id, track: asked.id })).toBe(true)
  expect(await compared(asked.id)).toEqual({ here: [ofMariam.id], unknown: 0 })
  // Written in Mariam's file alone it is found too.
  await writes(amina, '')
  await writes(mariam, amina.reference)
  await giveMarks(amara, { caseId: amina.id, track: asked.id })
  expect(await compared(asked.id)).toEqual({ here: [], unknown: 0 })
  await giveMarks(lena, { caseId: mariam.id, track: ofMariam.id })
  expect(await compared(asked.id)).toEqual({ here: [ofMariam.id], unknown: 0 })
})

it('Sara may sleep there; of whoever has no marks it is said that they were not compared', async () => {
  const asked = await asks(sara)
  await giveMarks(lena, { caseId: sara.id, track: asked.id })
  expect(await compared(asked.id)).toEqual({ here: [], unknown: 0 })
  const unknown = await sleeps(await opened(lena, 'No Marks'), false)
  expect(await compared(asked.id)).toEqual({ here: [], unknown: 1 })
  await nadia.move('placement', 'end', unknown, { reason: 'moved_on' })
})

it('a mark means nothing in another house, and a list tells by its length no number', async () => {
  expect(await markOf(nadia.circle, amina.reference)).not.toBe(await markOf(quay.circle, amina.reference))
  const { marks } = await readMarks(nadia)
  for (const { apart } of marks.values()) expect(apart).toHaveLength(8)
  expect((await ownMarks(amara, amina.id, nadia.circle))?.apart).toHaveLength(8)
  const { rows } = await asOwner(database, (client) =>
    client.query<{ row: string }>("select encode(ciphertext, 'escape') as row from roof_marks"),
  )
  for (const { row } of rows)
    for (const { reference } of [amina, mariam, sara]) expect(row).not.toContain(reference)
})

it('are given by whoever asked alone, read by the house that was asked alone, and gone when the stay is over', async () => {
  expect((await quay.api.roof.ofHouse({})).marks).toEqual([])
  const asked = await asks(await opened(amara, 'Not Yours'))
  const of = await lena.api.roof.ofTrack({ track: asked.id })
  expect(of).toEqual({ house: null, kept: null })
  const forged = {
    track: asked.id,
    house: nadia.circle,
    locator: Buffer.alloc(16).toString('base64url'),
    wrapReader: Buffer.alloc(81).toString('base64url'),
    wrapOwn: Buffer.alloc(81).toString('base64url'),
    ciphertext: Buffer.alloc(60).toString('base64url'),
  }
  await expect(lena.api.roof.keep(forged)).rejects.toMatchObject({ code: 'not-found' })
  // What nobody could open is none, and hides nobody else.
  await amara.api.roof.keep(forged)
  expect((await readMarks(nadia)).marks.has(asked.id)).toBe(false)
  expect((await readMarks(nadia)).marks.has(ofMariam.id)).toBe(true)
  const { version } = (await lena.api.work.track({ track: ofMariam.id })).track
  await nadia.move('placement', 'end', { id: ofMariam.id, version }, { reason: 'moved_on' })
  expect((await nadia.api.roof.ofHouse({})).marks.map(({ track }) => track)).not.toContain(ofMariam.id)
})
