// Rows of a person's plan: each is a goal of its own, begun with the person's words sealed beside it, and agreed at once where they
// have said yes to it. Tried again after a broken line, a row that has arrived is not begun twice.
import { sealDescription, type Description } from '../../client/description.ts'
import { hasArrived } from '../../client/refusal.ts'
import type { Session } from '../../client/session.ts'
import { standingOf } from '../../client/track-standing.ts'
import { goalMachine } from '../goal.ts'

export interface PlanRow {
  /** Of the goal that it becomes. */
  id: string
  /** Of its words. */
  wordsId: string
  service: string
  description: Description
  /** YYYY-MM-DD. */
  by?: string | undefined
}

/** Puts one row on the plan of a case. `agreed`: the person has said yes to it, so that it is agreed in the same go. */
export async function addToPlan(
  session: Session,
  caseId: string,
  { id, wordsId, service, description, by }: PlanRow,
  { agreed }: { agreed: boolean },
): Promise<void> {
  const where = { caseId, track: id, machine: goalMachine, subkind: service }
  const words = await sealDescription(session, where, description, wordsId)
  const opening = { id, caseId, subkind: service, description: words as never }
  const now = await session.tracks.openTrack('goal', opening, wordsId).catch(async (fault: unknown) => {
    const there = hasArrived(fault) ? await standingOf(session, id) : undefined
    if (there) return there
    throw fault
  })
  if (agreed && now.state === goalMachine.initial)
    await session.tracks.makeMove('goal', 'agree', now, by ? { target_on: by } : {}, id)
}
