// When the keys of somebody's shift leave their window.

import { describe, expect, it } from 'vitest'
import { afterShift, endOfShift } from './shift-over.ts'

const at = (time: string) => Date.parse(`2026-12-03T${time}:00Z`)
const desk = (user: string, until: string, deputy: string | null = null) => ({
  onDuty: { user, deputy, until: new Date(at(until)).toISOString() },
})
const six = at('06:00')

describe('Noor stands at the night desk until six', () => {
  it('which her window knows from the rota, as deputy too, and goes on knowing when nobody stands there', () => {
    expect(endOfShift([desk('noor', '06:00')], 'noor', undefined)).toBe(six)
    expect(endOfShift([desk('amara', '05:00'), desk('amara', '06:00', 'noor')], 'noor', undefined)).toBe(six)
    expect(endOfShift([{ onDuty: null }], 'noor', six)).toBe(six)
    expect(endOfShift([desk('amara', '14:00')], 'noor', six)).toBe(six)
    expect(endOfShift([desk('amara', '14:00')], 'noor', undefined)).toBeUndefined()
  })

  it('and nothing is said before', () => {
    expect(afterShift(six, undefined, six - 1)).toEqual({ is: 'nothing' })
    expect(afterShift(undefined, undefined, six)).toEqual({ is: 'nothing' })
  })

  it('then she reads for a quarter of an hour that the window locks, and it does', () => {
    expect(afterShift(six, undefined, six)).toEqual({ is: 'told', ended: six, locks: at('06:15') })
    expect(afterShift(six, undefined, at('06:15') - 1).is).toBe('told')
    expect(afterShift(six, undefined, at('06:15'))).toEqual({ is: 'over' })
  })

  it('who stays is asked again after an hour', () => {
    expect(afterShift(six, at('06:10'), at('07:09'))).toEqual({ is: 'nothing' })
    expect(afterShift(six, at('06:10'), at('07:10'))).toEqual({ is: 'told', ended: six, locks: at('07:25') })
    expect(afterShift(six, at('06:10'), at('07:25'))).toEqual({ is: 'over' })
  })

  it('a shift that follows at once goes on, and what was said of an earlier one does not count', () => {
    const next = endOfShift([desk('noor', '14:00')], 'noor', six)
    expect(afterShift(next, undefined, at('06:20'))).toEqual({ is: 'nothing' })
    expect(afterShift(at('14:00'), at('06:10'), at('14:00')).is).toBe('told')
  })
})
