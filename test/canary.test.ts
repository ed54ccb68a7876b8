// Proof that the server does not know. Fifty names, telephones, places and sentences go through every form that takes
// words, the work goes on around them, and then everything that the server keeps, logs or was sent is searched for them.

import { join } from 'node:path'
import { describe, expect, it, inject } from 'vitest'
import { v7 as newId } from 'uuid'
import { agree, giveCard, openCase, refer, sealRecord, takeKeys, writeNote } from '../demo/case-work.ts'
import { bringColleague, newTeam } from '../demo/actor.ts'
import type { Compartment } from '../src/cases/model.ts'
import { asOwner } from '../src/database/open.ts'
import { plainly, wordsIn, wordsInFolder, wordsInTables } from './canaries.ts'
import { testDatabase } from './database.ts'
import { newNetwork, passphrase } from './people.ts'

const database = await testDatabase()
const network = await newNetwork(database)

let planted = 0
/** A word that occurs nowhere else, of a kind that people write about people. */
function canary(kind: 'name' | 'phone' | 'place' | 'sentence'): string {
  planted += 1
  const word = `Qzx${kind}${planted}Vwk`
  if (kind === 'phone') return `+44 7700 9${String(70_000 + planted * 137).padStart(5, '0')}${planted}77`
  return kind === 'sentence' ? `They told her ${word} and closed the door.` : word
}
const canaries: string[] = []
const plant = (kind: 'name' | 'phone' | 'place' | 'sentence'): string => {
  const made = canary(kind)
  canaries.push(made)
  return made
}

/** Everything that reached a host, as text: address, headers, body. */
const received: string[] = []
for (const app of [network.staff, network.public]) {
  const request = app.request.bind(app)
  app.request = (path, init, ...rest) => {
    received.push(JSON.stringify([path, init]))
    return request(path, init, ...rest)
  }
}

const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
await network.organisation('Night Line', 'hotline', ['hotline'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const compartments: Compartment[] = [
  'identity',
  'contact',
  'narrative',
  'health',
  'legal',
  'immigration',
  'finance',
  'messages',
]

describe('fifty canaries', async () => {
  const opened = await openCase(amara, {
    name: plant('name'),
    phone: plant('phone'),
    language: 'ar',
    story: plant('sentence'),
    safeContact: { how: plant('phone'), when: 'mornings', word: plant('name'), never: plant('sentence') },
  })
  for (const compartment of compartments)
    for (const kind of ['name', 'place', 'sentence', 'phone'] as const)
      await writeNote(amara, opened.id, compartment, plant(kind))
  // What a team is called at home.
  await newTeam(amara, 'protection', plant('place'), [amara])
  await amara.api.cases.seal({
    caseId: opened.id,
    record: await sealRecord(amara, opened.id, 'narrative', 'words', { text: plant('sentence') }),
  })

  for (const compartment of ['identity', 'health', 'legal'] as const) {
    await amara.api.cases.seal({
      caseId: opened.id,
      record: await sealRecord(amara, opened.id, compartment, 'statement', {
        text: plant('sentence'),
        place: plant('place'),
      }),
    })
  }

  const consent = await agree(
    amara,
    opened.id,
    {
      recipient: bashir.circle,
      compartments: ['health', 'identity'],
      purpose: 'health_care',
      whenAccepted: true,
    },
    network.state.now(),
  )
  const sent = await refer(amara, opened.id, { receiver: bashir.circle, serviceCode: 'health', consent })
  await bashir.move('referral', 'accept', await bashir.move('referral', 'open', sent), {
    first_day: '2027-01-15',
  })
  const { shared } = await takeKeys(bashir, opened.id)
  await writeNote(bashir, opened.id, 'health', plant('sentence'))
  await giveCard(amara, opened.id, 'ar')

  // A draft that was never sent, a colleague's name, and a note that went with a move.
  const draft = await amara.vault.sealDraft({
    name: 'case',
    value: { name: plant('name'), story: plant('sentence') },
  })
  await amara.api.accounts.saveDraft({ place: 'open-case', draft: draft.ciphertext })
  await bringColleague(network.staff, network.founder, 'colleague-one', ['caseworker'], passphrase)
  const reason = plant('sentence')
  const screening = await amara
    .open('screening', { caseId: opened.id, instrument: 'conversation' })
    .catch(() => undefined)
  const note = await sealRecord(amara, opened.id, 'narrative', 'note', { text: reason })
  await amara.api.cases.seal({
    caseId: opened.id,
    record: { ...note, ...(screening ? { track: screening.id } : {}) },
  })

  // The one form that crosses in clear: no script, at night. It is handled in memory and sealed at once.
  const inClear = {
    story: plant('sentence'),
    place: plant('place'),
    reach: plant('phone'),
    code: plant('name'),
    times: 'after ten',
  }
  const before = received.length
  const page = await network.public.request('/es/1', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://127.0.0.1:4601',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams({
      id: newId(),
      safe: 'no',
      channel: 'phone',
      send: '1',
      wish: 'place',
      ...inClear,
    }).toString(),
  })
  const receipt = await page.text()
  received.splice(before)
  // A broken form on purpose: it comes back filled, and nothing of it is kept.
  const broken = plant('sentence')
  await network.public.request('/es/1', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://127.0.0.1:4601' },
    body: new URLSearchParams({ id: 'not-an-id', safe: 'no', story: broken }).toString(),
  })
  received.splice(before)

  it('are at least fifty, and the work around them was done', () => {
    expect(canaries.length).toBeGreaterThanOrEqual(50)
    expect(shared.records.length).toBeGreaterThan(0)
    expect(receipt).toMatch(/\d{4}/)
  })

  it('are in no column of any table', async () => {
    expect(await wordsInTables(database, canaries)).toEqual([])
  })

  it('are in no file of the data directory, its log and its temporary files included', async () => {
    await asOwner(database, (client) => client.query('checkpoint'))
    const folder = join(inject('databaseReport'), '..')
    expect(wordsInFolder(folder, canaries, plainly)).toEqual([])
  })

  it('are in no line of the log', () => {
    expect(network.logged.length).toBeGreaterThan(20)
    expect(wordsIn(network.logged.join('\n'), canaries)).toEqual([])
  })

  it('never reached a host in any address, header or body of a sealed form', () => {
    expect(received.length).toBeGreaterThan(60)
    expect(wordsIn(received.join('\n'), canaries)).toEqual([])
  })

  it('would be found if they were there', async () => {
    expect(await wordsInTables(database, ['Harbour House'])).toContain('public.organisations: Harbour House')
    expect(received.join('\n')).toContain(opened.reference)
    expect(network.logged.join('\n')).toContain('open')
  })
})
