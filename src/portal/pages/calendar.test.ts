// Efua lets her own calendar read her dates: it learns that there is an appointment and on which day, until she stops it or her card is frozen.
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { giveCard, openCase } from '../../../demo/case-work.ts'
import { testDatabase } from '../../../test/database.ts'
import { newNetwork } from '../../../test/people.ts'
import { telephone } from '../../../test/telephone.ts'
import { addresses } from '../../api/addresses.ts'
import { makeAppointment } from '../../appointments/client/appointment.ts'
import { instantOf } from '../../appointments/hour.ts'
import { asOwner } from '../../database/open.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const zone = network.state.network().timezone

/** Efua with an appointment, on her own page. */
async function efua(language: string) {
  const { id: caseId } = await openCase(amara, { name: 'Efua Feed', language })
  const { words } = await giveCard(amara, caseId, language)
  const hour = { day: '2031-12-08', time: '10:00', zone }
  const meeting = {
    text: 'Cinnamon talk',
    with: 'Doctor Marzipan',
    place: 'Nutmeg Lane 4',
    ...hour,
    instant: instantOf(hour),
  }
  await makeAppointment(amara, caseId, { id: newId(), wordsId: newId(), kind: 'meeting', meeting })
  const phone = telephone(network.public)
  await phone.post(`/${language}${addresses.enter}`, { words })
  const press = async (what: 'begin' | 'stop') => {
    const page = await (await phone.post(`/${language}${addresses.calendar}`, { do: what })).text()
    return /\/api\/days\/([\w-]{43})/.exec(page)?.[1] ?? ''
  }
  return { caseId, phone, press }
}
const feed = async (secret: string) => {
  const answer = await network.public.request(`/api/days/${secret}`)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

it('Efua’s calendar learns one word and a day, and nothing by which somebody knows her, her worker or her place', async () => {
  const { caseId, press } = await efua('en')
  const { status, type, text } = await feed(await press('begin'))
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(text).toContain('SUMMARY:An appointment')
  expect(text).toContain('DTSTART;VALUE=DATE:20311208')
  // What Amara has to do for her by a day is no date of hers.
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  for (const word of ['Cinnamon', 'Marzipan', 'Nutmeg', '10:00', 'T100000', 'Efua', 'Harbour', caseId])
    expect(text).not.toContain(word)
})

it('an address that she replaced or stopped answers nobody, and she reads that it is stopped', async () => {
  const { phone, press } = await efua('en')
  const first = await press('begin')
  const second = await press('begin')
  expect((await feed(first)).status).toBe(404)
  expect((await feed(second)).status).toBe(200)
  await press('stop')
  expect((await feed(second)).status).toBe(404)
  expect(await (await phone.get(`/en${addresses.calendar}`)).text()).toContain('Make an address')
})

it('whoever freezes a lost card ends its calendar too', async () => {
  const { phone, press } = await efua('en')
  const secret = await press('begin')
  await phone.post(`/en${addresses.freeze}`, {})
  expect((await feed(secret)).status).toBe(404)
})

it('the server keeps the hash of the address and her language, and nobody at work sees that there is one', async () => {
  const { press } = await efua('ar')
  const secret = await press('begin')
  expect((await feed(secret)).text).toContain('SUMMARY:موعد')
  const rows = await asOwner(database, (client) =>
    client.query<{ row: string }>('select row_to_json(c)::text as row from own_calendars c'),
  )
  expect(rows.rows.map(({ row }) => row).join()).not.toContain(secret)
  expect((await amara.api.calendar.own({})).isOn).toBe(false)
  const { status } = await network.staff.request(`/api/days/${secret}`)
  expect(status).toBe(404)
})
