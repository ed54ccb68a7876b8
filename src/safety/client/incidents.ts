// The incident log of a case: one sealed record for each, in the part in which how to reach them safely lies. What an assessment of danger
// has to know of is told to it in the same act.
import { isProblem } from '../../api/problem.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, writeRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import type { Author } from '../../sealing/vault-shape.ts'
import { riskEventOf, type Incident } from '../incident.ts'
import { standing } from './safety-plan.ts'

const kind = 'incident'

/** Keeps one. With `looksAnew` each assessment that stands is to be made anew, and the worst is assumed until then. */
export async function keepIncident(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'tracks'>,
  { incident, id, looksAnew }: { incident: Incident; id: string; looksAnew: boolean },
): Promise<void> {
  await writeRecord(session, shared.case.id, { compartment: 'contact', kind, value: incident, id })
  if (!looksAnew) return
  const happened = riskEventOf(incident.kind)
  for (const track of standing(shared))
    await session.tracks
      .makeMove('risk', 'event', track, happened ? { happened } : {})
      .catch((fault: unknown) => {
        // Somebody was quicker: it is looked at anew already.
        if (!(isProblem(fault) && fault.code === 'stale')) throw fault
      })
}

export interface ReadIncident {
  id: string
  incident: Incident
  /** The day on which it was written, and by whom. */
  on: string
  by: Author | undefined
}

/** All that can be opened here, and how many cannot. */
export async function readIncidents(
  session: Session,
  { case: { id: caseId }, records }: Pick<SharedCase, 'case' | 'records'>,
): Promise<{ incidents: ReadIncident[]; unread: number }> {
  const rows = records.filter((row) => row.kind === kind)
  const opened = await Promise.all(
    rows.map((row) =>
      openDated<Incident>(session, caseId, row).then(
        ({ value, on, author }): ReadIncident => ({ id: row.id, incident: value, on, by: author }),
        () => undefined,
      ),
    ),
  )
  const incidents = opened.filter((one) => one !== undefined)
  return { incidents, unread: rows.length - incidents.length }
}
