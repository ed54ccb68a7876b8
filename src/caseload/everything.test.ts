// Amara takes along everything of her house that opens for her: each case whole, with its papers, in formats that another program reads.
import { expect, it } from 'vitest'
import { agree, openCase, takeKeys, writeNote } from '../../demo/case-work.ts'
import { bringPaper } from '../../demo/papers.ts'
import { daysAlone, idsOutOfOrder } from '../../test/coarse-times.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readZip } from '../../test/read-zip.ts'
import { asOwner } from '../database/open.ts'
import { newId } from '../api/new-id.ts'
import { readCase } from '../client/case-keys.ts'
import { openRecord, writeRecord } from '../client/records.ts'
import { casesToTake, isOpenHere, takeAway } from './client/take-away.ts'
import { takeEverything, type TakingEverything } from './client/take-everything.ts'
import { listedStates } from '../tracks/case-state.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const berta = await network.organisation('Hill House', 'ngo', ['administrator', 'caseworker'])
const madeOn = '2026-12-01'

const selam = await openCase(amara, {
  name: 'Selam Test',
  language: 'am',
  phone: '+251 900',
  story: 'She was told that she owed them.',
})
await writeNote(amara, selam.id, 'health', 'A broken wrist')
await takeKeys(amara, selam.id)
await bringPaper(amara, selam.id, {
  name: 'رسالة.txt',
  compartment: 'legal',
  content: new Blob(['Dear Sir']),
})
await amara.api.directory.publish({ id: newId(), name: 'Advice at the harbour', codes: ['legal_civil'] })

const take = async (who: typeof amara, isSharedToo = false) => {
  const steps: TakingEverything[] = []
  const ids = await casesToTake(who, listedStates, isSharedToo)
  const { archive, taking } = await takeEverything(who, ids, { madeOn, onStep: (now) => steps.push(now) })
  const files = await readZip(archive)
  return { files, taking, steps }
}

it('the archive holds each case with all that is held of it and its papers, both tables, services and colleagues', async () => {
  const { files, taking, steps } = await take(amara)
  expect(taking).toEqual({ done: 1, total: 1, unopened: 0 })
  expect(steps).toEqual([taking])
  const folder = `cases/${selam.reference}`
  expect(Object.keys(files).toSorted()).toEqual(
    [
      'about.json',
      'cases.csv',
      'cases.htcds.json',
      `${folder}/case.json`,
      `${folder}/papers/1 رسالة.txt`,
      'colleagues.json',
      'services.json',
    ].toSorted(),
  )
  expect(files[`${folder}/papers/1 رسالة.txt`]).toBe('Dear Sir')
  expect(JSON.parse(files['about.json']!)).toMatchObject({
    format: 'continuum-export/1',
    organisation: 'Harbour House',
  })
  const one = JSON.parse(files[`${folder}/case.json`]!) as { records: object[]; papers: object[] }
  expect(one).toMatchObject({ reference: selam.reference, language: 'am', state: 'active' })
  const notes = [
    { part: 'identity', kind: 'profile', value: { name: 'Selam Test', phone: '+251 900' } },
    { part: 'narrative', kind: 'note', value: { text: 'She was told that she owed them.' } },
    { part: 'health', kind: 'note', value: { text: 'A broken wrist' } },
  ]
  for (const note of notes) expect(one.records).toContainEqual(expect.objectContaining(note))
  expect(one.papers).toMatchObject([{ file: 'papers/1 رسالة.txt', part: 'legal' }])
  expect(files['cases.csv']).toContain('Selam Test')
  expect(files['services.json']).toContain('Advice at the harbour')
  expect(files['colleagues.json']).toContain('harbour-house')
})

it('of a case that another house carries it holds the parts that were agreed to, and no other', async () => {
  const recipient = berta.circle
  await agree(
    amara,
    selam.id,
    { recipient, compartments: ['identity'], purpose: 'support' },
    network.state.now(),
  )
  expect((await take(berta)).taking.total).toBe(0)
  const { files } = await take(berta, true)
  const one = files[`cases/${selam.reference}/case.json`]!
  expect(JSON.parse(one)).toMatchObject({ parts: ['identity'], papers: [] })
  expect(one).toContain('Selam Test')
  for (const word of ['owed them', 'wrist', 'Dear Sir'])
    expect(Object.values(files).join()).not.toContain(word)
})

it('leaves a line in the trail, with who and how many, before anything is opened', async () => {
  const lines = await asOwner(database, (client) =>
    client.query(`select purpose from audit.entries where action = 'caseload.export' and chain = $1`, [
      amara.organisation,
    ]),
  )
  expect(lines.rows).toEqual([{ purpose: '1' }])
})

it('records stand in the order in which they were written, also where the server says the day alone', async () => {
  const told = ['She rang', 'She slept', 'She left']
  for (const [at, id] of idsOutOfOrder().entries()) {
    const value = { text: told[at]! }
    await writeRecord(amara, selam.id, { compartment: 'narrative', kind: 'note', value, id })
    network.travel(3 / 24 / 60)
  }
  await daysAlone(database, selam.id)
  const { files } = await take(amara)
  const { records } = JSON.parse(files[`cases/${selam.reference}/case.json`]!) as {
    records: { value: { text?: string } }[]
  }
  const texts = records.flatMap(({ value }) => value.text ?? [])
  expect(texts.filter((text) => told.includes(text))).toEqual(told)
})

it('a case that Amara has open in another window keeps its keys, and of the others none stay', async () => {
  const other = await openCase(amara, { name: 'Hana Test', language: 'am', story: 'Another story.' })
  const ids = [selam.id, other.id]
  const isHeld = async () => Promise.all(ids.map((id) => isOpenHere(amara, id)))
  const takings = [
    async () => {
      for await (const { total } of takeAway(amara, ids, 'csv')) expect(total).toBe(2)
    },
    async () => readZip((await takeEverything(amara, ids, { madeOn })).archive),
  ]
  for (const taking of takings) {
    await amara.vault.forgetCase({ caseId: other.id })
    const onScreen = await readCase(amara, selam.id)
    await taking()
    expect(await isHeld()).toEqual([true, false])
    // She unfolds a note there.
    const note = onScreen.records.find(({ kind }) => kind === 'note')!
    expect(await openRecord(amara, selam.id, note)).toHaveProperty('text')
  }
})
