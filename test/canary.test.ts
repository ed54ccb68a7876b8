// Proof that the server does not know. Fifty names, telephones, places and sentences go through every form that takes
// words, the work goes on around them, and then everything that the server keeps, logs or was sent is searched for them.

import { join } from 'node:path'
import { describe, expect, it, inject } from 'vitest'
import { pino } from 'pino'
import { agree, giveCard, openCase, refer, takeKeys, writeNote } from '../demo/case-work.ts'
import { newId } from '../src/api/new-id.ts'
import { giveAssignment } from '../src/assignments/client/give.ts'
import { sealKnown } from '../src/assignments/client/interpreters.ts'
import { writeNameOnPage } from '../src/assignments/client/name-on-page.ts'
import { keepNoteBack } from '../src/cases/client/note-readings.ts'
import { beginPart } from '../src/cases/client/begin-part.ts'
import { readCase } from '../src/client/case-keys.ts'
import { saveDraft } from '../src/client/drafts.ts'
import { sealRecord } from '../src/client/records.ts'
import { bringColleague, newTeam } from '../demo/actor.ts'
import type { Compartment } from '../src/cases/model.ts'
import { asOwner } from '../src/database/open.ts'
import { jobsOf } from '../src/app/jobs.ts'
import { objectsIn } from '../src/papers/server/object-store.ts'
import { folderStore } from '../src/store/folder-store.ts'
import { startJobs } from '../src/jobs/work.ts'
import { newCourse, type CourseDraft } from '../src/training/course-form.ts'
import {
  isHeard,
  testifies,
  isIdentified,
  sendsInClear,
  settles,
  takesBack,
  writesToEachOther,
  ownHours,
  type Life,
} from './canary-life.ts'
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

/** Forms of the public host without script: what is typed there crosses in clear, and is sealed on arrival. */
const crossesInClear = (path: unknown, init?: RequestInit) =>
  init?.method === 'POST' && /^\/[a-z]{2}\/(1|2|4|6|7)/.test(String(path))

/** Everything else that reached a host, as text: address, headers, body. */
const received: string[] = []
for (const app of [network.staff, network.public]) {
  const request = app.request.bind(app)
  app.request = (path, init, ...rest) => {
    if (!crossesInClear(path, init)) received.push(JSON.stringify([path, init]))
    return request(path, init, ...rest)
  }
}

