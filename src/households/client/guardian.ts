// A guardian is named and vetted in one go, among the working notes of whoever carries the child's case.
import { beginPart } from '../../cases/client/begin-part.ts'
import { sealDescription } from '../../client/description.ts'
import { hasArrived } from '../../client/refusal.ts'
import type { Session } from '../../client/session.ts'
import { standingOf, type Standing } from '../../client/track-standing.ts'
import { WORKING } from '../../sealing/shapes.ts'
import { guardianshipMachine as machine } from '../guardianship.ts'
import { sealSaid, stepWith } from './said.ts'

/** What is asked of every guardian before a child is left with their word. */
export const vettingQuestions = ['tie', 'paid', 'suspects', 'others', 'checked'] as const
type Question = (typeof vettingQuestions)[number]

export interface Vetting {
  /** Who, and how they are reached. */
  who: string
  answers: Readonly<Record<Question, string>>
  conflict: 'none' | 'some' | null
}
export const noVetting: Vetting = {
  who: '',
  answers: { tie: '', paid: '', suspects: '', others: '', checked: '' },
  conflict: null,
}

/** Whether everything is answered, and nobody is put before a child with a conflict of interest. */
export const mayBeVetted = ({ who, answers, conflict }: Vetting, isNamed: boolean): boolean =>
  (isNamed || who.trim() !== '') &&
  conflict === 'none' &&
  vettingQuestions.every((question) => answers[question].trim() !== '')

/** Which process it becomes; `wordsId` names its description, so that a second try is the same one. */
interface Naming {
  caseId: string
  circle: number
  id: string
  wordsId: string
}

async function nameGuardian(
  session: Session,
  { caseId, circle, id, wordsId }: Naming,
  who: string,
): Promise<Standing> {
  await beginPart(session, caseId, WORKING, circle)
  const description = await sealDescription(
    session,
    { caseId, track: id, machine },
    { text: who.trim() },
    wordsId,
  )
  const opening = { id, caseId, description: description as never }
  return session.tracks.openTrack('guardianship', opening, wordsId).catch(async (fault: unknown) => {
    const there = hasArrived(fault) ? await standingOf(session, id) : undefined
    if (there) return there
    throw fault
  })
}

/** Names and vets a guardian, or vets one who was named before. */
export async function vetGuardian(
  session: Session,
  naming: Naming,
  { who, answers }: Vetting,
): Promise<Standing> {
  const { caseId, circle, id } = naming
  const now =
    (await standingOf(session, id).catch(() => undefined)) ?? (await nameGuardian(session, naming, who))
  if (now.state !== 'named') return now
  await beginPart(session, caseId, WORKING, circle)
  const step = { caseId, machine, move: 'vet', track: now }
  const text = vettingQuestions.map((question) => answers[question].trim()).join('\n')
  const sealed = await sealSaid(session, step, {
    step: 'vet',
    text,
    answers: { ...answers, conflict: 'none' },
  })
  return stepWith(session, step, sealed)
}
