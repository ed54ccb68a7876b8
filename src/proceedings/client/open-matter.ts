// A matter is opened for a way to money, and its last day is remembered in the same press, where the law of the case knows one.
import { newId } from '../../api/new-id.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { answeredByRole } from '../../tracks/define.ts'
import { proceedingMachine } from '../proceeding.ts'

interface ToOpen {
  caseId: string
  subkind: string
  /** Until when it can be brought. */
  limitOn: string | undefined
  /** Of whoever opens it: a lawyer is its lawyer. */
  roles: readonly string[]
}

export async function openMatter(
  session: Session,
  { caseId, subkind, limitOn, roles }: ToOpen,
  id: string = newId(),
): Promise<TrackNow> {
  const input = { id, caseId, subkind, ...answeredByRole(proceedingMachine, roles) }
  const opened = await session.tracks.openTrack('proceeding', input, id)
  return limitOn === undefined ? opened : rememberLimit(session, caseId, opened, limitOn)
}

/** Keeps the last day of a matter as a duty of whoever carries it. */
export const rememberLimit = (
  session: Session,
  caseId: string,
  track: { id: string; version: number },
  limitOn: string,
): Promise<TrackNow> =>
  makeMoveOn(
    session,
    { caseId, kind: 'proceeding', move: 'limit', says: undefined, track },
    { limit_on: limitOn },
  )
