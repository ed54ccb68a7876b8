// What a plan of a visit begins with where somebody came from a place that named it: kept in this window, in no address.
import type { Found } from '../found.ts'

export type VisitFill = Partial<Record<'venue' | 'section' | 'district', string | null>>
let fill: VisitFill = {}

export const fillVisit = ({ venue, section, district }: Partial<Found>): void => {
  fill = {
    ...(venue && { venue }),
    ...(section && section !== 'unknown' && { section }),
    ...(district && { district }),
  }
}

/** Taken once: the next plan is empty again. */
export function takeVisitFill(): VisitFill {
  const taken = fill
  fill = {}
  return taken
}
