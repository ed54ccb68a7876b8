// What follows a judgment: the accused comes out and she is warned before, an award is pursued until it is here, and to the cent she and her
// lawyer read the same. Her own hours stand beside the lawyer's list as hers.

import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { makeMoveOn } from '../client/move-on-case.ts'
import { sealBeside } from '../client/seal-beside.ts'
import { asOwner } from '../database/open.ts'
import { diaryIn, keepDay } from '../portal/client/my-hours.ts'
import { readDiary, readLosses, writeLosses } from './client/losses-record.ts'
import { openMatter } from './client/open-matter.ts'
import { readMatters } from './client/read-sums.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])
const boris = await network.organisation('City Police', 'police', ['police'])
const dayFrom = (days: number) =>
  new Date(network.state.now().getTime() + days * 86_400_000).toISOString().slice(0, 10)

const clocksOf = async (who: typeof amara, track: string) => {
  const { clocks } = await who.api.work.track({ track })
  return Object.fromEntries(clocks.map((one) => [one.clock, one.dueOn]))
}

it('the police tell of a release or an escape, and whoever helps has to warn her before the day, or within the hour', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Clemence Out', language: 'en' })
  const subkind = 'criminal_against_trafficker'
  const trial = await amara.open('proceeding', { caseId, subkind, other: boris.circle })
  await amara.move('proceeding', 'open', { id: trial.id }, { lawyer: 'not_wanted' })
  const out = { release: 'bail', release_on: dayFrom(30) }
  await boris.move('proceeding', 'tell_release', { id: trial.id }, out)
  const due = (await clocksOf(amara, trial.id))['proceeding.warn']
  expect(due && due < dayFrom(30) && due >= dayFrom(20)).toBe(true)
  await boris.move('proceeding', 'tell_release', { id: trial.id }, { release: 'escaped' })
  expect(Object.keys(await clocksOf(amara, trial.id))).toContain('proceeding.warn_now')
  await amara.move('proceeding', 'warn', { id: trial.id }, { language: 'en', plan_looked_at: true })
  const left = Object.keys(await clocksOf(amara, trial.id)).filter((clock) => clock.includes('warn'))
  expect(left).toEqual([])
  const wages = await amara.open('proceeding', { caseId, subkind: 'labour_claim', other: boris.circle })
  await amara.move('proceeding', 'open', { id: wages.id }, { lawyer: 'not_wanted' })
  await expect(
    boris.move('proceeding', 'tell_release', { id: wages.id }, { release: 'bail' }),
  ).rejects.toMatchObject({ detail: { because: 'not-of-this-kind' } })
})

it('a matter is opened by its lawyer with its last day, and ends unpaid with a reason alone; cents stand sealed', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Narong Cents', language: 'en' })
  await takeKeys(amara, caseId)
  const terms = { compartments: ['identity', 'legal'], purpose: 'compensation', language: 'en' } as const
  await agree(amara, caseId, { ...terms, recipient: ines.circle }, network.state.now())
  await takeKeys(ines, caseId)
  const opening = { caseId, subkind: 'compensation_civil', limitOn: dayFrom(60), roles: ['lawyer'] }
  const matter = await openMatter(ines, opening)
  expect(await clocksOf(ines, matter.id)).toEqual({ 'proceeding.limitation': dayFrom(60) })
  const opened = await ines.move('proceeding', 'open', matter, { lawyer: 'assigned' })
  const about = { caseId, compartment: 'legal', track: { id: matter.id, kind: 'proceeding' } } as const
  const step = async (move: string, track: { id: string; version: number }, amount: string, more: object) => {
    const sum = await sealBeside(ines, about, { text: `Kumquat ${amount}`, move, amount })
    const which = { caseId, kind: 'proceeding', move, says: undefined, track }
    const input = { amount: Math.floor(Number(amount)), sum, ...more }
    return makeMoveOn(ines, which, input as never)
  }
  const filed = await step('file', opened, '14857.05', {})
  const won = await step('decide', filed, '9240.10', { outcome: 'partly', served_on: dayFrom(0) })
  const paid = await step('pay', won, '2850.75', { paid_on: dayFrom(0), all_paid: false })
  await expect(ines.move('proceeding', 'close', paid)).rejects.toMatchObject({
    detail: { because: 'award-unpaid' },
  })
  for (const who of [ines, amara]) {
    const [read] = await readMatters(who, await readCase(who, caseId))
    expect(read?.sums).toMatchObject([
      { stage: 'claimed', amount: '14857.05' },
      { stage: 'awarded', amount: '9240.10', on: dayFrom(0) },
      { stage: 'paid', amount: '2850.75', on: dayFrom(0) },
    ])
  }
  const ended = await ines.move('proceeding', 'close', paid, { unpaid: 'cannot_be_collected' })
  expect(ended.state).toBe('closed')
  const rows = await asOwner(database, (client) =>
    client.query<{ row: string }>('select row_to_json(r)::text as row from records r where case_id = $1', [
      caseId,
    ]),
  )
  expect(rows.rows.map(({ row }) => row).join()).not.toMatch(/Kumquat|2850\.75/)
})

it('the hours that he writes on his page are his beside the list of his lawyer, and no other kind goes through that door', async () => {
  const { id: caseId } = await openCase(amara, { name: 'Narong Diary', language: 'en' })
  await takeKeys(amara, caseId)
  const { words } = await giveCard(amara, caseId, 'en')
  const phone = await ownPhone(network, words)
  const said = { on: dayFrom(0), text: 'Persimmon' }
  const first = diaryIn((await phone.open()).cases)!
  const written = { day: '2026-03-02', hours: '11.00', note: 'Persimmon' }
  const once = { ...said, id: newId() }
  await keepDay(phone.session, first, written, once)
  await keepDay(phone.session, first, written, once)
  const second = diaryIn((await phone.open()).cases)!
  await keepDay(phone.session, second, { ...written, hours: '10.50' }, { ...said, id: newId() })
  const shared = await readCase(amara, caseId)
  expect(await readDiary(amara, shared)).toEqual([{ ...written, hours: '10.50' }])
  expect(await readLosses(amara, shared)).toBeUndefined()
  const losses = { currency: 'GBP', periods: [], losses: [], withInterest: false, text: 'nothing yet' }
  await writeLosses(amara, shared, losses)
  expect(await readLosses(amara, await readCase(amara, caseId))).toEqual(losses)
  const row = shared.records.find(({ kind }) => kind === 'hours')!
  const { epoch, ciphertext } = row
  const record = { id: newId(), compartment: 'legal', kind: 'note', version: 1, epoch, ciphertext }
  await expect(
    phone.session.api.portal.hours({ caseId, record: { ...record, signature: row.signature! } as never }),
  ).rejects.toMatchObject({ code: 'refused' })
})
