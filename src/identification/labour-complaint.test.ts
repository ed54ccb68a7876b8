// Mariam complains about her pay on a telephone without script; Pilar of the inspectorate answers, goes there, orders, and writes down what
// came. Mariam reads each step with her receipt, to the cent. Nobody who decides about a stay or accuses sees a row, whatever else they are.

import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { make } from '../../test/moving.ts'
import { newNetwork } from '../../test/people.ts'
import { colleaguesIn, type StandIn } from '../../test/role-sessions.ts'
import { telephone } from '../../test/telephone.ts'
import { addresses } from '../api/addresses.ts'
import { staffRoles, type StaffRole } from '../api/roles.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import { answerRequest, openRequest } from './client/answer-request.ts'
import { takeLabourStep } from './client/labour-step.ts'
import { makeReceipt, sealCall, sendCall } from './client/take-call.ts'
import type { LabourStep } from './labour-steps.ts'
import { emptyReport } from './report.ts'
import { forgetReports } from './server/reports.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const pilar = await network.organisation('Labour Inspectorate', 'labour_inspectorate', ['inspector'])
const phone = telephone(network.public)
const dayFrom = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

const story = 'Qzxpay: two months without pay'
const sent = await phone.post(`/en${addresses.labourComplaint}`, { story, place: 'Farm', send: '1' })
const numbers = /\d{4} \d{4} \d{4} \d{4}/.exec(await sent.text())?.[0] ?? ''
const reads = async () => (await phone.post(`/en${addresses.receipt}`, { numbers, open: '1' })).text()
const listed = async () => (await pilar.api.reports.list({ kind: 'labour_complaint' })).reports
const track = (await listed())[0]!.track
const read = () => pilar.api.reports.read({ track })
async function step(taken: LabourStep, text = '') {
  const contact = await read()
  await takeLabourStep(pilar, { contact, opened: await openRequest(pilar, contact) }, { step: taken, text })
}
const money = (what: 'order' | 'pay', amount: string, on: string) =>
  ({ what, amount, on, currency: 'EUR' }) as const

