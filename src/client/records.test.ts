// Times in clear grow coarse: when and in which order things were written is sealed with them.
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from './case-keys.ts'
import { openDated, writeRecord } from './records.ts'
import { byWriting } from './sealed-record.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])

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
  const inOrder = opened.toSorted(byWriting)
  expect(inOrder.map(({ value }) => value.text)).toEqual(told)
  expect(inOrder.map(({ at }) => at)).toEqual(minutes)
})
