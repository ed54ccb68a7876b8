// What a report begins with where somebody came from the page of a kind of place: kept in this window, in no address, and taken once.
import type { Kit } from '../kit.ts'

let from: Kit | undefined

export const fillEncounter = (kit: Kit): void => {
  from = kit
}

export function takeEncounterFill(): Kit | undefined {
  const taken = from
  from = undefined
  return taken
}
