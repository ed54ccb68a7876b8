// Contact about a row of the plan: the day stands sealed among its words, and what stood before stays.
import { rewriteDescription, type OpenedDescription } from '../../client/description.ts'
import type { Session } from '../../client/session.ts'
import { today } from '../../client/time.ts'
import { goalMachine } from '../goal.ts'

interface Row {
  caseId: string
  track: string
  subkind: string | null
  /** Its words now, as they were opened. */
  now: OpenedDescription
  /** Names the write, so that a second try is the same one. */
  id: string
}

/** Notes that there was contact today; false where it says so already, or nothing is written of the row. */
export async function noteContact(
  session: Session,
  { caseId, track, subkind, now, id }: Row,
): Promise<boolean> {
  const day = await today(session)
  if (!now.value || now.value.contact === day) return false
  await rewriteDescription(
    session,
    { caseId, track, machine: goalMachine, subkind: subkind ?? undefined },
    { value: { ...now.value, contact: day }, before: now.row, id },
  )
  return true
}
