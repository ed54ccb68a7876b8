// Minutes of a conference carry the list of those who were there, signed with them; what the server lists beside is held against that.
import type { Session } from '../../client/session.ts'
import { SealingError } from '../../sealing/suite.ts'
import { readWords, sealToGuest, self, type Attendee, type Conference } from './conference.ts'

export interface Decision {
  text: string
  /** The organisation that it concerns; left out, everybody who was there. */
  concerns?: number
}

/** How the person took part. */
export const takingPart = ['present', 'words_read', 'not_wanted'] as const
export type TakingPart = (typeof takingPart)[number]

export interface Minutes {
  text: string
  person: TakingPart
  decisions: Decision[]
  /** Everybody to whom these minutes are sealed, the writer too. */
  present: Attendee[]
}

interface Written {
  /** Users who were there, beside the writer. */
  present: readonly string[]
  text: string
  person: TakingPart
  decisions: readonly Decision[]
}

/** Puts the minutes down for those who were there; who answered and was not gets the decisions that concern their house, and nothing else. */
export async function writeMinutes(
  session: Session,
  conference: Conference,
  { present, text, person, decisions }: Written,
): Promise<void> {
  const answered = conference.people.flatMap(({ organisation, user }) =>
    user ? [{ organisation, user }] : [],
  )
  const there = [self(session), ...answered.filter(({ user }) => present.includes(user))]
  const minutes: Minutes = { text, person, decisions: [...decisions], present: there }
  const forAbsent = answered
    .filter(({ user }) => !present.includes(user))
    .map((one) => ({ one, theirs: decisions.filter(({ concerns }) => concerns === one.organisation) }))
    .filter(({ theirs }) => theirs.length > 0)
  const seal = (field: 'minutes' | 'decisions', reader: Attendee, value: unknown) =>
    sealToGuest(session, conference, { field, reader }, value)
  const words = await Promise.all([
    ...there.map((one) => seal('minutes', one, minutes)),
    ...forAbsent.map(({ one, theirs }) => seal('decisions', one, { decisions: theirs })),
  ])
  await session.api.conferences.write({ id: conference.id, present: [...present], words })
}

/** The minutes, held against the list that was signed with them: `unfit` where the server names a reader who is not on it. */
export async function readMinutes(session: Session, conference: Conference): Promise<Minutes | undefined> {
  const minutes = await readWords<Minutes>(session, conference, 'minutes')
  if (!minutes) return undefined
  const readers = new Set(minutes.present.map(({ user }) => user))
  const named = conference.sealedTo.filter(({ field }) => field === 'minutes')
  if (named.some(({ to }) => !readers.has(to))) throw new SealingError('unfit')
  return minutes
}
