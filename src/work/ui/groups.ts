// How the duties of the list are put together: danger, late, today, the next seven days, later, and without a limit.
import { canBeLate } from '../../../jurisdictions/packs.ts'
import { dayOf, isDay, whenDue, type When } from '../../web/language/dates.ts'
import type { Duty } from '../api.ts'

export type GroupId = 'danger' | 'late' | 'today' | 'week' | 'later' | 'open'
const order: readonly GroupId[] = ['danger', 'late', 'today', 'week', 'later', 'open']
const weekMs = 7 * 86_400_000

/** A day is late only when it is over, an instant when it is past. */
function isLate(due: When, now: Date, zone: string): boolean {
  return isDay(due) ? due < dayOf(now, zone) : new Date(due) < now
}

function groupOf(duty: Duty, now: Date, zone: string): GroupId {
  const due = whenDue(duty)
  if (duty.urgency === 0) return 'danger'
  if (due === null) return 'open'
  if (isLate(due, now, zone)) return canBeLate(duty) ? 'late' : 'open'
  if (dayOf(due, zone) === dayOf(now, zone)) return 'today'
  return new Date(due).getTime() - now.getTime() < weekMs ? 'week' : 'later'
}

const sortable = (duty: Duty): number => {
  const due = whenDue(duty)
  return due === null ? Infinity : new Date(due).getTime()
}

/** The groups that hold anything, in their order, each oldest first. `zone` (IANA) is the network's: its days count. */
export function groupsOf<One extends Duty>(
  duties: readonly One[],
  now: Date,
  zone: string,
): { id: GroupId; duties: One[] }[] {
  const by = Map.groupBy(duties, (duty) => groupOf(duty, now, zone))
  return order.flatMap((id) => {
    const some = by.get(id)
    return some ? [{ id, duties: some.toSorted((a, b) => sortable(a) - sortable(b)) }] : []
  })
}
