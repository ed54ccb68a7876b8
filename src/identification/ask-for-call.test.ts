// Mariam has the numbers of her request and asks to be called in an hour in which Rosa's line is answered; Rosa promises it with one press,
// and Mariam reads when. The hour lies sealed until it is promised.

import { expect, it } from 'vitest'
import { alwaysOnDuty } from '../../test/always-on-duty.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { asOwner } from '../database/open.ts'
import { callsInAnHour } from './call-hours.ts'
import { openRequest } from './client/answer-request.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline', 'supervisor'])
const phone = telephone(network.public)
const number = '+380 44 555 0199'

/** A request; the page of its numbers is asked with whatever else is said. */
async function asks(more: Record<string, string> = {}) {
  const before = new Set((await rosa.api.reports.list({})).reports.map(({ track }) => track))
  const sent = await (
    await phone.post(`/en${addresses.help}`, {
      story: 'He is away until noon.',
      safe: 'no',
      send: '1',
      ...more,
    })
  ).text()
  const numbers = /\d{4} \d{4} \d{4} \d{4}/.exec(sent)?.[0] ?? ''
  const { reports } = await rosa.api.reports.list({})
  const page = async (fields: Record<string, string> = { open: '1' }) =>
    (await phone.post(`/en${addresses.receipt}`, { numbers, ...fields })).text()
  return { track: reports.find(({ track }) => !before.has(track))?.track ?? '', page }
}
const hoursIn = (page: string) => [...page.matchAll(/<option value="([^"]+)"/g)].map(([, at]) => at ?? '')
const read = (track: string) => rosa.api.reports.read({ track })
const promise = (id: string, call_at: string) =>
  rosa.move('contact', 'schedule', { id }, { call_at, channel: 'telephone', safe: true })

it('offers no hour where no rota is kept', async () => {
  expect(hoursIn(await (await asks()).page())).toEqual([])
})

it('is asked for an hour in which somebody is on duty, promised, and read by whoever asked', async () => {
  await rosa.api.rota.keepDesk({ circle: rosa.circle, phone: '0700 33', answerMinutes: 10 })
  await rosa.api.rota.weekly(alwaysOnDuty(network.state.now(), rosa.circle, rosa.id))
  const { track, page } = await asks()
  const [first = ''] = hoursIn(await page())
  expect(Date.parse(first)).toBeGreaterThan(network.state.now().getTime() + 3_600_000 - 1)
  const said = await page({ send: '1', text: '', call: first, callto: number })
  expect(said).toContain('You asked to be called:')
  const contact = await read(track)
  expect((await openRequest(rosa, contact)).calls).toEqual([{ at: first, number }])
  // Until somebody promises it, nothing in the database says when.
  const held = await asOwner(database, async (client) => {
    const { rows } = await client.query(
      'select coalesce(jsonb_agg(to_jsonb(t)), $1)::text as all from track_events t where track = $2',
      ['[]', track],
    )
    return String((rows[0] as { all: string }).all)
  })
  expect(held).not.toContain(first.slice(0, 13))
  await promise(track, first)
  const told = await page()
  expect(told).toContain('We will call you:')
  expect(told).toContain(`datetime="${first}"`)
  expect(hoursIn(told)).toEqual([])
})

it('says that an hour is gone, and keeps what was typed, once as many calls are promised for it as there is time', async () => {
  const late = await asks()
  const [, next = ''] = hoursIn(await late.page())
  expect(await late.page({ send: '1', text: 'Soon.', call: next })).toContain('Please give a number')
  for (let n = 0; n < callsInAnHour; n += 1) await promise((await asks()).track, next)
  const refused = await late.page({ send: '1', text: 'Then please.', call: next, callto: number })
  expect(refused).toContain('This hour has been taken.')
  expect(refused).toContain('Then please.')
  expect(hoursIn(refused)).not.toContain(next)
  expect(
    await late.page({ send: '1', text: '', call: '2030-01-01T00:00:00.000Z', callto: number }),
  ).toContain('has been taken')
})

it('asks for no number where the request has one, and once however often it is sent', async () => {
  const { track, page } = await asks({ channel: 'phone', reach: number })
  const before = await page()
  expect(before).not.toContain('name="callto"')
  const [hour = ''] = hoursIn(before)
  await page({ send: '1', text: '', call: hour, n: '1' })
  await page({ send: '1', text: '', call: hour, n: '1' })
  expect((await read(track)).messages).toHaveLength(1)
})

it('says that a call did not come once its hour is over, and offers hours again', async () => {
  const { track, page } = await asks({ channel: 'phone', reach: number })
  const [hour = ''] = hoursIn(await page())
  await promise(track, hour)
  expect(await page()).toContain('We will call you:')
  await asOwner(database, (client) =>
    client.query(`update clocks set due_at = due_at - interval '30 hours' where track = $1`, [track]),
  )
  const missed = await page()
  expect(missed).toContain('We did not reach you.')
  expect(hoursIn(missed).length).toBeGreaterThan(0)
  const again = hoursIn(missed)[0] ?? ''
  await rosa.move('contact', 'not_reached', { id: track }, { call_at: again })
  expect(await page()).toContain(`datetime="${again}"`)
})
