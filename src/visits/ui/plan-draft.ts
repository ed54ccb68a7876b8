// What is typed while a visit is planned, and the plan that comes of it once everything that is asked is there.
import { offWall } from '../../web/track/wall-clock.ts'
import type { VisitPlan } from '../client/plan-visit.ts'

export interface PlanDraft {
  venue: string | null
  section: string | null
  district: string | null
  day: string | null
  from: string
  back: string
  language: string | null
  team: string[]
  members: string[]
  interpreter: string | null
  /** Another organisation that goes along. */
  other: number | null
  /** Houses that are asked, and how many places of each. */
  houses: string[]
  places: Record<string, string>
  until: string
}

export const emptyPlan = (day: string): PlanDraft => ({
  venue: 'venue_workplace',
  section: null,
  district: null,
  day,
  from: '10:00',
  back: '14:00',
  language: null,
  team: [],
  members: [],
  interpreter: null,
  other: null,
  houses: [],
  places: {},
  until: '20:00',
})

/** How many places a house is asked for; one where nothing else was typed. */
export const placesOf = ({ places }: PlanDraft, house: string): number => {
  const typed = Number(places[house] ?? '1')
  return Number.isInteger(typed) && typed > 0 && typed <= 40 ? typed : 0
}

/** The plan; nothing while something is missing or an end lies before its beginning. */
export function planOf(draft: PlanDraft, zone: string): VisitPlan | undefined {
  const { venue, section, district, day, from, back, language, team, members, interpreter, other, houses } =
    draft
  if (!venue || !section || !day || !language || team.length === 0 || back <= from || draft.until <= from)
    return undefined
  if (houses.some((house) => placesOf(draft, house) === 0)) return undefined
  const until = offWall(day, draft.until, zone)
  return {
    venue: venue as VisitPlan['venue'],
    section: section as VisitPlan['section'],
    district,
    day,
    from,
    back,
    checkInAt: offWall(day, back, zone),
    language,
    secondLanguage: null,
    team: team as VisitPlan['team'],
    members,
    ...(other === null ? {} : { other }),
    ...(interpreter === null ? {} : { interpreter }),
    holds: houses.map((house) => ({ house: Number(house), places: placesOf(draft, house), until })),
  }
}
