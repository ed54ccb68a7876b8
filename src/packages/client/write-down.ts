// What a place outside has answered becomes how the referral stands: the same steps that the sender would press for them, one after the
// other and signed. Where a line broke between two of them, pressing again goes on from there.
import type { Session } from '../../client/session.ts'
import type { Input } from '../../tracks/define.ts'
import type { PackageAnswer } from '../answers.ts'
import type { SeenAtFollowUp } from '../../solutions/follow-up.ts'
import type { CameBack, ReadPackage } from './read-answers.ts'
import { seenIn, writeReturn } from './write-return.ts'

type Step = readonly [move: string, input?: Input | undefined]

/** On the way to being helped: which step leads on from each state, and to where. */
const onward: Readonly<Record<string, readonly [move: string, to: string]>> = {
  sent: ['open', 'received'],
  received: ['accept', 'accepted'],
  info_requested: ['accept', 'accepted'],
  not_attended: ['rebook', 'accepted'],
  accepted: ['start', 'in_service'],
  in_service: ['finish', 'completed'],
}

/** The steps from one state to another, or nothing where no way leads there. */
function steps(from: string, to: string, inputs: Readonly<Record<string, Input>> = {}): Step[] | undefined {
  const made: Step[] = []
  for (let state = from; state !== to;) {
    const next = onward[state]
    if (!next) return undefined
    made.push([next[0], inputs[next[0]]])
    state = next[1]
  }
  return made
}

const then = (before: Step[] | undefined, last: Step): Step[] | undefined => before && [...before, last]

/** Before it is said no to, it was received; an enquiry is answered at once. */
const toAnswer = (state: string): Step[] | undefined =>
  ['enquiry', 'received', 'info_requested'].includes(state) ? [] : steps(state, 'received')

function refusal(state: string, { said }: PackageAnswer): Step[] | undefined {
  const reason = said['reason'] ?? 'no_place'
  // Whoever is asked whether they could help says yes, or that they have no place.
  if (reason === 'no_place' || state === 'enquiry') return then(toAnswer(state), ['full'])
  return then(toAnswer(state), ['decline', { reason }])
}

/** What has to be written down for an answer; nothing where the referral stands so that it changes nothing. */
export function stepsFor(state: string, answer: PackageAnswer): Step[] | undefined {
  const { kind, said } = answer
  const day = said['first_day'] === undefined ? undefined : { first_day: said['first_day'] }
  if (kind === 'yes')
    return state === 'enquiry'
      ? [['available']]
      : steps(state, 'accepted', day && { accept: day, rebook: day })
  if (kind === 'no') return refusal(state, answer)
  if (kind === 'question') return then(steps(state, 'received'), ['ask'])
  if (kind === 'arrived') return steps(state, 'in_service')
  // Who was missed is not missed again before another day was agreed: where a line broke after this very step, it is done.
  if (kind === 'came_not' && state === 'not_attended') return []
  if (kind === 'came_not')
    return then(steps(state, 'accepted'), ['miss', { attendance: said['attendance'] ?? 'did_not_come' }])
  if (kind === 'how_it_goes') return []
  return steps(state, 'completed', { finish: { outcome: said['outcome'] ?? 'partly' } })
}

interface ToWrite {
  sent: Pick<ReadPackage, 'id' | 'track' | 'caseId' | 'purpose' | 'kept'>
  came: CameBack
  /** What was seen at a follow-up, in words for the notes of the case. */
  inWords: (seen: SeenAtFollowUp) => string
}

/** Writes it down once and marks the answer as taken, however often it came; answers with how the referral stands then. */
export async function writeDown(session: Session, { sent, came, inWords }: ToWrite): Promise<string> {
  const { api, tracks } = session
  const { id, track, caseId, purpose, kept } = sent
  const { answer, takenAt, waiting } = came
  let { state, version } = await api.referrals.read({ track })
  for (const [move, input] of (answer && takenAt === null && stepsFor(state, answer)) || []) {
    const now = await tracks.makeMove('referral', move, { id: track, version }, input ?? {})
    ;({ state, version } = now)
  }
  if (answer && takenAt === null && purpose === 'return') {
    const seen = seenIn(answer, kept?.to ?? '')
    await writeReturn(session, caseId, { answer, seen: seen && { ...seen, text: inWords(seen) } })
  }
  for (const digest of waiting) await api.packages.take({ id, digest })
  return state
}
