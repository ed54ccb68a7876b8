// How far a service is from the middle of a district, as a band: nobody learns from it where anybody lives.

import type { Point } from './model.ts'

export const distanceBands = ['under2', 'to5', 'to10', 'to20', 'over20'] as const
export type DistanceBand = (typeof distanceBands)[number]
const kilometres = [2, 5, 10, 20]

const earth = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Kilometres along the great circle (haversine). */
function between([latitude, longitude]: Point, [otherLatitude, otherLongitude]: Point): number {
  const up = Math.sin(radians(otherLatitude - latitude) / 2) ** 2
  const along = Math.sin(radians(otherLongitude - longitude) / 2) ** 2
  const chord = up + Math.cos(radians(latitude)) * Math.cos(radians(otherLatitude)) * along
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(chord)))
}

/** The band; undefined where one of the two is not known. */
export function distanceBand(
  from: Point | null | undefined,
  to: Point | null | undefined,
): DistanceBand | undefined {
  if (!from || !to) return undefined
  const far = between(from, to)
  return distanceBands[kilometres.findIndex((most) => far < most)] ?? 'over20'
}
