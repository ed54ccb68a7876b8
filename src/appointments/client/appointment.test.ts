// Efua’s appointment, from both sides: made with her, read on her page with and without script, “I cannot come” in one press, and
// another day. The server knows the day, and the hour only where she wants that.
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { ownPhone } from '../../../test/own-phone.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { readCase } from '../../client/case-keys.ts'
import { readDescriptions } from '../../client/description.ts'
import { asOwner } from '../../database/open.ts'
import { speaker } from '../../language/say.ts'
import { instantOf } from '../hour.ts'
import { makeAppointment, moveAppointment } from './appointment.ts'
import { meetingOf, type Meeting } from './meeting.ts'
import { meetingsToday } from './today.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const petra = await network.organisation('City Police', 'police', ['police'])
const zone = network.state.network().timezone

const meetingOn = (day: string, more: Partial<Meeting> = {}): Meeting => {
  const hour = { day, time: '10:00', zone }
  return {
    text: 'Cinnamon talk',
    with: 'Doctor Marzipan',
    place: 'Nutmeg Lane 4',
    ...hour,
    instant: instantOf(hour),
    ...more,
  }
}

const efua = async () => {
  const { id: caseId } = await openCase(amara, { name: 'Efua Day', language: 'en' })
  const { words } = await giveCard(amara, caseId, 'en')
  const make = async (meeting: Meeting) => {
    const id = newId()
    await makeAppointment(amara, caseId, { id, wordsId: newId(), kind: 'meeting', meeting })
    return id
  }
  const phone = telephone(network.public)
  await phone.post(`/en${addresses.enter}`, { words })
  const cover = async () =>
    (await (await phone.post(`/en${addresses.portal}`, {})).text()).replaceAll(/\s+/g, ' ')
  return { caseId, words, make, phone, cover }
}
const stateOf = async (caseId: string, id: string) => {
  const shared = await readCase(amara, caseId)
  return {
    state: shared.tracks.find((one) => one.id === id)?.state,
    owed: shared.clocks
      .filter(({ track }) => track === id)
      .map(({ clock }) => clock)
      .toSorted(),
    opened: (await readDescriptions(amara, shared)).get(id),
    shared,
  }
}
const dayWords = (day: string) => speaker('en').day(day, { weekday: 'long', day: 'numeric', month: 'long' })

it('Efua reads day, hour, place and with whom on her page, and the server holds the day alone', async () => {
  const { caseId, words, make, cover } = await efua()
  const id = await make(meetingOn('2031-12-08', { reminder: 'Blue folder' }))
  const { opened, owed } = await stateOf(caseId, id)
  expect(meetingOf(opened)).toMatchObject({ time: '10:00', place: 'Nutmeg Lane 4', reminder: 'Blue folder' })
  expect(owed).toEqual(['appointment.day', 'appointment.remind'])
  const { open } = await ownPhone(network, words)
  const rows = (await open()).cases.flatMap(({ records }) => records)
  expect(rows.find(({ track }) => track === id)?.value).toMatchObject({
    day: '2031-12-08',
    with: 'Doctor Marzipan',
  })
  const page = await cover()
  expect(page).toContain(dayWords('2031-12-08'))
  expect(page).toContain('Your worker tells you the hour.')
  expect(page).not.toContain('10:00')
  const clear = await asOwner(database, (client) =>
    client.query<{ row: string }>(
      `select row_to_json(k)::text as row from clocks k where track = $1
       union all select row_to_json(t)::text from tracks t where id = $1
       union all select data::text from track_events e, lateral (select row_to_json(e) as data) d where track = $1`,
      [id],
    ),
  )
  const all = clear.rows.map(({ row }) => row).join()
  expect(all).toContain('2031-12-08')
  for (const secret of ['Cinnamon', 'Marzipan', 'Nutmeg', 'Blue', 'T10:00', '10:00:00'])
    expect(all).not.toContain(secret)
})

it('an hour that Efua wants in the open stands on her page without script, by the clock of the place', async () => {
  const { make, cover } = await efua()
  await make(meetingOn('2031-07-08', { isHourOpen: true }))
  expect(await cover()).toContain('10:00')
})

it('Efua presses once that she cannot come, her worker is owed another day, and she reads the new one', async () => {
  const { caseId, make, phone, cover } = await efua()
  const id = await make(meetingOn('2031-12-08'))
  expect(await cover()).toContain('I cannot come')
  const said = await phone.post(`/en${addresses.tracks}`, { go: `appointment.cannot_come.${id}` })
  expect(await said.text()).toContain('It is done. Your worker can see it.')
  const before = await stateOf(caseId, id)
  expect(before).toMatchObject({ state: 'cannot_come', owed: ['appointment.again'] })
  expect(await cover()).not.toContain(dayWords('2031-12-08'))
  const track = before.shared.tracks.find((one) => one.id === id)!
  const moved = { track, before: before.opened, meeting: meetingOn('2031-12-15'), wordsId: newId() }
  await moveAppointment(amara, caseId, moved)
  expect(await stateOf(caseId, id)).toMatchObject({ state: 'made', owed: ['appointment.day'] })
  expect(await cover()).toContain(dayWords('2031-12-15'))
})

it('the day on which somebody reminds Efua, or has anything else to do for her, is no date on her page', async () => {
  const { caseId, make, cover } = await efua()
  await make(meetingOn('2031-12-08', { reminder: 'Blue folder' }))
  expect(await cover()).not.toContain(dayWords('2031-12-07'))
  const due = (await readCase(amara, caseId)).clocks.map(({ clock }) => clock)
  expect(due).toContain('case.rights')
  expect((await cover()).match(/<h2>[^<]*day/g)).toHaveLength(1)
})

it('Amara’s list says the hour of what is today and of no other day, and nobody has looked at Efua’s case by it', async () => {
  const { caseId, make } = await efua()
  const today = network.state.now().toISOString().slice(0, 10)
  const id = await make(meetingOn(today, { time: '23:50' }))
  await make(meetingOn('2031-12-08'))
  const looks = () =>
    asOwner(database, async (client) =>
      (
        await client.query<{ n: string }>('select count(*) as n from looks where case_id = $1', [caseId])
      ).rows.at(0),
    )
  const before = await looks()
  const hours = await meetingsToday(amara)
  expect(hours.get(id)?.time).toBe('23:50')
  expect([...hours.values()].every(({ day }) => day === today)).toBe(true)
  expect(await looks()).toEqual(before)
  expect((await petra.api.appointments.today({})).meetings).toEqual([])
})

it('an officer who works on nothing of Efua’s sees no appointment of hers', async () => {
  const { make } = await efua()
  const id = await make(meetingOn('2031-12-08'))
  await expect(petra.api.work.track({ track: id })).rejects.toMatchObject({ code: 'not-found' })
})

it('an appointment is made once, however often its making is tried', async () => {
  const { caseId } = await efua()
  const once = { id: newId(), wordsId: newId(), kind: 'meeting', meeting: meetingOn('2031-12-08') } as const
  await makeAppointment(amara, caseId, once)
  await makeAppointment(amara, caseId, once)
  const shared = await readCase(amara, caseId)
  expect(shared.tracks.filter(({ kind }) => kind === 'appointment')).toHaveLength(1)
})
