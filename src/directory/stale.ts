// A listing that nobody has checked for long is said to be so, to whoever finds it and to whoever keeps it.

/** Months after which a listing is asked about again. */
export const checkedEveryMonths = 6

/** Whether nobody has checked it for that long. `checkedOn` is a day. */
export function isStale(checkedOn: string, now: Date): boolean {
  const until = new Date(`${checkedOn}T12:00:00Z`)
  until.setUTCMonth(until.getUTCMonth() + checkedEveryMonths)
  return until.getTime() < now.getTime()
}

/** Days for which a number of free places counts. */
const freeDays = 7

/** How many places are free as far as that was said in the last week; nothing otherwise. */
export function freeNow(
  { freePlaces, freeOn }: { freePlaces: number | null; freeOn: string | null },
  now: Date,
): number | undefined {
  if (freePlaces === null || freeOn === null) return undefined
  const until = new Date(`${freeOn}T00:00:00Z`)
  until.setUTCDate(until.getUTCDate() + freeDays)
  return now.getTime() < until.getTime() ? freePlaces : undefined
}
