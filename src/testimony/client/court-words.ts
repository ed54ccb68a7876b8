// Why a person needs each measure, and why the court said what it said: sealed in the legal part of the file, beside the move that it goes
// with. Whoever holds that part reads it next to the measure.
import type { SharedCase } from '../../client/case-keys.ts'
import { sealBeside } from '../../client/seal-beside.ts'
import type { Session } from '../../client/session.ts'
import { readTrackNotes } from '../../client/track-notes.ts'

export type Reasons = Readonly<Record<string, string>>
export type CourtMove = 'ask_court' | 'decide'

interface Place {
  caseId: string
  track: { id: string }
}

/** Nothing where no reason was given. `say` names a measure in words, for whoever reads the notes of the file. */
export async function sealReasons(
  session: Session,
  { caseId, track }: Place,
  { move, reasons, say }: { move: CourtMove; reasons: Reasons; say: (measure: string) => string },
) {
  const given = Object.entries(reasons).flatMap(([measure, words]) =>
    words.trim() === '' ? [] : [[measure, words.trim()] as const],
  )
  if (given.length === 0) return undefined
  const text = given.map(([measure, words]) => `${say(measure)}: ${words}`).join('\n')
  const place = { caseId, compartment: 'legal', track: { id: track.id, kind: 'testimony' } } as const
  return sealBeside(session, place, { text, move, reasons: Object.fromEntries(given) })
}

/** The newest reason of each measure, the person's and the court's. */
export async function readReasons(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<Record<CourtMove, Reasons>> {
  const said: Record<CourtMove, Record<string, string>> = { ask_court: {}, decide: {} }
  const notes = await readTrackNotes<{ move?: string; reasons?: Reasons }>(session, shared, track)
  for (const { value } of notes)
    if (value.move === 'ask_court' || value.move === 'decide') Object.assign(said[value.move], value.reasons)
  return said
}
