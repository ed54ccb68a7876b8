// How the duties of the list are put together: a row for each person, in the group of what is most urgent for them. Now (danger, then
// what is late), today, the next seven days, and later or without a day.
import { canBeLate, endsByItself } from '../../../jurisdictions/packs.ts'
import { dayOf, isDay, whenDue, type When } from '../../web/language/dates.ts'
import type { Duty } from '../api.ts'
import { isLegal } from '../snooze.ts'

export type GroupId = 'now' | 'today' | 'week' | 'later'
const order: readonly GroupId[] = ['now', 'today', 'week', 'later']
const weekMs = 7 * 86_400_000

/** A day is late only when it is over, an instant when it is past. */
export function isLate(duty: Duty, now: Date, zone: string): boolean {
  const due = whenDue(duty)
  return due !== null && isPast(due, now, zone) && canBeLate(duty)
}

const isPast = (due: When, now: Date, zone: string) =>
  isDay(due) ? due < dayOf(now, zone) : new Date(due) < now

function groupOf(duty: Duty, now: Date, zone: string): GroupId {
  const due = whenDue(duty)
  if (duty.urgency === 0) return 'now'
  if (due === null) return 'later'
  if (isPast(due, now, zone)) return canBeLate(duty) ? 'now' : 'later'
  if (dayOf(due, zone) === dayOf(now, zone)) return 'today'
  return new Date(due).getTime() - now.getTime() < weekMs ? 'week' : 'later'
}

/** Danger, then what a law or a letter dates, then the rest, each the oldest first; last what only ends, which is nobody's lateness. */
function rankOf(duty: Duty, now: Date, zone: string): [number, number] {
  const due = whenDue(duty)
  const late = isLate(duty, now, zone) && isLegal(duty) ? 1 : 2
  const rank = duty.urgency === 0 ? 0 : endsByItself.includes(duty.clock) ? 3 : late
  return [rank, due === null ? Infinity : new Date(due).getTime()]
}

/** What waits for one person: the most urgent duty, and the others. `id` is that of the case, or of what belongs to none. */
export interface PersonDuties<One extends Duty> {
  id: string
  first: One
  others: One[]
}

export interface Group<One extends Duty> {
  id: GroupId
  people: PersonDuties<One>[]
}

/** The groups that hold anybody, in their order. `zone` (IANA) is the network's: its days count. */
export function groupsOf<One extends Duty>(duties: readonly One[], now: Date, zone: string): Group<One>[] {
  const ranked = duties
    .map((duty) => ({ duty, group: groupOf(duty, now, zone), rank: rankOf(duty, now, zone) }))
    .toSorted(
      (a, b) =>
        order.indexOf(a.group) - order.indexOf(b.group) ||
        a.rank[0] - b.rank[0] ||
        (a.rank[1] === b.rank[1] ? 0 : a.rank[1] - b.rank[1]),
    )
  const people = [...Map.groupBy(ranked, ({ duty }) => duty.caseId ?? duty.track)]
  return order.flatMap((id) => {
    const some = people.filter(([, [first]]) => first?.group === id)
    if (some.length === 0) return []
    return [
      {
        id,
        people: some.map(([person, all]) => {
          const [first, ...others] = all.map(({ duty }) => duty) as [One, ...One[]]
          return { id: person, first, others }
        }),
      },
    ]
  })
}

/** How many people each day of a group begins with, the next day first. */
export function countsByDay(people: readonly PersonDuties<Duty>[], zone: string): [string, number][] {
  const days = Map.groupBy(people, ({ first }) => dayOf(whenDue(first)!, zone))
  return [...days]
    .map(([day, some]): [string, number] => [day, some.length])
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}
