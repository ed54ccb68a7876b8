// A listing that nobody has checked for long is said to be so, to whoever finds it and to whoever keeps it.

/** Months after which a listing is asked about again. */
export const checkedEveryMonths = 6

/** Whether nobody has checked it for that long. `checkedOn` is a day. */
export function isStale(checkedOn: string, now: Date): boolean {
  const until = new Date(`${checkedOn}T12:00:00Z`)
  until.setUTCMonth(until.getUTCMonth() + checkedEveryMonths)
  return until.getTime() < now.getTime()
}
