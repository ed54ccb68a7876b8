// Amara lets her calendar read the days of her appointments. It learns that there is one, and on which day; whoever finds the address
// after she stopped it learns nothing.
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import { makeAppointment } from './client/appointment.ts'
import type { Meeting } from './client/meeting.ts'
import { newSecretAddress } from './client/secret-address.ts'
import { instantOf } from './hour.ts'
import { calendar } from './server/ics.ts'

const network = await newNetwork(await testDatabase())
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const rosa = await network.organisation('River House', 'ngo', ['caseworker'])
const zone = network.state.network().timezone

const meet = async (day: string, isHourOpen?: true) => {
  const { id: caseId } = await openCase(amara, { name: 'Selam Secret', language: 'am' })
  const hour = { day, time: '10:00', zone }
  const meeting: Meeting = {
    text: 'Cinnamon talk',
    with: 'Doctor Marzipan',
    place: 'Nutmeg Lane 4',
    reminder: 'Blue folder',
    ...hour,
    instant: instantOf(hour),
    ...(isHourOpen && { isHourOpen }),
  }
  const id = newId()
  await makeAppointment(amara, caseId, { id, wordsId: newId(), kind: 'meeting', meeting })
  return { id, caseId }
}
const feed = async (secret: string) => {
  const answer = await network.staff.request(`/api/calendar/${secret}`)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}
/** Lines as RFC 5545 puts them together again. */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

it('a calendar learns the day of an appointment and no name, place, reason or case, and the hour only where the person wants that', async () => {
  const made = [await meet('2031-12-08'), await meet('2031-07-08', true)]
  const { secret, secretHash } = await newSecretAddress()
  await amara.api.calendar.begin({ secretHash, language: 'en' })
  const { status, type, text } = await feed(secret)
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
  const lines = unfolded(text)
  const appointments = text.split('BEGIN:VEVENT').filter((event) => event.includes('An appointment'))
  expect(
    appointments.flatMap((event) => unfolded(event).filter((line) => line.startsWith('DTSTART'))),
  ).toEqual([
    `DTSTART:${instantOf({ day: '2031-07-08', time: '10:00', zone }).replaceAll(/[-:]|\.\d{3}/g, '')}`,
    'DTSTART;VALUE=DATE:20311208',
  ])
  expect(new Set(lines.filter((line) => line.startsWith('SUMMARY')))).toEqual(
    new Set(['SUMMARY:An appointment', 'SUMMARY:Something is due']),
  )
  const secrets = ['Cinnamon', 'Marzipan', 'Nutmeg', 'Blue', 'Selam', 'Harbour', 'amara']
  for (const word of [...secrets, ...made.flatMap(({ id, caseId }) => [id, caseId])])
    expect(text).not.toContain(word)
  const names = new Set(lines.map((line) => line.split(/[:;]/)[0]))
  const allDay = ['X-MICROSOFT-CDO-ALLDAYEVENT', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', 'SEQUENCE']
  const known = [
    ...allDay,
    '',
    'BEGIN',
    'CLASS',
    'DTSTAMP',
    'DTSTART',
    'END',
    'PRODID',
    'SUMMARY',
    'UID',
    'VERSION',
  ]
  expect(names).toEqual(new Set(known))
})

it('a day on which something is due stands there once, whatever it is and however much falls on it', async () => {
  const nasrin = await network.organisation('Lake House', 'ngo', ['caseworker'])
  await openCase(nasrin, { name: 'Selam Secret', language: 'am', urgency: 'day' })
  await openCase(nasrin, { name: 'Ivana Secret', language: 'uk', urgency: 'day' })
  const { duties } = await nasrin.api.work.mine({})
  const due = duties.flatMap(({ dueAt, dueOn }) => dueOn ?? (dueAt ? dayAt(new Date(dueAt), zone) : []))
  expect(due.length).toBeGreaterThan(new Set(due).size)
  const { secret, secretHash } = await newSecretAddress()
  await nasrin.api.calendar.begin({ secretHash, language: 'en' })
  const lines = unfolded((await feed(secret)).text)
  const days = lines.flatMap(
    (line) => /^DTSTART;VALUE=DATE:(\d{4})(\d\d)(\d\d)$/.exec(line)?.slice(1).join('-') ?? [],
  )
  expect(days).toEqual([...new Set(due)].toSorted())
  expect(new Set(lines.filter((line) => line.startsWith('SUMMARY')))).toEqual(
    new Set(['SUMMARY:Something is due']),
  )
})

it('an address that was stopped, or replaced, or belongs to nobody answers alike', async () => {
  const [first, second] = [await newSecretAddress(), await newSecretAddress()]
  await amara.api.calendar.begin({ secretHash: first.secretHash, language: 'en' })
  await amara.api.calendar.begin({ secretHash: second.secretHash, language: 'ar' })
  expect((await feed(first.secret)).status).toBe(404)
  expect((await feed(second.secret)).text).toContain('SUMMARY:موعد')
  await amara.api.calendar.stop({})
  expect(await amara.api.calendar.own({})).toEqual({ isOn: false })
  expect((await feed(second.secret)).status).toBe(404)
  expect((await feed((await newSecretAddress()).secret)).status).toBe(404)
})

it('nobody else’s calendar holds what Amara agreed with the people she works with', async () => {
  await meet('2031-12-09')
  const { secret, secretHash } = await newSecretAddress()
  await rosa.api.calendar.begin({ secretHash, language: 'en' })
  expect((await feed(secret)).text).not.toContain('VEVENT')
})

it('a long line is folded at 75 octets and never within a character, and comes out whole again', () => {
  const word = 'موعد، นัดหมาย; 📅 '.repeat(12).trim()
  const text = calendar([{ uid: 'a', day: '2031-12-08', at: null, word }], new Date(0))
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const summary = unfolded(text).find((line) => line.startsWith('SUMMARY:'))
  expect(summary?.slice(8).replaceAll(/\\([;,])/g, '$1')).toBe(word)
})
