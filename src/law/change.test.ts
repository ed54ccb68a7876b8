// Ines, who coordinates, and Farah, a lawyer of the same house, change how long a recovery period lasts. One alone changes nothing;
// with both it holds from its day in the running network, and a case keeps the law of its first day.

import { describe, expect, it } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { packs } from '../../jurisdictions/packs.ts'
import { openCase } from '../../demo/case-work.ts'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { asOwner } from '../database/open.ts'
import { lawOf } from '../client/law.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { changedFile } from './change-file.ts'
import { agreeToLaw } from './client/agree-to-law.ts'
import { proposeLaw } from './client/propose-law.ts'
import { lawOf as asRead } from './law-of.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const ines = network.founder
const farah = await network.colleague(ines, 'farah', ['lawyer'])
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'lawyer', 'authority'], 'coe')

const today = network.state.now().toISOString().slice(0, 10)
const inDays = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString()
const file = (id: string, length: number | string) =>
  `${JSON.stringify(
    {
      id,
      title: { en: 'Council of Europe, as changed' },
      inherits: 'coe',
      sources: [{ id: 'NEW', cite: 'Ministerial order 7 of 2026', basis: 'seen' }],
      clocks: [{ id: 'recovery', length, unit: 'days', rule: 'minimum', source: 'NEW' }],
    },
    null,
    2,
  )}\n`

const refusal = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: { detail?: { because?: string; fields?: { field: string; code: string }[] }; code?: string }) =>
      error.detail?.because ?? error.detail?.fields ?? error.code,
  )

/** The recovery period of a case that is opened now: its law, and its days. */
async function recoveryOf(who: Colleague, name: string) {
  const { id: caseId } = await openCase(who, { name, language: 'en', ageGroup: 'child' })
  const track = await who.open('identification', { caseId })
  const served = network.state.now().toISOString().slice(0, 10)
  await who.move('identification', 'presume', track, { origin: 'ngo' })
  for (const move of ['refer', 'receive'] as const) await who.move('identification', move, { id: track.id })
  await who.move('identification', 'decide_prelim_positive', { id: track.id }, { served_on: served })
  const { clocks, pack } = await who.api.work.track({ track: track.id })
  const due = clocks.find(({ clock }) => clock === 'recovery')!.dueOn
  return { pack, days: Temporal.PlainDate.from(served).until(due!).days, track: track.id }
}

describe('a changed law', () => {
  let n: number
  // As the form writes it.
  const text = changedFile(
    asRead(packs.get('coe')!),
    { before: undefined, taken: [] },
    { clock: 'recovery', length: 45, unit: 'days', cite: 'Ministerial order 7 of 2026' },
  )
  it('finds Anna, whose thirty days began under the law of before', async () => {
    expect(await recoveryOf(amara, 'Anna Before')).toMatchObject({ pack: 'coe', days: 30 })
  })

  it('says before anybody signs how many running duties would have another day', async () => {
    const { faults, rules } = await ines.api.law.tryOut({ over: 'coe', text })
    expect(faults).toEqual([])
    expect(rules).toEqual([{ clock: 'recovery', running: 1, otherDay: 1 }])
  })

  it('with a fault is refused by line and field, and nothing is half taken', async () => {
    const bad = text.replace('"minimum"', '"longest"')
    expect((await ines.api.law.tryOut({ over: 'coe', text: bad })).faults).toMatchObject([
      { line: expect.any(Number), field: 'clocks.0.rule' },
    ])
    expect(await refusal(proposeLaw(ines, { over: 'coe', text: bad, since: today }))).toMatchObject([
      { field: expect.stringMatching(/^\d+: clocks\.0\.rule$/) },
    ])
    expect(await refusal(proposeLaw(ines, { over: 'coe', text: file('coe', 45), since: today }))).not.toBe(
      'done',
    )
    expect(await refusal(proposeLaw(ines, { over: 'coe', text, since: inDays(-1) }))).not.toBe('done')
    expect((await ines.api.law.changes({})).changes).toEqual([])
  })

  it('is nobody’s to change who neither coordinates nor is a lawyer of the founding house', async () => {
    expect(await refusal(proposeLaw(amara, { over: 'coe', text, since: today }))).toBe('bad-statement')
  })

  it('signed by Ines alone is read by no clock', async () => {
    n = await proposeLaw(ines, { over: 'coe', text, since: inDays(0) })
    expect(await recoveryOf(amara, 'Anna Half')).toMatchObject({ pack: 'coe', days: 30 })
    expect(packs.has('coe-r1')).toBe(false)
    // Nor can she agree to her own.
    expect(await refusal(agreeToLaw(ines, { n, text }))).not.toBe('done')
  })

  it('is agreed to by Farah only as the file that Ines signed', async () => {
    expect(await refusal(agreeToLaw(farah, { n, text: file('coe-r1', 90) }))).toBe('unfit')
    await agreeToLaw(farah, { n, text })
    expect((await farah.api.law.changes({})).changes).toMatchObject([
      { pack: 'coe-r1', over: 'coe', holds: true },
    ])
  })

  it('holds at once for a new case, signed and checked by each browser under its own name', async () => {
    const { pack, days } = await recoveryOf(amara, 'Anna After')
    expect([pack, days]).toEqual(['coe-r1', 45])
    expect((await lawOf(amara, 'coe-r1'))!.pack.clocks['recovery']!.length).toBe(45)
  })

  it('of two people who change one rule at once, the second one speaks past the first and is told', async () => {
    const [one, other] = await Promise.allSettled([
      proposeLaw(ines, { over: 'coe', text: file('coe-r2', 60), since: inDays(3) }),
      proposeLaw(farah, { over: 'coe', text: file('coe-r2', 70), since: inDays(3) }),
    ])
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('that begins in three days dates no case before, and every new one after', async () => {
    const { changes } = await ines.api.law.changes({})
    const waiting = changes.find(({ pack }) => pack === 'coe-r2')!
    const second = waiting.text.includes('60') ? farah : ines
    await agreeToLaw(second, { n: waiting.n, text: waiting.text })
    expect((await recoveryOf(amara, 'Anna Early')).pack).toBe('coe-r1')
    network.travel(4)
    expect((await recoveryOf(amara, 'Anna Late')).pack).toBe('coe-r2')
  })

  it('whose file somebody changed in the database is known to no browser, and dates nothing after a restart', async () => {
    await asOwner(database, (client) =>
      client.query('update network_laws set text = replace(text, \'"length": 45\', \'"length": 1\')'),
    )
    await network.state.reload()
    expect(packs.get('coe-r1')!.clocks['recovery']!.length).toBe(45)
    const fresh = await signIn(network.staff, amara.handle, passphrase)
    expect((await lawOf(fresh, 'coe-r1'))?.pack.clocks['recovery']?.length).not.toBe(1)
  })
})
