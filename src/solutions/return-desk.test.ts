// What a return rests on: sums are exact, a line without words is known to nobody, and a choice is fresh for fourteen days.

import { describe, expect, it } from 'vitest'
import { openCase, takeKeys } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { readCase } from '../client/case-keys.ts'
import { bindingNeeds, bindingWait } from '../jurisdiction/return-rules.ts'
import { makeMoveOn } from '../client/move-on-case.ts'
import { sealBeside } from '../client/seal-beside.ts'
import { readSteps, stepsOf } from './client/read-steps.ts'
import { isAmount, sumOf, type Sheet } from './return-desk.ts'
import { guards, guardsOf, holds, options } from './solution.ts'

const money = (agreed: readonly string[]): Sheet => ({
  lines: Object.fromEntries(agreed.map((amount, at) => [String(at), { agreed: amount }])),
  words: '',
})

describe('the sheets of a return', () => {
  it('add to the cent, in whatever digits somebody typed', () => {
    expect(sumOf(money(['1840.10', '3200.20', '96.05', '']), 'agreed')).toBe('5136.35')
    expect(sumOf(money(['0.1', '0.2']), 'agreed')).toBe('0.30')
    expect(sumOf(money(['١٢٫٥٠']), 'agreed')).toBe('12.50')
    expect(sumOf(money([]), 'paid')).toBe('0.00')
  })

  it.each([
    ['1840.50', true],
    ['1840,5', true],
    ['about 40', false],
    ['-3', false],
    ['1.234', false],
  ])('take %s for an amount: %s', (typed, is) => {
    expect(isAmount(typed)).toBe(is)
  })

  it('know a choice as fresh for fourteen days, and nothing as met that nobody said', () => {
    const [choice] = guards
    expect([0, 14, 15].map((days) => holds(choice, { consentAgeDays: days }))).toEqual([true, true, false])
    expect(guards.filter((one) => holds(one, {}))).toEqual([])
  })

  it('are those that the law of the case asks for, and what nobody has seen in a source holds nobody back', () => {
    const law = {
      return: {
        needs: [
          { what: 'own_choice', source: 'A' },
          { what: 'money_agreed', source: 'B' },
        ],
        waitDays: 10,
        waitDaysSource: 'B',
      },
      sources: [
        { id: 'A', basis: 'seen' },
        { id: 'B', basis: 'remembered' },
      ],
    } as const
    const asked = (needs: readonly string[]) => guardsOf({ returnNeeds: needs.join(' ') }).map(({ id }) => id)
    expect([asked(bindingNeeds(law)), bindingWait(law)]).toEqual([['own_choice', 'ready'], 0])
    const seen = { ...law, sources: [law.sources[0], { id: 'B', basis: 'house' }] } as const
    expect([asked(bindingNeeds(seen)), bindingWait(seen)]).toEqual([
      ['own_choice', 'money_agreed', 'ready'],
      10,
    ])
  })
})

it('what was seen is read again by who holds that part, and the server holds a code alone', async () => {
  const network = await newNetwork(await testDatabase())
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const { id: caseId } = await openCase(amara, { name: 'Yasmin Desk', language: 'ar' })
  await takeKeys(amara, caseId)
  const { id } = await amara.open('solution', { caseId })
  const at = { id }
  await amara.move('solution', 'counsel', at, { language: 'ar', explained: [...options] })
  await amara.move('solution', 'choose', at, { option: 'voluntary_return' })
  const now = await amara.move('solution', 'assess', at)
  const seen: Sheet = {
    lines: { traffickers: { found: 'One in prison, one not found', source: 'Liaison, 20 November' } },
    words: 'Kwabena, of the university',
  }
  const beside = { caseId, compartment: 'narrative', track: { id, kind: 'solution' } } as const
  const report = await sealBeside(amara, beside, { text: 'Risk', move: 'assess_risk', seen })
  const which = { caseId, kind: 'solution', move: 'assess_risk', says: undefined, track: now }
  await makeMoveOn(amara, which, { safe: 'safe_with_measures', report } as never)
  const shared = await readCase(amara, caseId)
  const read = await readSteps(amara, shared, id)
  expect(stepsOf<Sheet>(read, 'assess_risk').map((one) => one.seen)).toEqual([seen])
  expect(stepsOf(read, 'examine_staying')).toEqual([])
  const known = shared.events.find(({ move }) => move === 'assess_risk')
  expect(known?.facts).toEqual({ safe: 'safe_with_measures' })
})
