// How she says she is, answered by herself on her page: sealed to her case in the part about health, and held beside what she said before.

import { instrument, trendsOf, type Answers, type Question, type Said } from '../../care/wellbeing.ts'
import { hasArrived } from '../../client/refusal.ts'
import { sealOwnRecord } from './own-record.ts'
import type { OpenCase } from './open-file.ts'
import type { PortalSession } from './portal-session.ts'

/** The case whose part about health her card opens. */
export const healthOf = (cases: readonly OpenCase[]): OpenCase | undefined =>
  cases.find(({ held }) => held.includes('health'))

/** What she answered last to each question, whoever wrote it down. */
export function lastAnswers(cases: readonly OpenCase[]): Partial<Record<Question, number>> {
  const asked = cases
    .flatMap(({ records }) => records)
    .filter(({ kind, value }) => kind === 'wellbeing' && value?.['answers'] !== undefined)
    .map(({ on, value }) => ({ on, value: value as unknown as Answers }))
  return Object.fromEntries(
    trendsOf(asked).flatMap(({ question, now }) => (now === undefined ? [] : [[question, now]])),
  )
}

interface Answered {
  /** Names the write: pressed again after a lost answer it is the same one. */
  id: string
  on: string
  language: string
  answers: Partial<Record<Question, Said>>
  /** The same in words, for the list of what was written. */
  text: string
}

export async function sayHowIAm(
  session: PortalSession,
  caseId: string,
  { id, on, language, answers, text }: Answered,
): Promise<void> {
  const value: Answers = {
    instrument: instrument.id,
    version: instrument.version,
    language,
    manner: 'self',
    answers,
    text,
  }
  const place = { id, caseId, compartment: 'health', kind: 'wellbeing', version: 1, on } as const
  const record = await sealOwnRecord(session, place, value)
  try {
    await session.api.portal.wellbeing({ caseId, record }, { key: id })
  } catch (error) {
    if (!hasArrived(error)) throw error
  }
}
