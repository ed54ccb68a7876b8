// What whoever receives somebody at home has answered, written down on the way home itself: whether they receive the person, and how it goes
// afterwards. What stands there already is not written twice.
import { Problem } from '../../api/problem.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { makeMoveOn } from '../../client/move-on-case.ts'
import type { Session } from '../../client/session.ts'
import { partOfWords } from '../../tracks/define.ts'
import { keepFollowUp, sealFollowUp } from '../../solutions/client/keep-follow-up.ts'
import { followUpAsks, type SeenAtFollowUp } from '../../solutions/follow-up.ts'
import { solutionMachine } from '../../solutions/solution.ts'
import type { PackageAnswer } from '../answers.ts'

/** What they saw, as a follow-up; nothing where they answered something else. */
export function seenIn({ kind, said }: PackageAnswer, by: string): SeenAtFollowUp | undefined {
  if (kind !== 'how_it_goes') return undefined
  const answers = Object.fromEntries(
    followUpAsks.flatMap((name) => (said[name] ? [[name, said[name]]] : [])),
  ) as SeenAtFollowUp['answers']
  return { contact: said['contact'] as SeenAtFollowUp['contact'], answers, words: said['words'] ?? '', by }
}

const accepting: Readonly<Record<string, boolean>> = { yes: true, no: false }

type Track = SharedCase['tracks'][number]

const homeward = ({ tracks }: SharedCase, states: readonly string[]): Track | undefined =>
  tracks.find(
    ({ kind, subkind, state }) =>
      kind === 'solution' && subkind === 'voluntary_return' && states.includes(state),
  )

/** What was said last in a kind of step of a process. */
const lastOf = ({ events }: SharedCase, track: string, move: string, is: (facts: Facts) => boolean) =>
  events.find((one) => one.track === track && one.move === move && is(one.facts))
type Facts = Readonly<Record<string, unknown>>

async function confirm(session: Session, shared: SharedCase, accepts: boolean, key: string): Promise<void> {
  const track = homeward(shared, ['agreed', 'preparing'])
  if (!track) return
  const before = lastOf(shared, track.id, 'confirm_receiver', () => true)
  if (before?.facts['accepts'] === accepts) return
  const which = { caseId: shared.case.id, kind: 'solution', move: 'confirm_receiver', says: undefined, track }
  await makeMoveOn(session, which, { accepts }, key)
}

/** `text` says what was seen in words. Problem `refused` (`no-return-under-way`) where nobody is on the way home. */
async function follow(
  session: Session,
  shared: SharedCase,
  seen: SeenAtFollowUp & { text: string },
  key: string,
): Promise<void> {
  const track = homeward(shared, ['executed', 'monitoring'])
  if (!track) throw new Problem('refused', { because: 'no-return-under-way' })
  const isThis = ({ contact, reached }: Facts) => contact === seen.contact && reached === true
  if (lastOf(shared, track.id, 'follow', isThis)) return
  const compartment = partOfWords(solutionMachine, track.subkind ?? undefined) as 'narrative'
  const followed = { caseId: shared.case.id, track, compartment }
  const report = await sealFollowUp(session, followed, seen)
  await keepFollowUp(session, followed, { seen, reached: true, report, key })
}

export async function writeReturn(
  session: Session,
  caseId: string,
  { answer, seen }: { answer: PackageAnswer; seen: (SeenAtFollowUp & { text: string }) | undefined },
): Promise<void> {
  const shared = await readCase(session, caseId)
  const accepts = accepting[answer.kind]
  if (accepts !== undefined) await confirm(session, shared, accepts, answer.id)
  if (seen) await follow(session, shared, seen, answer.id)
}
