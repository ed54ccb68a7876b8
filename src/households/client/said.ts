// The sealed words of a step: an answer for each of its questions, under one seal, where the process itself lies. `text` tells the same
// in a row, so that it is read among the notes like any other.
import { makeMoveOn } from '../../client/move-on-case.ts'
import { sealRecord, type SealedRow } from '../../client/records.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { readTrackNotes } from '../../client/track-notes.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import type { Input, Machine } from '../../tracks/define.ts'
import { partOfWords } from '../../tracks/define.ts'

/** What was answered to each question of a step, by its name. */
export interface SaidInStep {
  step: string
  text: string
  answers: Readonly<Record<string, string>>
}

export interface Step {
  caseId: string
  machine: Machine
  move: string
  track: { id: string; version: number }
}

/** Seals the words of a step. Sealed once, a second try over a broken line sends the same bytes. */
export async function sealSaid(session: Session, { caseId, machine, track }: Step, value: SaidInStep) {
  const compartment = partOfWords(machine) as Compartment
  const about = { track: track.id, about: machine.kind }
  const {
    kind: _kind,
    version: _version,
    ...sealed
  } = await sealRecord(session, caseId, {
    compartment,
    kind: 'note',
    value,
    about,
  })
  return sealed
}
export type SealedSaid = Awaited<ReturnType<typeof sealSaid>>

/** Takes the step with what was sealed for it, and what it asks besides. */
export const stepWith = (
  session: Session,
  { caseId, machine, move, track }: Step,
  said: SealedSaid,
  input: Input = {},
): Promise<TrackNow> =>
  makeMoveOn(
    session,
    { caseId, kind: machine.kind, move, says: undefined, track },
    { ...input, said: said as never },
  )

/** The words of a process, newest first, each with the day on which it was said. */
export async function readSaid(
  session: Session,
  shared: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<(SaidInStep & { on: string; row: SealedRow })[]> {
  const notes = await readTrackNotes<Partial<SaidInStep>>(session, shared, track)
  const opened = notes.map(({ row, on, value }) => ({
    step: '',
    text: '',
    answers: {},
    ...value,
    on: on.slice(0, 10),
    row,
  }))
  return opened.toSorted((one, other) => other.row.id.localeCompare(one.row.id))
}
