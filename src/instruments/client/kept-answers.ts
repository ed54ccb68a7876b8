// What was answered in a screening, as it is sealed in the part of the story, and read again.
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, writeRecord, type SealedRow } from '../../client/records.ts'
import { compareWritten } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import type { WhyWrong } from '../../api/why-wrong.ts'
import type { Answer, Answers, Instrument, Outcome, Words } from '../instrument.ts'

export interface KeptAnswers {
  instrument: string
  version: number
  /** For whoever reads it where the set is not at hand. */
  title?: Words
  outcome?: Outcome
  given: Answers
  text: string
}

/** The same with whose word it is, and why it takes the place of the answers before it, where it does. */
export interface ReadAnswers {
  row: SealedRow
  on: string
  /** Where it stands among others. */
  order: string
  user?: string
  value: KeptAnswers & { why?: WhyWrong }
}

type Read = Pick<SharedCase, 'case' | 'records' | 'held'>

/**
 * What was answered in a screening, as it was put right last, the newest first; none where it was not kept, or where this part is not held.
 * Only the house that asked puts its answers right.
 */
export async function readAnswers(
  session: Session,
  { case: { id }, records, held }: Read,
  track: string,
): Promise<ReadAnswers[]> {
  const rows = records
    .filter((one) => one.kind === 'answers' && one.track === track && held.includes(one.compartment))
    .toSorted((one, other) => other.version - one.version)
  const first = rows.at(-1)
  return Promise.all(
    rows
      .filter(({ by }) => by === first?.by)
      .map(async (row) => {
        const { value, on, order, author } = await openDated<ReadAnswers['value']>(session, id, row)
        const user = author && author !== 'person' ? { user: author.user } : {}
        return { row, on: on.slice(0, 10), order, value, ...user }
      }),
  )
}

/** Puts answers right: what was answered first stays beneath. What the process was told to offer stands; the new outcome is said beside it. */
export const correctKept = (
  session: Session,
  caseId: string,
  { before, value, id }: { before: ReadAnswers; value: KeptAnswers & { why: WhyWrong }; id: string },
): Promise<string> =>
  writeRecord(session, caseId, {
    compartment: before.row.compartment,
    kind: 'answers',
    value,
    replaces: before.row,
    about: { track: before.row.track!, about: 'screening' },
    id,
  })

/** What somebody was asked before and how they answered: when, and by which organisation. */
export interface AnsweredBefore {
  answer: Answer
  on: string
  by: string | null
}

/**
 * The answers to these questions that stand in the file already, by the questions: of the same set in the same version, the newest first.
 * What they did not know is asked again.
 */
export async function answeredBefore(
  session: Session,
  shared: Read,
  { id: code, version }: Pick<Instrument, 'id' | 'version'>,
): Promise<ReadonlyMap<string, AnsweredBefore>> {
  const { records } = shared
  const asked = records.flatMap(({ kind, track }) => (kind === 'answers' && track !== null ? [track] : []))
  const read = await Promise.all([...new Set(asked)].map((track) => readAnswers(session, shared, track)))
  return new Map(
    read
      .flatMap(([newest]) => newest ?? [])
      .toSorted(compareWritten)
      .filter(({ value }) => value.instrument === code && value.version === version)
      .flatMap(({ row, on, value }) =>
        Object.entries(value.given)
          .filter(([, answer]) => answer !== 'unknown')
          .map(([item, answer]) => [item, { answer, on, by: row.by }] as const),
      ),
  )
}
