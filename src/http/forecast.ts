// The weather that "Leave now" shows: made of the day alone, so that it differs from day to day as weather does, stays the same
// within one, and is on each page before anybody asks for it. It is a cover and no forecast: nobody plans a day by it.

/** Which words stand for it: `sky` 0 to 3, from sun to rain; `wind` 0 to 2. */
interface Weather {
  now: number
  sky: number
  wind: number
  days: readonly { low: number; high: number; sky: number }[]
}

const dayMs = 86_400_000

/** A number below `count` that is the same for the whole of a day. */
const drawn = (day: number, salt: number, count: number): number =>
  (Math.imul((day * 31 + salt) ^ 0x5bd1e995, 0x9e3779b1) >>> 8) % count

/** Colder in January than in July, as where most of our networks are. */
const usual = (day: number): number =>
  Math.round(11 - 9 * Math.cos((((day % 365.25) - 15) / 365.25) * 2 * Math.PI))

export function weatherOn(now: Date): Weather {
  const today = Math.floor(now.getTime() / dayMs)
  const on = (day: number) => {
    const low = usual(day) - 3 + drawn(day, 1, 4)
    return { low, high: low + 4 + drawn(day, 2, 5), sky: drawn(day, 3, 4) }
  }
  const { low, high, sky } = on(today)
  const days = [1, 2, 3, 4].map((ahead) => on(today + ahead))
  return { now: Math.round((low + high) / 2), sky, wind: drawn(today, 4, 3), days }
}

/** As it travels with a page: today, then a day after the other. */
export function weatherText(now: Date): string {
  const { now: degrees, sky, wind, days } = weatherOn(now)
  return [[degrees, sky, wind], ...days.map(({ low, high, sky: of }) => [low, high, of])]
    .map((numbers) => numbers.join(' '))
    .join(',')
}