describe('a complaint about pay', () => {
  it('comes to the inspectorate and not to the night line', async () => {
    expect((await rosa.api.reports.list({})).reports).toEqual([])
    await expect(rosa.api.reports.read({ track })).rejects.toMatchObject({ code: 'not-found' })
    const { report } = await openRequest(pilar, await read())
    expect(report).toMatchObject({ kind: 'labour', story, place: 'Farm' })
  })

  it('is answered, visited, ordered and paid in parts, and each step is read with the receipt', async () => {
    await answerRequest(pilar, await read(), 'We go there this week.')
    expect(await read()).toMatchObject({ state: 'answered' })
    await step({ what: 'visit', on: dayFrom(0), found: 'wages_owed' })
    await answerRequest(pilar, await read(), 'We saw the books.')
    expect(await read()).toMatchObject({ state: 'visited' })
    await step(money('order', '812.45', dayFrom(30)), 'He has signed for it.')
    await step(money('pay', '400.05', dayFrom(0)))
    expect(await read()).toMatchObject({ state: 'ordered' })
    const half = await reads()
    for (const words of [
      'We go there this week.',
      'Wages are owed.',
      'He has signed for it.',
      '€400.05 of €812.45',
    ])
      expect(half).toContain(words)
    await step(money('pay', '412.40', dayFrom(0)))
    expect(await read()).toMatchObject({ state: 'paid', dueAt: null })
    expect(await reads()).toContain('In your hand: €812.45 of €812.45')
  })

  it('keeps its sums and words out of every row', async () => {
    const rows = await asOwner(database, async (client) => {
      const found = await client.query(
        'select r.*, e.facts, m.* from tracks t join reports r on r.track = t.id join track_events e on e.track = t.id join report_messages m on m.track = t.id where t.id = $1',
        [track],
      )
      return JSON.stringify(found.rows)
    })
    expect(rows).not.toMatch(/\b(812|400)\b|Qzxpay|Farm/)
  })

  it('is not closed as paid before it is, and its words stay while it is open', async () => {
    expect(make('labour_complaint', 'ordered', 'close', { reason: 'paid' })).toBe('not-paid-yet')
    expect(make('labour_complaint', 'ordered', 'close', { reason: 'to_court' })).toBe('closed')
    const later = new Date(network.state.now().getTime() + 120 * 86_400_000)
    await as(database, { kind: 'system' }, (tx) => forgetReports(tx, later))
    expect((await read()).messages).toHaveLength(6)
    await step({ what: 'close', reason: 'paid' })
    expect(await reads()).toContain('Closed: all was paid.')
    await as(database, { kind: 'system' }, (tx) => forgetReports(tx, later))
    await expect(read()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('takes no step whose line is not the next one of the thread, and none that says nothing of it', async () => {
    const page = await phone.post(`/en${addresses.labourComplaint}`, { story: 'Another.', send: '1' })
    expect(page.status).toBe(200)
    const other = (await listed()).find((one) => one.state === 'received')!.track
    const taken = { move: 'visit', visited_on: dayFrom(0), found: 'nobody_there' } as const
    const ciphertext = Buffer.from([1, ...Array<number>(300).fill(7)]).toString('base64url')
    await expect(
      pilar.api.reports.step({ track: other, n: 2, ciphertext, step: taken }),
    ).rejects.toMatchObject({ code: 'stale' })
    expect(await pilar.api.reports.read({ track: other })).toMatchObject({ state: 'received' })
    const direct = await network.staff.request(`/api/labour-complaints/${other}/visit`, { method: 'POST' })
    expect(direct.status).toBe(404)
  })

  it('is written down by an inspector too, with a receipt for whoever brought it', async () => {
    const report = { ...emptyReport('labour', 'th'), story: 'Fined for being ill.' }
    const call = await sealCall(pilar, report, await makeReceipt(pilar))
    const opened = await sendCall(pilar, call, { ...report, by: 'in_person' })
    expect(opened).toMatchObject({ kind: 'labour_complaint', state: 'answered' })
    const page = await phone.post(`/en${addresses.receipt}`, { numbers: call.words, open: '1' })
    expect(await page.text()).toContain('Fined for being ill.')
  })
})

describe('the wall', async () => {
  const walled: readonly StaffRole[] = ['immigration', 'prosecutor']
  const combinations: StaffRole[][] = [
    ...staffRoles.filter((role) => role !== 'ministry').map((role) => [role]),
    ...walled.map((role): StaffRole[] => ['inspector', role]),
  ]
  const house = { organisation: pilar.organisation, circles: [pilar.circle] }
  const all = await asOwner(database, (client) => colleaguesIn(client, house, combinations))
  const other = (await listed())[0]!.track
  const rowsFor = ({ hash }: StandIn) =>
    as(database, { kind: 'session', hash, role: 'continuum_app' }, async (tx) => {
      const rows = await tx.rows<{
        place: string
      }>(sql`select 'track' as place from tracks where kind = 'labour_complaint'
        union select 'event' from track_events e where e.kind = 'labour_complaint'
        union select 'clock' from clocks where clock like 'labour_complaint.%'
        union select 'report' from reports union select 'line' from report_messages
        union select 'holder' from contact_holders order by 1`)
      return rows.map(({ place }) => place)
    })

  it.each(combinations.map((roles) => [roles.join('+'), roles] as const))(
    '%s of the inspectorate itself: sees rows of it, or none where the role decides about a stay or accuses',
    async (key, roles) => {
      const one = all.get(key)!
      const isWalled = roles.some((role) => walled.includes(role))
      const rows = await rowsFor(one)
      expect([key, isWalled && rows.length > 0]).toEqual([key, false])
      if (!isWalled && roles.includes('inspector')) expect(rows).toContain('report')
      const answer = await network.staff.request(`/api/reports/${other}`, { headers: { cookie: one.cookie } })
      if (isWalled) expect([403, 404]).toContain(answer.status)
    },
  )
})
