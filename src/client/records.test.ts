// Times in clear grow coarse: when and in which order things were written is sealed with them.
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from './case-keys.ts'
import { openDated, writeRecord } from './records.ts'
import type { Opened } from '../sealing/vault-shape.ts'
import { compareWritten } from './sealed-record.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

it('what two wrote in one minute stands as the server had it, and a minute that has not come or is none counts for nothing', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Efua Minute', language: 'en' })
  const note = (text: string) =>
    writeRecord(amara, caseId, { compartment: 'narrative', kind: 'note', value: { text } })
  for (const text of ['first', 'second']) {
    await note(text)
    network.travel(1 / 24 / 3600)
  }
  const read = async (change: (opened: Opened) => Opened = (one) => one) => {
    const openRecord: typeof amara.vault.openRecord = async (input) =>
      change(await amara.vault.openRecord(input))
    const session = { ...amara, vault: { ...amara.vault, openRecord } }
    const { records } = await readCase(amara, caseId)
    const notes = records.filter(({ kind }) => kind === 'note')
    const opened = await Promise.all(notes.map((row) => openDated<{ text: string }>(session, caseId, row)))
    return opened.toSorted(compareWritten).map(({ value }) => value.text)
  }
  const sameMinute = ({ said, ...one }: Opened): Opened => ({
    ...one,
    said: { ...said!, at: `${said!.on}T00:01Z` },
  })
  expect(await read(sameMinute)).toEqual(['first', 'second'])
  const isFirst = ({ value }: Opened) => (value as { text: string }).text === 'first'
  const ahead = (one: Opened): Opened =>
    isFirst(one) ? { ...one, said: { ...one.said!, at: '9999-01-01T00:00Z' } } : one
  expect(await read(ahead)).toEqual(['first', 'second'])
})

it('what Amara wrote on one day is read in its order and with its minute, where the server says the day alone', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Efua Hour', language: 'en' })
  const told = ['She rang', 'She slept', 'She left', 'She came back', 'She ate', 'She read']
  const minutes: string[] = []
  for (const text of told) {
    await writeRecord(amara, caseId, { compartment: 'narrative', kind: 'note', value: { text } })
    minutes.push(`${network.state.now().toISOString().slice(0, 16)}Z`)
    network.travel(3 / 24 / 60)
  }
  const { records } = await readCase(amara, caseId)
  const notes = records
    .filter(({ kind }) => kind === 'note')
    .map((row) => ({ ...row, madeAt: `${minutes[0]!.slice(0, 10)}T00:00:00.000Z` }))
    .toSorted((one, other) => one.id.localeCompare(other.id))
  const opened = await Promise.all(notes.map((row) => openDated<{ text: string }>(amara, caseId, row)))
  const inOrder = opened.toSorted(compareWritten)
  expect(inOrder.map(({ value }) => value.text)).toEqual(told)
  expect(inOrder.map(({ at }) => at)).toEqual(minutes)
})
