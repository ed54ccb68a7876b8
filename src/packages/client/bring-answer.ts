// An answer that came as a text or a file, where there was no line: it is opened before it is kept, so that what belongs to another package
// is refused here already.
import { Problem } from '../../api/problem.ts'
import type { Session } from '../../client/session.ts'
import { answerIn } from '../answers.ts'
import { openAnswer, type ReadPackage } from './read-answers.ts'

export async function bringAnswer(session: Session, sent: ReadPackage, text: string): Promise<void> {
  const answer = answerIn(text)
  const isTheirs = sent.kept && (await openAnswer(session, sent, sent.kept.answerKey, answer))
  if (!isTheirs) throw new Problem('refused', { because: 'not-this-package' })
  await session.api.packages.bring({ id: sent.id, answer })
}
