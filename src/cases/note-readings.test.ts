// What Amara notes about Mariam does not meet Mariam alone at night: it stands on her page once they have talked about it, and after seven days
// in any case. Odile, who supervises, can keep one back, and Mariam reads why.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys, writeNote } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { wordsInTables } from '../../test/canaries.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { nameOnPage, writeNameOnPage } from '../assignments/client/name-on-page.ts'
import { readCase } from '../client/case-keys.ts'
import { onEveryRow } from '../database/migrate.ts'
import { asOwner } from '../database/open.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import { workerNames } from '../portal/client/worker-names.ts'
import { daysToKeepBack, keepNoteBack, tellNote } from './client/note-readings.ts'

const database = await testDatabase()
// A zone of its own, without a summer time: a day is always 24 hours there, and another one than in UTC for a part of each.
const timezone = 'Asia/Bangkok'
const network = await newNetwork(database, { timezone })
const odile = await network.organisation('Harbour House', 'ngo', ['supervisor', 'administrator'])
const amara = await network.colleague(odile, 'amara', ['caseworker'])
const nadia = await network.organisation('Legal Aid', 'legal_aid', ['lawyer', 'supervisor'])

const dayIn = (days: number) => dayAt(new Date(network.state.now().getTime() + days * 86_400_000), timezone)

async function noted(name: string, text: string) {
  const { id: caseId } = await openCase(amara, { name, language: 'en' })
  await takeKeys(amara, caseId)
  const { words } = await giveCard(amara, caseId, 'en')
  await writeNote(amara, caseId, 'narrative', text)
  const phone = await ownPhone(network, words)
  const note = (await readCase(amara, caseId)).records.find((one) => one.kind === 'note')!
  const read = async () => {
    const [file] = (await phone.open()).cases
    const texts = file!.records.flatMap(({ kind, value }) => (kind === 'note' ? [value?.['text']] : []))
    return { texts, coming: file!.shown.comingNotes, records: file!.records }
  }
  return { caseId, note, read, phone }
}

const age = (record: string, days: number) =>
  asOwner(database, (client) =>
    client.query('update records set made_at = made_at - make_interval(days => $2) where id = $1', [
      record,
      days,
    ]),
  )

