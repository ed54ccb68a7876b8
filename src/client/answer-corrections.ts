// An answer of a step that was wrong, put right: a sealed note beside the process that says which step, what is true instead and why. What
// was answered first stays where it is. Only the house that took the step puts its answers right.
import { partOfWords, type Machine } from '../tracks/define.ts'
import type { Compartment } from '../sealing/vault-shape.ts'
import type { SharedCase } from './case-keys.ts'
import { openDated, writeRecord, type SealedRow } from './records.ts'
import { compareWritten } from './sealed-record.ts'
import type { Session } from './session.ts'
import { whyWrong, type WhyWrong } from '../api/why-wrong.ts'

type Answer = string | number | boolean | readonly string[] | null

/** Of which step, and what of it is otherwise: null where nothing should have been answered. */
export interface Corrected {
  ofStep: string
  answers: Readonly<Record<string, Answer>>
  why: WhyWrong
}

export interface AnswerCorrection extends Corrected {
  row: SealedRow
  on: string
  /** Where it stands among others. */
  order: string
  /** Whoever wrote it, where it was a colleague. */
  user?: string
}

export interface CorrectedStep {
  caseId: string
  machine: Machine
  track: { id: string; subkind: string | null }
}

/** The part in which a correction lies: that of the process itself. */
export const partOfCorrection = ({ machine, track }: Pick<CorrectedStep, 'machine' | 'track'>): Compartment =>
  partOfWords(machine, track.subkind ?? undefined) as Compartment

/** Keeps a correction; `text` says the same in words, for whoever reads the file as a whole. Under the same `id` it is kept once. */
export const correctAnswers = (
  session: Session,
  { caseId, machine, track }: CorrectedStep,
  value: Corrected & { text: string },
  id: string,
): Promise<string> =>
  writeRecord(session, caseId, {
    compartment: partOfCorrection({ machine, track }),
    kind: 'note',
    value,
    about: { track: track.id, about: machine.kind },
    id,
  })

/**
 * What was put right of the steps of a case, or of one process, by the ids of the steps and in their order. Only what the house that took a
 * step said of it counts: anybody else's words stand beside it as a note.
 */
export async function readAnswerCorrections(
  session: Session,
  { case: { id: caseId }, records, held }: Pick<SharedCase, 'case' | 'records' | 'held'>,
  steps: readonly { id: string; track: string; by: string | null }[],
): Promise<ReadonlyMap<string, AnswerCorrection[]>> {
  const tracks = new Set(steps.map(({ track }) => track))
  const rows = records.filter(
    ({ kind, track, compartment }) =>
      kind === 'note' && track !== null && tracks.has(track) && held.includes(compartment),
  )
  const opened = await Promise.all(rows.map((row) => openOne(session, caseId, row)))
  const byId = new Map(steps.map((step) => [step.id, step]))
  const counting = opened
    .filter((one) => one !== undefined)
    .filter(({ ofStep, row }) => {
      const step = byId.get(ofStep)
      return step !== undefined && step.track === row.track && step.by === row.by
    })
    .toSorted(compareWritten)
  return Map.groupBy(counting, ({ ofStep }) => ofStep)
}

/** What cannot be opened is told where notes are read. */
async function openOne(
  session: Session,
  caseId: string,
  row: SealedRow,
): Promise<AnswerCorrection | undefined> {
  try {
    const { value, on, order, author } = await openDated<Partial<Corrected>>(session, caseId, row)
    const { ofStep, answers, why } = value
    if (typeof ofStep !== 'string' || typeof answers !== 'object' || !whyWrong.includes(why!))
      return undefined
    const user = author && author !== 'person' ? { user: author.user } : {}
    return { row, on, order, ofStep, answers, why: why!, ...user }
  } catch {
    return undefined
  }
}

/** The answers of a step as they count now. */
export const answersNow = <Given extends Readonly<Record<string, unknown>>>(
  given: Given,
  corrections: readonly Pick<AnswerCorrection, 'answers'>[] = [],
): Readonly<Record<string, unknown>> => Object.assign({}, given, ...corrections.map(({ answers }) => answers))
