// In which order houses are asked for so many people, by the one word that everybody sees of each. Pure. How many places a house has nobody sees:
// who knew could watch a single person come and go.

import type { PlacesBand } from '../directory/codes.ts'

/** So many places "few" is at most (app.places_free). */
export const mostOfFew = 2

export interface HouseFor {
  circle: number
  /** The word, or that few are too few for them. */
  places: PlacesBand | 'tooFew'
  /** It is asked unless somebody says otherwise. */
  mayFit: boolean
}

const order: readonly HouseFor['places'][] = ['yes', 'few', 'unknown', 'tooFew', 'no']

/** Those that may have places for so many come first; where none may, all are asked: a house knows more than its word says. */
export function housesFor(
  circles: readonly number[],
  known: readonly { circle: number; free: PlacesBand }[],
  count: number,
): HouseFor[] {
  const houses = circles.map((circle) => {
    const free = known.find((one) => one.circle === circle)?.free ?? 'unknown'
    return { circle, places: free === 'few' && count > mostOfFew ? ('tooFew' as const) : free }
  })
  const mayFit = ({ places }: Pick<HouseFor, 'places'>) => places !== 'tooFew' && places !== 'no'
  const isAny = houses.some(mayFit)
  return houses
    .map((one) => ({ ...one, mayFit: mayFit(one) || !isAny }))
    .toSorted((one, other) => order.indexOf(one.places) - order.indexOf(other.places))
}
