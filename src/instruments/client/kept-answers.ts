// What was answered in a screening, as it is sealed in the part of the story, and read again.
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import type { Answers, Outcome, Words } from '../instrument.ts'

export interface KeptAnswers {
  instrument: string
  version: number
  /** For whoever reads it where the set is not at hand. */
  title?: Words
  outcome?: Outcome
  given: Answers
  text: string
}

/** What was answered in a screening; nothing where it was not kept, or where this part is not held. */
export async function answersOf(
  session: Session,
  { case: { id }, records, held }: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<KeptAnswers | undefined> {
  const row = records.find(
    (one) => one.kind === 'answers' && one.track === track && held.includes(one.compartment),
  )
  return row && (await openDated<KeptAnswers>(session, id, row)).value
}