const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
await network.organisation('Night Line', 'hotline', ['hotline'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const noor = await network.organisation('Competent Authority', 'competent_authority', ['authority'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])
const compartments: Compartment[] = [
  'identity',
  'contact',
  'narrative',
  'health',
  'legal',
  'immigration',
  'finance',
  'messages',
  'working',
]

describe('fifty marked words typed into the system', async () => {
  const opened = await openCase(amara, {
    name: plant('name'),
    phone: plant('phone'),
    language: 'ar',
    story: plant('sentence'),
    safeContact: { how: plant('phone'), when: 'mornings', word: plant('name'), never: plant('sentence') },
  })
  await beginPart(amara, opened.id, 'working', amara.circle)
  for (const compartment of compartments)
    for (const kind of ['name', 'place', 'sentence', 'phone'] as const)
      await writeNote(amara, opened.id, compartment, plant(kind))
  // What became of a working note is said by a code.
  const working = await writeNote(amara, opened.id, 'working', plant('sentence'))
  await amara.api.cases.settleNote({ caseId: opened.id, record: working, as: 'of_others' })
  // What an interpreter is told of the hour he is asked to come to, with a copy of what was written.
  const sami = await network.colleague(amara, 'sami', ['interpreter'])
  const day = network.state.now().toISOString().slice(0, 10)
  const brief = { alias: plant('name'), language: 'ar', at: '10:00', words: plant('sentence') }
  const about = { caseId: opened.id, assigned: sami.id, purpose: 'interpreting', place: 'clinic' } as const
  await giveAssignment(amara, { ...about, from: day, to: day, brief, parts: ['narrative', 'health'] })
  // What the house knows of an interpreter, how a worker is called on her page, and why a note waits for her.
  const known = { words: plant('sentence'), dialects: ['levantine'], apart: plant('name') }
  await amara.api.interpreters.keep({
    user: sami.id,
    languages: ['ar'],
    gender: 'man',
    trained: [],
    weekdays: [1],
    from: '09:00',
    to: '17:00',
    sealedWords: await sealKnown(amara, sami.id, known),
  })
  await writeNameOnPage(amara, await readCase(amara, opened.id), plant('name'), newId())
  const odile = await network.colleague(amara, 'odile', ['caseworker', 'supervisor'])
  await takeKeys(odile, opened.id)
  const waiting = (await readCase(odile, opened.id)).records.find(
    (one) => one.kind === 'note' && one.compartment === 'narrative',
  )!
  const until = new Date(network.state.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
  await keepNoteBack(odile, opened.id, waiting, { until, text: plant('sentence'), id: newId() })
  // What a team is called at home.
  await newTeam(amara, 'protection', plant('place'), [amara])
  await amara.api.cases.seal({
    caseId: opened.id,
    record: await sealRecord(amara, opened.id, {
      compartment: 'narrative',
      kind: 'words',
      value: { text: plant('sentence') },
    }),
  })

  for (const compartment of ['identity', 'health', 'legal'] as const) {
    await amara.api.cases.seal({
      caseId: opened.id,
      record: await sealRecord(amara, opened.id, {
        compartment,
        kind: 'statement',
        value: {
          text: plant('sentence'),
          place: plant('place'),
        },
      }),
    })
  }

  const { words: card } = await giveCard(amara, opened.id, 'ar')
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
  const sent = await refer(amara, opened.id, { recipient: bashir.circle, serviceCode: 'health', consent })
  await bashir.move('referral', 'accept', await bashir.move('referral', 'open', sent), {
    first_day: '2027-01-15',
  })
  const { shared } = await takeKeys(bashir, opened.id)
  await writeNote(bashir, opened.id, 'health', plant('sentence'))

  // A draft that was never sent, and a colleague's name.
  await saveDraft(amara, 'open-case', { name: plant('name'), story: plant('sentence') })
  // Nor a course that a trainer has begun: published it is read by everybody, and until then by nobody else.
  const course = newCourse('en')
  const lessons = course.lessons.map((one) => ({ ...one, text: { ...one.text, en: plant('sentence') } }))
  const title = { ...course.title, en: plant('name') }
  await saveDraft(amara, 'training.write', { ...course, title, lessons } satisfies CourseDraft)
  await bringColleague(network.staff, network.founder, {
    handle: 'colleague-one',
    roles: ['caseworker'],
    passphrase,
    name: plant('name'),
  })

  // What happens by itself happens meanwhile, and one thing goes wrong with a name on its lips.
  const unlucky = plant('name')
  const failing = {
    name: 'canary.fails',
    cron: '0 0 1 1 *',
    run: () => Promise.reject(new TypeError(unlucky)),
  }
  const { secrets, state, data } = network
  const jobs = [...jobsOf({ database, secrets, state, store: folderStore(objectsIn(data)) }), failing]
  const queue = startJobs(
    database,
    pino({ base: null }, { write: (line: string) => network.logged.push(line) }),
    jobs,
  )

  // The whole way: found, heard, allowed to stay, settled; and a consent taken back.
  const life: Life = { network, caseId: opened.id, card, amara, noor, ines, plant }
  const identified = await isIdentified(life)
  const heard = await isHeard(life)
  const testified = await testifies(life)
  const messages = await writesToEachOther(life)
  const settled = await settles(life)
  const rotated = await takesBack(life, consent)
  const receipts = await sendsInClear(network, plant)
  const [doctor] = await Promise.allSettled([takeKeys(bashir, opened.id)])
  canaries.push(card, ...receipts, ...receipts.map((one) => one.replaceAll(' ', '')))

  it('are at least fifty, and the work around them was done', () => {
    expect(canaries.length).toBeGreaterThanOrEqual(50)
    expect(shared.records.length).toBeGreaterThan(0)
    expect(identified).toEqual(['completed', 'prelim_positive'])
    expect(heard).toEqual(['decided', 'granted'])
    expect(testified).toBe('decided')
    expect(settled).toEqual(['200', 'monitoring'])
    expect(messages).toHaveLength(2)
    expect(rotated).toContain('health')
    expect(doctor).toMatchObject({ status: 'rejected' })
    for (const receipt of receipts) expect(receipt).toMatch(/^(\d{4} ?){4}$/)
  })

  it('are not in the job queue, neither in finished nor in failed jobs', async () => {
    await asOwner(database, async (client) => {
      const scheduled = () => client.query('select from jobs.schedule').then(({ rowCount }) => rowCount)
      await expect.poll(scheduled, { timeout: 20_000 }).toBe(jobs.length)
      // Their minute has come.
      await client.query('insert into jobs.job (name) select name from jobs.schedule')
      const kept = async () => {
        const { rows } = await client.query<{ name: string; state: string; data: unknown; output: unknown }>(
          'select name, state, data, output from jobs.job where name = any ($1)',
          [jobs.map(({ name }) => name)],
        )
        return rows
      }
      const stillToDo = async () =>
        (await kept()).filter(({ state }) => state === 'created' || state === 'active')
      await expect.poll(stillToDo, { timeout: 25_000 }).toEqual([])
      for (const { name, data, output } of await kept()) {
        expect([name, data]).toEqual([name, null])
        // Of a failure its kind; of what was done nothing.
        if (name === failing.name) expect(output).toEqual({ name: 'Error', message: 'TypeError' })
        else if (output !== null)
          expect(output).toEqual({ name: 'Error', message: expect.stringMatching(/^[A-Za-z]+$/) })
      }
      const { rows: given } = await client.query('select name from jobs.schedule where data is not null')
      expect(given).toEqual([])
    })
    await queue.stop()
  }, 60_000)

  it('are in no column of any table, the job queue’s included', async () => {
    expect(await wordsInTables(database, canaries)).toEqual([])
  })

  it('are in no file of the data directory, its log and temporary files included', async () => {
    await asOwner(database, (client) => client.query('checkpoint'))
    const folder = join(inject('databaseReport'), '..')
    expect(wordsInFolder(folder, canaries, plainly)).toEqual([])
  })

  it('are in no line of the log', () => {
    expect(network.logged.length).toBeGreaterThan(20)
    expect(wordsIn(network.logged.join('\n'), canaries)).toEqual([])
  })

  it('never reached a host in an address, a header or the body of a sealed form', () => {
    expect(received.length).toBeGreaterThan(60)
    expect(wordsIn(received.join('\n'), [...canaries, ...ownHours])).toEqual([])
  })

  it('would be found by this search if they were there', async () => {
    expect(await wordsInTables(database, ['Harbour House'])).toContain('public.organisations: Harbour House')
    expect(await wordsInTables(database, ['canary.fails'])).toContain('jobs.schedule: canary.fails')
    expect(received.join('\n')).toContain(opened.reference)
    expect(network.logged.join('\n')).toContain('open')
  })
})
