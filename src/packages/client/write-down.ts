// What a place outside has answered becomes how the referral stands: the same steps that the sender would press for them, one after the
// other and signed. Where a line broke between two of them, pressing again goes on from there.
import type { Session } from '../../client/session.ts'
import type { Input } from '../../tracks/define.ts'
import type { PackageAnswer } from '../answers.ts'
import type { CameBack } from './read-answers.ts'

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
  return steps(state, 'completed', { finish: { outcome: said['outcome'] ?? 'partly' } })
}

/** Writes it down once and marks the answer as taken, however often it came; answers with how the referral stands then. */
export async function writeDown(
  { api, tracks }: Session,
  { track, id, came }: { track: string; id: string; came: CameBack },
): Promise<string> {
  const { answer, takenAt, waiting } = came
  let { state, version } = await api.referrals.read({ track })
  for (const [move, input] of (answer && takenAt === null && stepsFor(state, answer)) || []) {
    const now = await tracks.makeMove('referral', move, { id: track, version }, input ?? {})
    ;({ state, version } = now)
  }
  for (const digest of waiting) await api.packages.take({ id, digest })
  return state
}
