// What whoever sent somebody is told: sealed to them alone, as a text that is handed in at their own public address. No server of ours speaks
// to theirs, and neither learns more than that a text was handed in.
import { newId } from '../../api/new-id.ts'
import { addresses } from '../../api/addresses.ts'
import type { Session } from '../../client/session.ts'
import { packageAnswer, type PackageAnswer } from '../../packages/answers.ts'
import { Problem } from '../../api/problem.ts'
import type { AnswerBy } from './open-received.ts'

export interface AnswerMade {
  /** What is pasted: the token and the sealed answer, as one. */
  text: string
  /** Where; empty where they gave no address, and it is brought to them by hand. */
  at: string
}

/** `track` is the process that it was received as. Problem `invalid` where something needed is missing. */
export async function answerSender(
  { vault, clock }: Session,
  { track, by }: { track: string; by: AnswerBy },
  { kind, said }: Pick<PackageAnswer, 'kind' | 'said'>,
): Promise<AnswerMade> {
  const at = `${(await clock.now()).toISOString().slice(0, 16)}:00.000Z`
  const answer = packageAnswer({ id: newId(), at, kind, said }, by.purpose)
  if (!answer) throw new Problem('invalid', { fields: [{ field: 'kind', code: 'invalid-value' }] })
  const { token, text } = await vault.answerPackage({ answering: by.answering, row: track, answer })
  return { text: `${token}${text}`, at: by.at && `${by.at}/en${addresses.answer}` }
}
