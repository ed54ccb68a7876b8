// A shift round the clock and on every day, which began two days ago: somebody is always on duty.
import { newId } from '../src/api/new-id.ts'
import { dayOn } from '../src/language/day.ts'

const twoDaysMs = 2 * 86_400_000

/** As whoever keeps the rota of a circle enters it. */
export const alwaysOnDuty = (now: Date, circle: number, user: string, deputy: string | null = null) => ({
  id: newId(),
  circle,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  starts: '00:00',
  ends: '00:00',
  fromDay: dayOn(new Date(now.getTime() - twoDaysMs), 'UTC'),
  untilDay: null,
  user,
  deputy,
})
