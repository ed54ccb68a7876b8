// A conference, from the desk of whoever calls it and of whoever is asked: each word is sealed to one person's own key, which the signed
// log of their house names.
import { newId } from '../../api/new-id.ts'
import { readFrom, sealToPerson } from '../../client/seal-to.ts'
import type { Api, Session } from '../../client/session.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { WordField } from '../api.ts'

export type Conference = Awaited<ReturnType<Api['conferences']['mine']>>['conferences'][number]

export interface Attendee {
  organisation: number
  user: string
}

export interface Agenda {
  text: string
  /** Which organisations are asked, as who called it signed it: nobody else is sent it. An older agenda does not say. */
  asked?: readonly number[]
  /** Of whom: each house speaks of them by its own name, worked out of this. An older agenda has the name of the house that called. */
  reference?: string
}

/** Seals one thing to one guest of a conference that I called, or to myself. `not-verified` for who was not asked or has not signed an answer. */
export async function sealToGuest(
  session: Session,
  conference: Conference,
  { field, reader }: { field: WordField; reader: Attendee },
  value: unknown,
) {
  const place = { row: conference.id, field: `conference.${field}` }
  const agenda = conference.words.find((one) => one.field === 'agenda')
  const answer = conference.people.find(({ user }) => user === reader.user)?.signed
  const isSelf = reader.user === session.id
  if (!isSelf && (!agenda || !answer)) throw new SealingError('not-verified')
  const intent = isSelf
    ? ({ to: 'self' } as const)
    : ({ to: 'guest', ...reader, agenda: agenda!, answer: answer! } as const)
  return { field, ...(await sealToPerson(session, intent, place, value)) }
}

export const self = ({ organisation, id }: Session): Attendee => ({ organisation, user: id })

/** Says for my organisation that I come, or cannot: signed for who called it. */
export async function answerConference(
  session: Session,
  { id, organisation, calledBy }: Pick<Conference, 'id' | 'organisation' | 'calledBy'>,
  comes: boolean,
): Promise<void> {
  const to = { to: 'caller', organisation, user: calledBy } as const
  const place = { row: id, field: 'conference.answer' }
  const { ciphertext, signature } = await sealToPerson(session, to, place, { comes })
  await session.api.conferences.answer({ id, comes, signed: { ciphertext, signature } })
}

/** Calls one; answers with its id. */
export async function callConference(
  session: Session,
  caseId: string,
  {
    id = newId(),
    on,
    organisations,
    agenda,
  }: { id?: string; on: string; organisations: number[]; agenda: Agenda },
): Promise<string> {
  const { ciphertext, signature } = await sealToPerson(
    session,
    { to: 'self' },
    { row: id, field: 'conference.agenda' },
    { ...agenda, asked: organisations },
  )
  await session.api.conferences.call({ caseId, id, on, organisations, agenda: { ciphertext, signature } })
  return id
}

/** Those who said that they come. */
const coming = ({ people }: Conference): Attendee[] =>
  people.flatMap(({ organisation, user, answer }) =>
    user && answer === 'comes' ? [{ organisation, user }] : [],
  )

/**
 * Everybody whom I asked and who has signed that they come gets the agenda as soon as I look. Answers with how many got it now; who cannot be
 * proven gets nothing, and stands on the list without it.
 */
export async function sendAgenda(session: Session, conference: Conference): Promise<number> {
  const have = new Set(conference.sealedTo.filter(({ field }) => field === 'agenda').map(({ to }) => to))
  const lacking = coming(conference).filter(({ user }) => !have.has(user))
  if (conference.state !== 'called' || conference.calledBy !== session.id || lacking.length === 0) return 0
  const agenda = await readWords<Agenda>(session, conference, 'agenda')
  if (!agenda) return 0
  const sealed = await Promise.all(
    lacking.map((reader) =>
      sealToGuest(session, conference, { field: 'agenda', reader }, agenda).catch((refusal: unknown) => {
        if (!(refusal instanceof SealingError && refusal.code === 'not-verified')) throw refusal
        return undefined
      }),
    ),
  )
  const words = sealed.filter((one) => one !== undefined)
  if (words.length > 0) await session.api.conferences.write({ id: conference.id, words })
  return words.length
}

/** What was sealed to me under one heading; nothing where there is none. Fails with `bad-signature` where its writer is another. */
export async function readWords<Value>(
  session: Session,
  { id, organisation, calledBy, words }: Conference,
  field: WordField,
): Promise<Value | undefined> {
  const found = words.find((one) => one.field === field)
  if (!found) return undefined
  const { ciphertext, signature } = found
  const sealed = { organisation, row: id, field: `conference.${field}`, by: calledBy, ciphertext, signature }
  return (await readFrom(session, sealed)) as Value
}
