// The end of a screening: what was answered is sealed in the file first, then the process says what is to be offered next. The answers
// are read by whoever holds that part; the server learns the outcome code alone.
import { Problem } from '../../api/problem.ts'
import { readCase } from '../../client/case-keys.ts'
import { writeRecord } from '../../client/records.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import { itemsFor, outcomeOf, type Answers, type Instrument, type Outcome } from '../instrument.ts'
import type { KeptAnswers } from './kept-answers.ts'

interface Screened {
  caseId: string
  track: { id: string; version: number }
  instrument: Instrument
  answers: Answers
  /** What came out, of a set that is asked from one's own copy. */
  outcome?: Outcome
  /** Each answer as a line, in the language in which it was asked: for whoever reads the file without this program. */
  text: string
}

/**
 * Keeps the answers and completes the screening; under the same `id` both are done once. `stale` where somebody has moved it meanwhile, and
 * then nothing is kept: other answers would stand beside their outcome.
 */
export async function finishScreening(
  session: Session,
  { caseId, track, instrument, answers, text, outcome = outcomeOf(instrument, answers) }: Screened,
  id: string,
): Promise<TrackNow> {
  const { records } = await readCase(session, caseId)
  const isAgain = records.some((one) => one.id === id)
  const now = await session.api.work.track({ track: track.id })
  if (!isAgain && now.track.version !== track.version) throw new Problem('stale')
  const asked = new Set(itemsFor(instrument, answers).map((one) => one.id))
  const given = Object.fromEntries(Object.entries(answers).filter(([item]) => asked.has(item)))
  const { id: code, version, title } = instrument
  const value: KeptAnswers = { instrument: code, version, title, outcome, given, text }
  const about = { track: track.id, about: 'screening' }
  await writeRecord(session, caseId, { compartment: 'narrative', kind: 'answers', value, about, id })
  return session.tracks.makeMove('screening', 'complete', track, { outcome }, id)
}
