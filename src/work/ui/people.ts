// My people out of my duties: a line for each, with what comes next for them and how much is late. Pure.
import { whenDue } from '../../web/language/dates.ts'
import type { Duty } from '../api.ts'
import { isLate } from './groups.ts'

export interface PersonAhead<One extends Duty> {
  caseId: string
  reference: string
  /** The next thing with a day to come. */
  next?: One
  late: number
}

/** Of whom nothing is due and nothing is late: they come last, and are not left out. */
export const withQuiet = <One extends Duty>(
  people: readonly PersonAhead<One>[],
  mine: readonly { id: string; reference: string }[],
): PersonAhead<One>[] => {
  const known = new Set(people.map(({ caseId }) => caseId))
  const quiet = mine.filter(({ id }) => !known.has(id))
  return [...people, ...quiet.map(({ id, reference }) => ({ caseId: id, reference, late: 0 }))]
}

/** Whoever something is late for first, then by what comes next; what belongs to no case is nobody. */
export function peopleOf<One extends Duty>(
  duties: readonly One[],
  now: Date,
  zone: string,
): PersonAhead<One>[] {
  const ahead = (duty: One) => whenDue(duty) ?? '9999'
  const cases = Map.groupBy(
    duties.filter(({ caseId, reference }) => caseId !== null && reference !== null),
    ({ caseId }) => caseId!,
  )
  return [...cases]
    .map(([caseId, some]): PersonAhead<One> => {
      const late = some.filter((duty) => isLate(duty, now, zone))
      const [next] = some
        .filter((duty) => whenDue(duty) !== null && !late.includes(duty))
        .toSorted((a, b) => (ahead(a) < ahead(b) ? -1 : 1))
      return { caseId, reference: some[0]!.reference!, late: late.length, ...(next && { next }) }
    })
    .toSorted(
      (a, b) =>
        b.late - a.late || ((a.next ? ahead(a.next) : '9999') < (b.next ? ahead(b.next) : '9999') ? -1 : 1),
    )
}
