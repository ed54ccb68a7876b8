// Rows of a person's plan: each is a goal of its own, begun with the person's words sealed beside it, and agreed at once where they
// have said yes to it. Tried again after a broken line, a row that has arrived is not begun twice.
import { isProblem } from '../../api/problem.ts'
import { sealDescription, type Description } from '../../client/description.ts'
import type { Session, TrackNow } from '../../client/session.ts'
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

/** How a goal stands on the server; nothing where there is none yet. */
const standingOf = (
  { api }: Session,
  track: string,
): Promise<Pick<TrackNow, 'id' | 'state' | 'version'> | undefined> =>
  api.work.track({ track }).then(
    (found) => found.track,
    (error: unknown) => {
      if (isProblem(error) && error.code === 'not-found') return undefined
      throw error
    },
  )

/** Puts one row on the plan of a case. `agreed`: the person has said yes to it, so that it is agreed in the same go. */
export async function addToPlan(
  session: Session,
  caseId: string,
  { id, wordsId, service, description, by }: PlanRow,
  { agreed, again }: { agreed: boolean; again: boolean },
): Promise<void> {
  const where = { caseId, track: id, machine: goalMachine, subkind: service }
  let now = again ? await standingOf(session, id) : undefined
  now ??= await session.tracks.openTrack(
    'goal',
    {
      id,
      caseId,
      subkind: service,
      description: (await sealDescription(session, where, description, wordsId)) as never,
    },
    wordsId,
  )
  if (agreed && now.state === goalMachine.initial)
    await session.tracks.makeMove('goal', 'agree', now, by ? { target_on: by } : {}, id)
}
