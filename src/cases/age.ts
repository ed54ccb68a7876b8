// How old somebody is, from a birth date that lies sealed. What leaves the browser is coarse: an age band for a bed, and for coming of age
// the quarter of a year in which it falls, never the day.

const partsOf = (day: string) => day.split('-').map(Number) as [number, number, number]
const two = (value: number) => String(value).padStart(2, '0')

/** Whole years on a day; both as YYYY-MM-DD. Who was born on 29 February is a year older on 1 March. */
export function ageOn(birth: string, day: string): number {
  const [bornYear, bornMonth, bornDay] = partsOf(birth)
  const [year, month, date] = partsOf(day)
  const before = month < bornMonth || (month === bornMonth && date < bornDay)
  return year - bornYear - (before ? 1 : 0)
}

/** The day on which somebody is so many years old. */
export function reachesOn(birth: string, years: number): string {
  const [year, month, day] = partsOf(birth)
  const isLeap = (one: number) => (one % 4 === 0 && one % 100 !== 0) || one % 400 === 0
  const noSuchDay = month === 2 && day === 29 && !isLeap(year + years)
  return noSuchDay ? `${year + years}-03-01` : `${year + years}-${two(month)}-${two(day)}`
}

/** Whether somebody may be given a card: of a child it has to be known, by the birth date or because whoever gives it says so. */
export const mayHaveOwnPage = (
  { ageGroup, birth, isOldEnough }: { ageGroup: string; birth: string | undefined; isOldEnough: boolean },
  { today, ownPageFrom }: { today: string; ownPageFrom: number },
): boolean => ageGroup === 'adult' || (birth ? ageOn(birth, today) >= ownPageFrom : isOldEnough)

/** The first day of the quarter of a year in which a day lies. */
export function quarterOf(day: string): string {
  const [year, month] = partsOf(day)
  return `${year}-${two(month - ((month - 1) % 3))}-01`
}

/** Whether a day says no more than its quarter. */
export const isQuarter = (day: string): boolean => quarterOf(day) === day

/** Ages by which a bed is looked for. The codes go with the request. */
export const ageBands = ['under_3', 'from_3_to_11', 'from_12_to_17', 'grown_up'] as const
export type AgeBand = (typeof ageBands)[number]

export function bandOf(age: number): AgeBand {
  if (age < 3) return 'under_3'
  if (age < 12) return 'from_3_to_11'
  return age < 18 ? 'from_12_to_17' : 'grown_up'
}