describe('a note about Mariam', () => {
  it('waits until Amara has talked about it with her; her page says that something waits, and until when', async () => {
    const { caseId, note, read } = await noted('Mariam Talked', 'A car stood at the corner.')
    const before = await read()
    expect(before.texts).toEqual([])
    expect(before.coming).toEqual([{ on: dayIn(0), by: 'Harbour House', from: dayIn(7), reason: null }])
    expect(note.readable).toEqual({ on: dayIn(7), by: 'waits' })
    await tellNote(amara, caseId, note.id)
    await tellNote(amara, caseId, note.id)
    expect(await read()).toMatchObject({ texts: ['A car stood at the corner.'], coming: [] })
    const [told] = (await readCase(amara, caseId)).records.filter((one) => one.id === note.id)
    expect(told?.readable).toEqual({ on: dayIn(0), by: 'told' })
  })

  it('stands on her page after seven days, whether they talked about it or not', async () => {
    const { note, read } = await noted('Mariam Waited', 'He was let out.')
    await age(note.id, 6)
    expect((await read()).texts).toEqual([])
    await age(note.id, 1)
    expect(await read()).toMatchObject({ texts: ['He was let out.'], coming: [] })
  })

  it('is kept back by a supervisor alone, for thirty days at most, and with a reason that Mariam reads at once', async () => {
    const { caseId, note, read } = await noted('Mariam Kept', 'Her brother was asked.')
    const reason = { until: dayIn(20), text: 'The doctor wants to be beside you.', id: newId() }
    await expect(keepNoteBack(amara, caseId, note, reason)).rejects.toMatchObject({ code: 'not-allowed' })
    await takeKeys(odile, caseId)
    const late = { ...reason, until: dayIn(31) }
    await expect(keepNoteBack(odile, caseId, note, late)).rejects.toMatchObject({ code: 'invalid' })
    const early = { ...reason, until: dayIn(5) }
    await expect(keepNoteBack(odile, caseId, note, early)).rejects.toMatchObject({ code: 'invalid' })
    await keepNoteBack(odile, caseId, note, reason)
    await age(note.id, 10)
    const { texts, coming, records } = await read()
    expect(texts).toEqual([])
    expect(coming).toMatchObject([{ from: dayIn(20), reason: reason.id }])
    expect(records.find(({ id }) => id === reason.id)?.value).toEqual({ text: reason.text })
    expect(await wordsInTables(database, [reason.text])).toEqual([])
    await tellNote(amara, caseId, note.id)
    expect((await read()).texts).toEqual(['Her brother was asked.'])
  })

  it('is kept back once where the answer was lost and Odile sends it again', async () => {
    const { caseId, note, read } = await noted('Mariam Twice', 'He called again.')
    await takeKeys(odile, caseId)
    const reason = { until: dayIn(14), text: 'We want to say it ourselves.', id: newId() }
    await keepNoteBack(odile, caseId, note, reason)
    await keepNoteBack(odile, caseId, note, reason)
    expect((await read()).coming).toMatchObject([{ from: dayIn(14), reason: reason.id }])
    const longer = { until: dayIn(21), text: 'Not yet.', id: newId() }
    await keepNoteBack(odile, caseId, note, longer)
    expect((await read()).coming).toMatchObject([{ from: dayIn(21), reason: longer.id }])
    const [kept] = (await readCase(odile, caseId)).records.filter(({ id }) => id === note.id)
    expect(daysToKeepBack(dayIn, kept?.readable?.on ?? ''), 'later days alone are offered').toEqual([
      dayIn(30),
    ])
  })

  it('stays on her page with the update that lets notes wait; one that is written after it waits', async () => {
    const before = await noted('Mariam Before', 'It stood there.')
    const after = await noted('Mariam After', 'It waits.')
    await age(before.note.id, 2)
    const update = await readFile(
      join(import.meta.dirname, '../../migrations/0695_notes_from_before.sql'),
      'utf8',
    )
    await asOwner(database, async (client) => {
      await client.query(
        `update app.migrations set applied_at = now() - interval '1 day' where name = '0690_note_readings.sql'`,
      )
      await client.query('begin')
      await onEveryRow(client, async () => void (await client.query(update)))
      await client.query('commit')
    })
    expect(await before.read()).toMatchObject({ texts: ['It stood there.'], coming: [] })
    expect((await after.read()).texts).toEqual([])
  })

  it('is no other house’s to keep back or to call talked about, and the database refuses it by itself', async () => {
    const { caseId, note, read } = await noted('Mariam Lawyer', 'She packs at four.')
    const terms = { recipient: nadia.circle, compartments: ['narrative'], purpose: 'legal_help' } as const
    await agree(amara, caseId, terms, network.state.now())
    await takeKeys(nadia, caseId)
    const there = (await readCase(nadia, caseId)).records.map(({ id }) => id)
    expect(there, 'she reads it').toContain(note.id)
    const told = nadia.api.cases.tellNote({ caseId, record: note.id })
    await expect(told).rejects.toMatchObject({ code: 'not-found' })
    const reason = { until: dayIn(20), text: 'Not yet.', id: newId() }
    await expect(keepNoteBack(nadia, caseId, note, reason)).rejects.toMatchObject({ code: 'not-found' })
    expect((await read()).texts).toEqual([])
  })
})

it('Amara’s chosen name stands on Mariam’s page as long as Amara works on the case, and nowhere in clear', async () => {
  const { caseId, read } = await noted('Mariam Named', 'A line.')
  await writeNameOnPage(amara, await readCase(amara, caseId), 'Auntie Qx', newId())
  const names = async () =>
    (await read()).records.flatMap(({ kind, value }) => (kind === 'worker_name' ? [value?.['text']] : []))
  expect(await names()).toEqual(['Auntie Qx'])
  expect(await wordsInTables(database, ['Auntie Qx'])).toEqual([])
  await odile.api.assignments.assign({ caseId, worker: odile.id, second: null, was: amara.id })
  expect(await names()).toEqual([])
})

it('Amara and Odile work together: each finds the name that she chose, and Mariam reads both', async () => {
  const { caseId, phone } = await noted('Mariam Both', 'A line.')
  await takeKeys(odile, caseId)
  await odile.api.assignments.assign({ caseId, worker: amara.id, second: odile.id, was: amara.id })
  await writeNameOnPage(amara, await readCase(amara, caseId), 'Auntie', newId())
  expect(await nameOnPage(odile, await readCase(odile, caseId))).toBeUndefined()
  await writeNameOnPage(odile, await readCase(odile, caseId), 'Rosa', newId())
  expect(await nameOnPage(amara, await readCase(amara, caseId))).toBe('Auntie')
  expect(await nameOnPage(odile, await readCase(odile, caseId))).toBe('Rosa')
  expect(workerNames((await phone.open()).cases)).toEqual(['Rosa', 'Auntie'])
  await writeNameOnPage(odile, await readCase(odile, caseId), '', newId())
  expect(workerNames((await phone.open()).cases)).toEqual(['Auntie'])
})
