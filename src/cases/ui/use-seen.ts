// What somebody of my professions sees of a case: what lies beyond it leaves no card, no lane and no word on the page.
import { seenBy } from '../reach.ts'
import { useMe } from '../../web/session/session.tsx'

export interface SeenHere {
  lane: (lane: string) => boolean
  part: (part: string) => boolean
}

/** `mine`: my own circle carries the case. */
export function useSeenParts({ mine }: { mine: boolean }): SeenHere {
  const { lanes, parts, carries } = seenBy(useMe().roles)
  const all = mine && carries
  return { lane: (lane) => all || lanes.has(lane), part: (part) => all || parts.has(part) }
}
