// Until when Kofi can appeal, and have his conviction set aside: counted by the law of his case each from the day that its own
// rule names. Dates by hand.

import { expect, it } from 'vitest'
import { packs } from '../../jurisdictions/packs.ts'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { lastDayToAppeal } from '../jurisdiction/last-days.ts'
import { daysAsked, daysWritten, limitsFor } from './appeal-day.ts'
import { rememberLimit } from './client/open-matter.ts'

const lastDay = (pack: string, id: string, from: string) =>
  lastDayToAppeal(
    packs.get(pack)!.appeals.find((one) => one.id === id)!,
    from,
  )

it.each([
  ['uk', 'appeal', '2026-12-24', '2027-01-07'],
  ['uk', 'iac_abroad', '2028-02-10', '2028-03-09'],
  ['uk', 'eat', '2027-01-11', '2027-02-22'],
  ['uk', 'cica', '2027-02-01', '2027-05-02'],
  ['uk', 'set_aside', '2027-02-01', '2027-03-01'],
  ['us', 'appeal', '2027-01-31', '2027-03-02'],
  ['us', 'criminal_appeal', '2027-02-20', '2027-03-06'],
  ['coe', 'ecthr', '2027-10-31', '2028-02-29'],
])('in %s the limit %s that runs from %s ends on %s', (pack, id, from, ends) => {
  expect(lastDay(pack, id, from)).toBe(ends)
})

it('runs from the day of its own rule: the letter that was sent on the 1st and read on the 5th ends two weeks after the 1st', () => {
  const from = (pack: string) => Object.fromEntries(packs.get(pack)!.appeals.map((one) => [one.id, one.from]))
  expect(from('uk')).toMatchObject({
    appeal: 'sent',
    iac_abroad: 'received',
    eat: 'sent',
    cica: 'decided',
    set_aside: 'convicted',
  })
  expect(from('us')).toMatchObject({ appeal: 'decided', aao: 'sent' })
  const uk = limitsFor('appeal_of_decision', packs.get('uk')!.appeals)
  expect(daysAsked(uk)).toEqual(['sent', 'received', 'decided'])
  const written = daysWritten('appeal_of_decision', [{ values: { served_on_person: '2026-03-05' } }])
  // When it was received says nothing of when it was sent: no day is told.
  expect(written['sent']).toBeUndefined()
})

it('a federal motion to vacate has no last day in law, and of the states none is known', () => {
  const found = limitsFor('vacatur', packs.get('us')!.appeals)
  expect(found.map(({ id, limit }) => [id, limit])).toEqual([
    ['criminal_appeal', { length: 14, unit: 'days' }],
    ['set_aside', 'none'],
    ['set_aside_state', null],
  ])
  expect(lastDay('us', 'set_aside', '2020-01-01')).toBeUndefined()
  expect(limitsFor('appeal_of_decision', packs.get('us')!.appeals).map(({ of }) => of)).not.toContain(
    'conviction',
  )
})

it('the day comes from what the lawyer wrote down of it, and from nothing else', () => {
  expect(daysWritten('appeal_of_decision', [{ values: { served_on_person: '2027-01-11' } }])).toEqual({
    received: '2027-01-11',
  })
  expect(daysWritten('vacatur', [{ values: { served_on_person: '2027-01-11' } }])).toEqual({})
  expect(daysWritten('vacatur', [{ values: {} }, { values: { convicted_on: '2026-05-02' } }])).toEqual({
    convicted: '2026-05-02',
  })
})

it('kept, it is a duty of whoever carries the matter', async () => {
  const network = await newNetwork(await testDatabase())
  const ines = await network.organisation('Legal Aid', 'legal_aid', ['lawyer', 'caseworker'])
  const { id: caseId } = await openCase(ines, { name: 'Kofi Appeal', language: 'en' })
  const matter = await ines.open('proceeding', { caseId, subkind: 'appeal_of_decision', lawyer: 'assigned' })
  const served = network.state.now().toISOString().slice(0, 10)
  const last = lastDay('uk', 'eat', served)!
  await rememberLimit(ines, caseId, matter, last)
  const { clocks } = await ines.api.work.track({ track: matter.id })
  expect(clocks.map(({ clock, dueOn }) => [clock, dueOn])).toContainEqual(['proceeding.limitation', last])
})
