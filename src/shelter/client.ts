// The way to a house, told to whoever brings the person: sealed here to the key that the checked log of their organisation names, opened by
// them alone.
import { v7 as newId } from 'uuid'
import { checked } from '../client/logs.ts'
import type { Session } from '../client/session.ts'
import type { Journey } from './journeys-api.ts'

const field = 'way'

/** Says that I bring them; with the same `id` it can be tried again. */
export async function askTheWay({ api }: Pick<Session, 'api'>, track: string, id = newId()): Promise<string> {
  return (await api.journeys.ask({ id, track }, { key: id })).id
}

/** Where it is, and what to know on the way. Answers until when it can be read. */
export async function tellTheWay(
  session: Session,
  { id, escort, organisation }: Pick<Journey, 'id' | 'escort' | 'organisation'>,
  way: string,
): Promise<string> {
  const sealed = await checked(session, [organisation], () =>
    session.vault.sealBrief({ organisation, row: id, field, to: escort, value: { way } }),
  )
  return (await session.api.journeys.tell({ id, ...sealed })).endsAt
}

/** What the house told me. Problem `not-found` once the journey is over. */
export async function readTheWay(session: Session, id: string): Promise<string> {
  const { by, organisation, ciphertext, signature } = await session.api.journeys.read({ id })
  const { value } = await checked(session, [organisation], () =>
    session.vault.openBrief({ organisation, row: id, field, by, ciphertext, signature }),
  )
  return (value as { way: string }).way
}
