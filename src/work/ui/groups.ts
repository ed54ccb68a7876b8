// How the duties of the list are put together: danger, late, today, the next seven days, later, and without a limit.
import { canBeLate } from '../../jurisdiction/load.ts'
import { dayOf, isDay, whenDue, type When } from '../../web/dates.ts'
import type { Duty } from '../api.ts'

export type GroupId = 'danger' | 'late' | 'today' | 'week' | 'later' | 'open'
const order: readonly GroupId[] = ['danger', 'late', 'today', 'week', 'later', 'open']
const weekMs = 7 * 86_400_000

/** A day is late only when it is over, an instant when it is past. */
function isLate(due: When, now: Date): boolean {
  return isDay(due) ? due < dayOf(now) : new Date(due) < now
}

function groupOf(duty: Duty, now: Date): GroupId {
  const due = whenDue(duty)
  if (duty.urgency === 0) return 'danger'
  if (due === null) return 'open'
  if (isLate(due, now)) return canBeLate(duty) ? 'late' : 'open'
  if (dayOf(due) === dayOf(now)) return 'today'
  return new Date(due).getTime() - now.getTime() < weekMs ? 'week' : 'later'
}

const sortable = (duty: Duty): number => {
  const due = whenDue(duty)
  return due === null ? Infinity : new Date(due).getTime()
}

/** The groups that hold anything, in their order, each oldest first. */
export function groupsOf(duties: readonly Duty[], now: Date): { id: GroupId; duties: Duty[] }[] {
  const by = Map.groupBy(duties, (duty) => groupOf(duty, now))
  return order.flatMap((id) => {
    const some = by.get(id)
    return some ? [{ id, duties: some.toSorted((a, b) => sortable(a) - sortable(b)) }] : []
  })
}
