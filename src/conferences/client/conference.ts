// A conference, from the desk of whoever calls it and of whoever is asked: each word is sealed to one person's own key, which the signed
// log of their house names.
import { newId } from '../../api/new-id.ts'
import { checked, knowAsFarAsBelieved } from '../../client/logs.ts'
import type { Api, Session } from '../../client/session.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'
import type { WordField } from '../api.ts'

export type Conference = Awaited<ReturnType<Api['conferences']['mine']>>['conferences'][number]

export interface Attendee {
  organisation: number
  user: string
}

export interface Agenda {
  text: string
  /** Of whom: each house speaks of them by its own name, worked out of this. An older agenda has the name of the house that called. */
  reference?: string
}

/** Seals one thing to one person. */
export const sealTo = (
  session: Session,
  { conference, field, reader }: { conference: string; field: WordField; reader: Attendee },
  value: unknown,
) =>
  session.vault
    .sealBrief({
      organisation: reader.organisation,
      row: conference,
      field: `conference.${field}`,
      to: reader.user,
      value,
    })
    .then((sealed) => ({ field, to: reader.user, ...sealed }))

export const self = ({ organisation, id }: Session): Attendee => ({ organisation, user: id })

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
  mayWrap(session)
  await knowAsFarAsBelieved(session, [session.organisation])
  const { ciphertext, signature } = await sealTo(
    session,
    { conference: id, field: 'agenda', reader: self(session) },
    agenda,
  )
  await session.api.conferences.call({ caseId, id, on, organisations, agenda: { ciphertext, signature } })
  return id
}

/** Those who said that they come, of houses whose logs are believed. */
const coming = ({ people }: Conference): Attendee[] =>
  people.flatMap(({ organisation, user, answer }) =>
    user && answer === 'comes' ? [{ organisation, user }] : [],
  )

/** Everybody who answered gets the agenda as soon as whoever called it looks. Answers with how many got it now. */
export async function sendAgenda(session: Session, conference: Conference): Promise<number> {
  const have = new Set(conference.sealedTo.filter(({ field }) => field === 'agenda').map(({ to }) => to))
  const lacking = coming(conference).filter(({ user }) => !have.has(user))
  if (conference.state !== 'called' || conference.calledBy !== session.id || lacking.length === 0) return 0
  mayWrap(session)
  const agenda = await readWords<Agenda>(session, conference, 'agenda')
  if (!agenda) return 0
  await knowAsFarAsBelieved(
    session,
    lacking.map(({ organisation }) => organisation),
  )
  const words = await Promise.all(
    lacking.map((one) =>
      sealTo(session, { conference: conference.id, field: 'agenda', reader: one }, agenda),
    ),
  )
  await session.api.conferences.write({ id: conference.id, words })
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
  const { value } = await checked(session, [organisation], () => session.vault.openBrief(sealed))
  return value as Value
}
