// The incident log of a case: one sealed record for each, in the part in which how to reach them safely lies. What an assessment of danger
// has to know of is told to it in the same act.
import { isProblem } from '../../api/problem.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, writeRecord } from '../../client/records.ts'
import { compareWritten } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import type { WhyWrong } from '../../api/why-wrong.ts'
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

/** What is sealed where an incident is put right: the whole of it anew, of which it is, and why it was wrong. */
type Kept = Incident & { corrects?: string; why?: WhyWrong }

/** Puts one right; what stood before stays. Under the same `id` it is written once. */
export const correctIncident = (
  session: Session,
  caseId: string,
  { incident, corrects, why, id }: { incident: Incident; corrects: string; why: WhyWrong; id: string },
): Promise<string> =>
  writeRecord(session, caseId, { compartment: 'contact', kind, value: { ...incident, corrects, why }, id })

export interface ReadIncident {
  id: string
  incident: Incident
  /** What stood there before it was put right, the first first, with why and when each was. */
  before: { incident: Incident; why: WhyWrong | undefined; correctedOn: string; by: Author | undefined }[]
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
      openDated<Kept>(session, caseId, row).then(
        ({ value, on, order, author }) => ({ id: row.id, order, kept: value, on, by: author }),
        () => undefined,
      ),
    ),
  )
  const read = opened.filter((one) => one !== undefined)
  return { incidents: putRight(read), unread: rows.length - read.length }
}

interface Opened {
  id: string
  order: string
  kept: Kept
  on: string
  by: Author | undefined
}

const houseOf = (by: Author | undefined) => (by && by !== 'person' ? by.organisation : undefined)

/** Only what the house that wrote an incident says of it counts; of anybody else it is an incident of its own. */
function putRight(read: readonly Opened[]): ReadIncident[] {
  const firsts = new Map(read.filter(({ kept }) => !kept.corrects).map((one) => [one.id, one]))
  const isOf = ({ kept, by }: Opened) => {
    const first = kept.corrects === undefined ? undefined : firsts.get(kept.corrects)
    return first && houseOf(first.by) === houseOf(by) ? first.id : undefined
  }
  const corrections = Map.groupBy(
    read.filter((one) => isOf(one) !== undefined).toSorted(compareWritten),
    isOf,
  )
  return read
    .filter((one) => isOf(one) === undefined)
    .map(({ id, kept, on, by }) => {
      const later = corrections.get(id) ?? []
      const all = [kept, ...later.map((one) => one.kept)]
      const before = later.map((one, at) => ({
        incident: all[at]!,
        why: one.kept.why,
        correctedOn: one.on,
        by: one.by,
      }))
      return { id, incident: all.at(-1)!, before, on, by }
    })
}
