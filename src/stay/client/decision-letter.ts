// The letter about a decision against somebody: written by one, read by another on another day, and only then handed over. Both are
// sealed and signed records of the case, so that no server can put itself in the second one's place.
import { nameOn } from '../../cases/client/profile-name.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import type { Pack, Words } from '../../jurisdiction/define.ts'
import type { LetterFacts } from '../../jurisdiction/letters.ts'
import { SealingError } from '../../sealing/suite.ts'
import { textOfLetter } from '../../jurisdiction/letter-text.ts'
import { keepLetter, type KeptLetter, type Letter } from './letters.ts'

type Shared = Pick<SharedCase, 'case' | 'records' | 'tracks' | 'events' | 'clocks' | 'held'>

const against = ['prelim_negative', 'not_identified']
/** Whether it was decided against somebody. */
export const isRefused = ({ kind, state }: { kind: string; state: string }): boolean =>
  kind === 'identification' && against.includes(state)

/** What the law says of a no on the day on which it was served: what can be done, and until when. Nothing where there is no such decision. */
export async function decisionFacts(
  session: Session,
  shared: Shared,
  { pack, reasons }: { pack: Pack; reasons: Words },
): Promise<LetterFacts | undefined> {
  const track = shared.tracks.find(isRefused)
  const decided = shared.events.find((event) => event.track === track?.id && event.from !== event.to)
  const day = decided?.facts['served_on']
  if (!track || typeof day !== 'string') return undefined
  const limit = shared.clocks.find(
    (one) => one.track === track.id && one.clock === 'identification.challenge',
  )
  return {
    name: await nameOn(session, shared),
    day,
    reasons,
    remedy: pack.notices
      .filter(
        ({ at, since = '', until = '9999-12-31' }) =>
          at.includes(`identification.${track.state}`) && since <= day && day <= until,
      )
      .map(({ text }) => text),
    deadline: limit?.dueOn ?? undefined,
  }
}

/** A letter without its reasons is none. */
const hasReasons = ({ written }: Pick<Letter, 'written'>): boolean =>
  written.length > 0 && written.every(({ lines }) => lines.some(({ shows }) => shows === 'reasons'))

/** The first of the two writes it. `unfit` where it gives no reasons. */
export async function writeDecision(session: Session, caseId: string, letter: Letter): Promise<string> {
  if (!hasReasons(letter)) throw new SealingError('unfit')
  return keepLetter(session, caseId, { ...letter, text: '' }, 'identity')
}

export interface DecisionLetter {
  id: string
  on: string
  value: KeptLetter
  user: string | undefined
}

/** The letters about decisions on a case, newest first, as far as their writers are who they say. */
async function openDecisions(
  session: Session,
  { case: { id }, records, held }: Shared,
): Promise<DecisionLetter[]> {
  const rows = records.filter(
    ({ kind, compartment }) => kind === 'letter' && compartment === 'identity' && held.includes(compartment),
  )
  const opened = await Promise.all(
    rows.map(async (row): Promise<DecisionLetter[]> => {
      const read = await openDated<KeptLetter>(session, id, row).catch(() => undefined)
      if (!read?.isSaid || !Array.isArray(read.value.written) || !hasReasons(read.value)) return []
      const user = read.author && read.author !== 'person' ? read.author.user : undefined
      return [{ id: row.id, on: read.on, value: read.value, user }]
    }),
  )
  return opened.flat()
}

const sameWords = (one: KeptLetter, other: KeptLetter) =>
  JSON.stringify(one.written) === JSON.stringify(other.written)

/** Whether the second one is somebody else, on a later day, and read these very words. */
const isSecond = (second: DecisionLetter, first: DecisionLetter): boolean =>
  second.value.reads === first.id &&
  second.user !== undefined &&
  first.user !== undefined &&
  second.user !== first.user &&
  second.on > first.on &&
  sameWords(second.value, first.value)

/** The newest letter that was written, and the same as a second one read it; nothing where nobody wrote any. */
export async function decisionNow(
  session: Session,
  shared: Shared,
): Promise<{ first: DecisionLetter; second: DecisionLetter | undefined } | undefined> {
  const all = await openDecisions(session, shared)
  const first = all.find(({ value }) => value.reads === undefined)
  return first && { first, second: all.find((one) => isSecond(one, first)) }
}

/** Whether somebody may be the second one on a day, by what is signed. */
export const mayRead = (first: DecisionLetter, { user, on }: { user: string; on: string }): boolean =>
  first.user !== user && on > first.on

/** The second one has read it: from now on it can be handed over, and stands on the person's own page. */
export const readDecision = (session: Session, caseId: string, first: DecisionLetter): Promise<string> =>
  keepLetter(
    session,
    caseId,
    { ...first.value, text: textOfLetter([...first.value.written].toReversed()), reads: first.id },
    'identity',
  )
