// Which questions somebody met on a visit is asked: those of the place. In a cell one asks what they were made to do; a child is asked
// nothing, nor is anybody by a listener whose law makes them pass it on.

import { expect, it } from 'vitest'
import { packs } from '../../jurisdictions/packs.ts'
import { outcomeOf } from '../instruments/instrument.ts'
import { saidFirst } from '../jurisdiction/reporting.ts'
import { instrumentAt, isQuestioned, nobodyYet } from './questions-at.ts'

it('Kofi in a cell is asked what he was made to do, and two signs are enough to offer help', () => {
  const cell = instrumentAt('venue_custody')
  expect(cell.id).toBe('forced_crime')
  expect(outcomeOf(cell, { told_to: 'yes' })).toBe('no_indicators')
  expect(outcomeOf(cell, { told_to: 'yes', others_earned: 'yes' })).toBe('indicators_offer_followup')
  expect(outcomeOf(cell, { danger_now: 'yes' })).toBe('immediate_danger')
})

it('everywhere else, and on a telephone that took its visit along before, the general signs are asked', () => {
  for (const venue of ['venue_workplace', 'venue_low_income', null, undefined])
    expect(instrumentAt(venue).id).toBe('general')
})

it('the row of somebody met says which questions they were asked', () => {
  expect(nobodyYet({ language: 'th', venue: 'venue_custody' }, 4)).toMatchObject({
    number: 4,
    language: 'th',
    instrument: 'forced_crime',
  })
})

it('an inspector whose law makes inspectors pass it on asks nobody on a visit, and another asks every grown person', () => {
  const asks = (pack: 'eu' | 'uk', age: 'adult' | 'child') =>
    isQuestioned(age, saidFirst(packs.get(pack)!, ['inspector']).mayInterview)
  expect([asks('eu', 'adult'), asks('uk', 'adult'), asks('uk', 'child')]).toEqual([false, true, false])
})
