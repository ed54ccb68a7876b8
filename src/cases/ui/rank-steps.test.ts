import { describe, expect, it } from 'vitest'
import { machineOf } from '../../web/track/machines.ts'
import { byPressure, nextStepOf } from './rank-steps.ts'

const clock = (id: string, more: object = {}) => ({
  id,
  track: 'goal',
  clock: 'goal_by',
  urgency: 2,
  dueAt: null,
  dueOn: '2026-12-04' as string | null,
  ...more,
})
const own = clocksOf('goal')
function clocksOf(kind: string): string {
  const { opens, moves } = machineOf(kind)
  const starts = [opens, ...Object.values(moves)].flatMap(({ starts: some = [] }) => some)
  return starts.find(({ owner }) => owner === 'holder' || owner === 'carrier')!.clock
}
const goal = { id: 'goal', kind: 'goal', sides: ['holder', 'carrier'] as const }

describe('the next step of a case', () => {
  it('is the duty that is due first, and danger before every day', () => {
    const ids = (clocks: Parameters<typeof byPressure>[0]) =>
      byPressure(clocks as ReturnType<typeof clock>[]).map(({ id }) => id)
    expect(
      ids([
        clock('no known limit', { dueOn: null }),
        clock('friday'),
        clock('monday', { dueOn: '2026-11-30' }),
        clock('danger', { urgency: 0, dueOn: '2026-12-20' }),
      ]),
    ).toEqual(['danger', 'monday', 'friday', 'no known limit'])
  })

  it('names nothing that is another place’s to do', () => {
    const clocks = [
      clock('theirs', { track: 'elsewhere', clock: own, dueOn: '2026-11-29' }),
      clock('ours', { clock: own }),
    ]
    const tracks = [goal, { id: 'elsewhere', kind: 'goal', sides: [] as const }]
    expect(nextStepOf(clocks, tracks, machineOf)?.clock.id).toBe('ours')
    expect(nextStepOf(clocks.slice(0, 1), tracks, machineOf)).toBeUndefined()
  })

  it('names no duty of a side on which we do not stand', () => {
    const tracks = [{ ...goal, sides: ['person'] as const }]
    expect(nextStepOf([clock('a carrier’s', { clock: own })], tracks, machineOf)).toBeUndefined()
  })
})
