// One request to several houses at once: each gets a process of its own with the same numbers, the first that offers has them, and the
// others are told when a place is taken. No house learns which others were asked.
import { v5 as idFrom } from 'uuid'
import { isProblem } from '../../api/problem.ts'
import { hasArrived } from '../../client/refusal.ts'
import type { Session } from '../../client/session.ts'
import { giveMarks } from '../../shelter/client/roof-marks.ts'
import { standingOf, type Standing } from '../../client/track-standing.ts'
import type { Input } from '../../tracks/define.ts'

export interface Request {
  caseId: string
  /** Names the request: pressed again after a broken line, it is the same one. */
  id: string
  asked: Input
}

/** Asks each house (by its circle). Answers with the process of each. */
export async function askHouses(
  session: Session,
  { caseId, id: group, asked }: Request,
  houses: readonly number[],
): Promise<Standing[]> {
  const opened: Standing[] = []
  for (const other of houses) {
    const id = idFrom(String(other), group)
    const begun = await session.tracks
      .openTrack('placement', { ...asked, id, caseId, other, asked_with: group }, id)
      .catch(async (fault: unknown) => {
        const there = hasArrived(fault) ? await standingOf(session, id) : undefined
        if (!there) throw fault
        return there
      })
    opened.push(begun.state === 'requested' ? await matched(session, begun) : begun)
  }
  // No house waits for the marks of another. The bed is asked for in any case; the page of the request gives them again.
  for (const { id: track } of opened) await giveMarks(session, { caseId, track }).catch(() => false)
  return opened
}

/** What was answered to an earlier try says how it stood then: it may be matched already. */
const matched = (session: Session, begun: Standing): Promise<Standing> =>
  session.tracks
    .makeMove('placement', 'match', begun, { not_met: ['none_missing'] })
    .catch(async (fault: unknown) => {
      const now = isProblem(fault) && fault.code === 'stale' ? await standingOf(session, begun.id) : undefined
      if (!now) throw fault
      return now
    })
