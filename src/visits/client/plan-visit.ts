// Planning a visit: it is begun, its key is made here and only here, the houses are asked to hold places, and an interpreter of the house
// is asked for those hours. Every part has its name before it is sent, so that pressing again goes on where it stopped.
import { newId } from '../../api/new-id.ts'
import { giveAssignment } from '../../assignments/client/give.ts'
import { refreshHome } from '../../client/logs.ts'
import { hasArrived } from '../../client/refusal.ts'
import type { Session } from '../../client/session.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'
import type { sections } from '../../identification/sections.ts'
import type { venues } from '../../identification/venues.ts'
import type { teamCodes } from '../visit.ts'
import type { PlanNames } from './plan-names.ts'

export interface VisitPlan {
  venue: (typeof venues)[number]
  /** Another organisation that goes along. */
  other?: number | undefined
  section: (typeof sections)[number]
  district: string | null
  day: string
  /** Hours of that day on the network's wall: when it begins, and when everybody has to have said that they are back. */
  from: string
  back: string
  checkInAt: string
  language: string
  secondLanguage: string | null
  team: (typeof teamCodes)[number][]
  members: string[]
  interpreter?: string | undefined
  holds: { house: number; places: number; until: string }[]
}

export async function planVisit(session: Session, plan: VisitPlan, names: PlanNames): Promise<string> {
  mayWrap(session)
  await refreshHome(session)
  const { visit } = names
  const { venue, other, from, back, interpreter, holds, ...rest } = plan
  await session.tracks.openTrack(
    'visit',
    { id: visit, subkind: venue, ...(other === undefined ? {} : { other }) },
    names.key,
  )
  names.sealed ??= await session.vault.makeVisitKey({ visit, circleId: session.circle })
  names.holds = holds.map((_, at) => names.holds[at] ?? newId())
  const { publicKey, wrap, signature } = names.sealed
  await session.api.visits.plan(
    {
      visit,
      ...rest,
      holds: holds.map((hold, at) => ({ id: names.holds[at]!, ...hold })),
      publicKey,
      keyWrap: wrap,
      keySignature: signature,
    },
    { key: visit },
  )
  if (interpreter !== undefined)
    await giveAssignment(
      session,
      {
        visit,
        assigned: interpreter,
        purpose: 'interpreting',
        place: 'outside',
        from: plan.day,
        to: plan.day,
        brief: { language: plan.language, at: from, until: back },
        hours: { at: from, until: back },
        parts: [],
      },
      names.assignment,
    ).catch((problem: unknown) => {
      // They were asked at the press before: only the answer was lost.
      if (!hasArrived(problem)) throw problem
    })
  return visit
}
