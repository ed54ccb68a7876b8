// What comes of services between people: sheets that only those of their part open, an employer whom two look at, a sister who is found
// and left alone, a paper that a second reads, and talks that nobody else hears of.
import { expect, it } from 'vitest'
import { agree, giveCard, openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { daysAlone, idsOutOfOrder } from '../../test/coarse-times.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { trackFeatures } from '../app/tracks.ts'
import { goalMachine } from '../care/goal.ts'
import { beginPart } from '../cases/client/begin-part.ts'
import { readCase } from '../client/case-keys.ts'
import { sealRecord } from '../client/records.ts'
import { asOwner } from '../database/open.ts'
import { makeDueMoves } from '../tracks/due.ts'
import {
  finishService,
  formerEmployersOn,
  keepSheet,
  readEarlierSheets,
  readSheets,
  rowsOf,
  type Served,
} from './client/sheet.ts'
import { noteTalk, readTalks } from './client/talks.ts'
import type { Around, Values } from './form.ts'
import { jobMachine } from './job.ts'

const database = await testDatabase()
// No clock changes here: half a year after a late evening in London is the next day already.
const network = await newNetwork(database, { timezone: 'Asia/Bangkok' })
const house = await network.organisation('Harbour House', 'ngo', [])
const amara = await network.colleague(house, 'amara', ['caseworker'])
const odile = await network.colleague(house, 'odile', ['caseworker', 'supervisor'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

const today = () => network.state.now().toISOString().slice(0, 10)
const around = (): Around => ({ today: today(), talks: 0, tracks: [], formerEmployers: [] })
const newCase = async (name: string) => (await openCase(amara, { name, language: 'en' })).id
const withHealth = async (id: string) =>
  agree(
    amara,
    id,
    { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
    network.state.now(),
  )
const goalOn = async (who: typeof amara, caseId: string, subkind: string) => {
  const goal = await who.open('goal', { caseId, subkind })
  return who.move('goal', 'agree', goal, {})
}
const served = (caseId: string, id: string, subkind: string): Served => ({
  caseId,
  machine: goalMachine,
  track: { id, subkind },
})
const keep = (
  who: typeof amara,
  where: Served,
  service: string,
  values: Values,
  rows: { version: number; compartment: never }[] = [],
) => keepSheet(who, where, { sheet: { service, values, text: service }, around: around(), rows })

it('Amara keeps what Selam eats, Selam reads until when it lasts, and a doctor who was given her health sees neither', async () => {
  const id = await newCase('Selam Zebra')
  await withHealth(id)
  const { words } = await giveCard(amara, id, 'en')
  const goal = await goalOn(amara, id, 'food')
  const values = {
    food_as: 'voucher',
    eaters: 2,
    not_eaten: 'zebra pork',
    lasts_until: '2031-05-03',
    faith: 'none',
  }
  await keep(amara, served(id, goal.id, 'food'), 'food', values)
  const [mine] = await readSheets(amara, await readCase(amara, id), goal.id)
  // What the form does not ask is not kept.
  expect(mine?.sheet?.values).toEqual({
    food_as: 'voucher',
    eaters: 2,
    not_eaten: 'zebra pork',
    lasts_until: '2031-05-03',
  })
  const his = await readCase(bashir, id)
  expect(his.records.filter(({ kind }) => kind === 'service')).toEqual([])
  // Put right, what stood before can be read, whole.
  const before = await readCase(amara, id)
  await keepSheet(amara, served(id, goal.id, 'food'), {
    sheet: { service: 'food', values: { ...values, eaters: 3 } },
    around: around(),
    rows: rowsOf(before, goal.id),
  })
  const after = await readCase(amara, id)
  const [now] = await readSheets(amara, after, goal.id)
  expect(now?.sheet?.values['eaters']).toBe(3)
  const earlier = await readEarlierSheets(amara, after, goal.id, { service: 'food', row: now!.row })
  expect(earlier.map(({ sheet }) => sheet?.values['eaters'])).toEqual([2])
  const { cases } = await (await ownPhone(network, words)).open()
  const hers = cases.flatMap(({ records }) => records).find(({ kind }) => kind === 'service')
  expect(hers?.value).toMatchObject({ values: { lasts_until: '2031-05-03' } })
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const page = await (await phone.get(`/en${addresses.tracks}`)).text()
  expect(page).toContain('A step of your plan: Food</b')
  expect(page).toMatch(new RegExp(`data-sheet="${goal.id}"[^>]*hidden`))
  expect(page).toMatch(/data-a="lasts_until"[^>]*><b>Until:<\/b>/)
  const { rows } = await asOwner(database, (client) =>
    client.query("select 1 from records where position('zebra'::bytea in ciphertext) > 0"),
  )
  expect(rows).toEqual([])
})

it('a rule refuses before anything is sealed, and a goal ends with its sheet and not without', async () => {
  const id = await newCase('Mariam School')
  const goal = await goalOn(amara, id, 'education')
  const where = served(id, goal.id, 'education')
  const sheet = {
    service: 'education',
    values: { school: 'Hill school', school_knows: 'knows_nothing' },
    outcome: 'enrolled',
  }
  const finish = (values: Values) =>
    finishService(
      amara,
      { ...where, track: { ...where.track, version: goal.version } },
      {
        sheet: { ...sheet, values },
        around: around(),
        rows: [],
      },
    )
  await expect(finish(sheet.values)).rejects.toMatchObject({ detail: { because: 'not-enrolled' } })
  expect(rowsOf(await readCase(amara, id), goal.id)).toEqual([])
  const whole = { ...sheet.values, enrolled_on: today(), starts_on: '2031-09-01' }
  expect((await finish(whole)).state).toBe('achieved')
  // Whoever did not see it puts nothing in its place.
  await expect(keep(amara, where, 'education', whole)).rejects.toMatchObject({ code: 'stale' })
})

it('of a sheet that was put right into another part the newest counts, also where the server says the day alone', async () => {
  const id = await newCase('Mariam Examined')
  await withHealth(id)
  const goal = await goalOn(bashir, id, 'health')
  await beginPart(bashir, id, 'health_mind', bashir.circle)
  const where = served(id, goal.id, 'health')
  const kinds = ['general', 'general', 'mind']
  for (const [at, sheetId] of idsOutOfOrder().entries()) {
    const rows = rowsOf(await readCase(bashir, id), goal.id)
    const values = { kind_of_health: kinds[at]!, examined_on: today(), findings: `Finding ${at}` }
    const sheet = { service: 'medical_care', values, text: '' }
    await keepSheet(bashir, where, { sheet, around: around(), rows, id: sheetId })
    network.travel(3 / 24 / 60)
  }
  await daysAlone(database, id)
  const shared = await readCase(bashir, id)
  const [now, ...others] = await readSheets(bashir, shared, goal.id)
  expect(others).toEqual([])
  expect(now?.sheet?.values['findings']).toBe('Finding 2')
  const earlier = await readEarlierSheets(bashir, shared, goal.id, { service: 'medical_care', row: now!.row })
  expect(earlier.map(({ sheet }) => sheet?.values['findings'])).toEqual(['Finding 1', 'Finding 0'])
})

it('a sheet lies where its process does: in no other part, and of health in the narrower ones too', async () => {
  const id = await newCase('Mariam Parts')
  await withHealth(id)
  const goal = await goalOn(bashir, id, 'health')
  await beginPart(bashir, id, 'health_mind', bashir.circle)
  const talk = { wants_different: 'To sleep', counsellor_chosen: true }
  await keep(bashir, served(id, goal.id, 'health'), 'mental_health_counselling', talk)
  const examined = { kind_of_health: 'general', examined_on: today(), findings: 'Old burns' }
  await keep(bashir, served(id, goal.id, 'health'), 'medical_care', examined)
  const his = await readSheets(bashir, await readCase(bashir, id), goal.id)
  expect(new Set(his.map(({ sheet }) => sheet?.service))).toEqual(
    new Set(['medical_care', 'mental_health_counselling']),
  )
  // Amara carries the case: she reads of the examination, and no line of what is about the mind.
  const mine = await readSheets(amara, await readCase(amara, id), goal.id)
  expect(mine.map(({ sheet }) => sheet?.service)).toEqual(['medical_care'])
  const elsewhere = await sealRecord(amara, id, {
    compartment: 'narrative',
    kind: 'service',
    value: {},
    about: { track: goal.id, about: 'goal' },
  })
  await expect(
    amara.api.cases.seal({ caseId: id, record: { ...elsewhere, track: goal.id } }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

it('what Bashir notes of a talk opens for him alone, and nobody else is told that there is a note', async () => {
  const id = await newCase('Mariam Talks')
  await withHealth(id)
  const goal = await goalOn(bashir, id, 'health')
  await noteTalk(bashir, goal.id, { on: today(), text: 'She dreams of the zebra bridge' })
  expect(await readTalks(bashir, goal.id)).toEqual([
    { id: expect.any(String), talk: { on: today(), text: 'She dreams of the zebra bridge' } },
  ])
  for (const other of [amara, odile]) expect(await readTalks(other, goal.id).catch(() => [])).toEqual([])
  const { rows } = await asOwner(database, (client) =>
    client.query("select 1 from talk_notes where position('zebra'::bytea in note) > 0"),
  )
  expect(rows).toEqual([])
  // Nor does anybody write one beside what they do not see.
  const secret = await goalOn(amara, await newCase('Somebody Else'), 'food')
  await expect(noteTalk(bashir, secret.id, { on: today(), text: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  })
})

it('two look at an employer, the check holds for half a year, and nobody goes back to one of before', async () => {
  const id = await newCase('Kofi Work')
  const goal = await goalOn(amara, id, 'job_placement')
  const wish = { work_wished: 'A kitchen', never_again: 'Nail Palace Ltd\nMr. Oskar' }
  await keep(amara, served(id, goal.id, 'job_placement'), 'job_placement', wish)
  expect(await formerEmployersOn(amara, await readCase(amara, id))).toEqual(['Nail Palace Ltd', 'Mr. Oskar'])
  const job = await amara.open('job', { caseId: id })
  const where = { caseId: id, machine: jobMachine, track: { id: job.id, subkind: null } }
  const sheet = { service: 'job', values: { employer: 'nail palace' } }
  const former = { ...around(), formerEmployers: ['Nail Palace Ltd'] }
  await expect(keepSheet(amara, where, { sheet, around: former, rows: [] })).rejects.toMatchObject({
    detail: { because: 'former-employer' },
  })
  const looked = { found: 'nothing_against', worked_there_before: false }
  for (const [wrong, because] of [
    [{ ...looked, found: 'something_against' }, 'employer-is-dangerous'],
    [{ ...looked, worked_there_before: true }, 'former-employer'],
  ] as const)
    await expect(amara.move('job', 'answer', job, wrong)).rejects.toMatchObject({
      detail: { because },
    })
  const answered = await amara.move('job', 'answer', job, looked)
  await expect(amara.move('job', 'place', answered, {})).rejects.toMatchObject({
    detail: { because: 'not-in-this-state' },
  })
  await expect(amara.move('job', 'look_again', answered, {})).rejects.toMatchObject({
    detail: { because: 'second-person-looks' },
  })
  await readCase(odile, id)
  const checked = await odile.move('job', 'look_again', answered, {})
  network.travel(181)
  try {
    await expect(amara.move('job', 'place', checked, {})).rejects.toMatchObject({
      detail: { because: 'check-too-old' },
    })
    network.travel(-1)
    expect((await amara.move('job', 'place', checked, {})).state).toBe('placed')
    // Somebody works there: the check goes on being owed, and is made again before it has run out.
    const owed = async () => (await amara.api.work.track({ track: job.id })).clocks
    expect((await owed()).map(({ clock }) => clock)).toEqual(['job.check'])
    const again = { found: 'something_against' }
    await expect(amara.move('job', 'check_again', { id: job.id }, again)).rejects.toMatchObject({
      detail: { because: 'employer-is-dangerous' },
    })
    const [before] = await owed()
    await amara.move('job', 'check_again', { id: job.id }, { found: 'nothing_against' })
    expect((await owed())[0]!.dueAt! > before!.dueAt!).toBe(true)
  } finally {
    network.travel(-180)
  }
})

it('a check that has run out is asked for anew before anybody works there', async () => {
  const id = await newCase('Kofi Late')
  const job = await amara.open('job', { caseId: id })
  const looked = { found: 'nothing_against', worked_there_before: false }
  const answered = await amara.move('job', 'answer', job, looked)
  await readCase(odile, id)
  await odile.move('job', 'look_again', answered, {})
  network.travel(182)
  try {
    await makeDueMoves(database, trackFeatures, network.state)
    const { track } = await amara.api.work.track({ track: job.id })
    expect(track.state).toBe('named')
    await expect(amara.move('job', 'place', { id: job.id }, {})).rejects.toMatchObject({
      detail: { because: 'not-in-this-state' },
    })
    expect((await amara.move('job', 'answer', { id: job.id }, looked)).state).toBe('answered')
  } finally {
    network.travel(-182)
  }
})

it('Selam’s sister is found; nothing happens before both say yes, and Selam ends it on her page without script', async () => {
  const id = await newCase('Selam Sister')
  const { words } = await giveCard(amara, id, 'en')
  const asked = await amara.open('tracing', { caseId: id, subkind: 'family_location' })
  await expect(amara.move('tracing', 'search', asked, {})).rejects.toBeDefined()
  await expect(
    amara.move('tracing', 'check_risk', asked, { family_part: 'had_a_part' }),
  ).rejects.toMatchObject({
    detail: { because: 'family-had-a-part' },
  })
  let now = await amara.move('tracing', 'check_risk', asked, { family_part: 'no_part_known' })
  for (const move of ['search', 'find']) now = await amara.move('tracing', move, now, {})
  const refused = (because: string) =>
    expect(amara.move('tracing', 'bring_together', now, {})).rejects.toMatchObject({
      detail: { because },
    })
  await refused('person-has-not-said-yes')
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const press = async (move: string) => {
    const go = `tracing.${move}.${asked.id}`
    expect(await (await phone.get(`/en${addresses.tracks}`)).text()).toContain(`value="${go}"`)
    expect((await phone.post(`/en${addresses.tracks}`, { go, sure: '1' })).status).toBe(200)
    now = (await amara.api.work.track({ track: asked.id })).track as never
  }
  await press('person_says_yes')
  await refused('relative-has-not-said-yes')
  now = await amara.move('tracing', 'relative_says_yes', now, { asked_by: 'by_telephone' })
  now = await amara.move('tracing', 'bring_together', now, {})
  expect(now.state).toBe('in_touch')
  await press('stop')
  expect(now.state).toBe('stopped')
  await expect(amara.move('tracing', 'finish', now, {})).rejects.toBeDefined()
})

it('a paper is checked by somebody else than who translated it, and sent back begins anew', async () => {
  const id = await newCase('Mariam Contract')
  await readCase(odile, id)
  const paper = await amara.open('paper_translation', { caseId: id })
  let now = await amara.move('paper_translation', 'translate', paper, {})
  const mine = amara.move('paper_translation', 'check', now, {})
  await expect(mine).rejects.toMatchObject({ detail: { because: 'second-person-looks' } })
  now = await odile.move('paper_translation', 'send_back', now, {})
  now = await odile.move('paper_translation', 'translate', now, {})
  now = await amara.move('paper_translation', 'check', now, {})
  expect((await amara.move('paper_translation', 'hand_over', now, {})).state).toBe('handed_over')
})
