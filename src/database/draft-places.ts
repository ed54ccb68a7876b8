// On what somebody was typing, as the database keeps it: marks that nobody makes without the secret beside it, others for each of the staff, so
// that a copy joins no draft with a case, nor those of two colleagues with each other. What makes a mark is sent and never stored: the
// database adds whose draft it is, and so finds those of everybody on one case without having learned of which.
import { closing, type Closing, type Lock } from './locked.ts'

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The ids that a place names. */
export const namedIn = (place: string): string[] => [...new Set(place.match(uuid) ?? [])]

/** How a hidden place begins. */
export const hiddenPlace = 'h1.'

/** What makes the mark of a place, and of an id in one: bytes as PostgreSQL reads them. */
export const placeToken = (lock: Lock, place: string): string => lock.keyedHash(Buffer.from(`place ${place}`))
const idToken = (lock: Lock, id: string): string => lock.keyedHash(Buffer.from(`id ${id}`))
/** Those of several ids, as an array of PostgreSQL. */
export const idTokens = (lock: Lock, ids: readonly string[]): string =>
  `{${ids.map((id) => JSON.stringify(idToken(lock, id))).join(',')}}`

/** What makes the mark of a place, to be sent. */
export const draftPlace = (place: string): Closing => closing((lock) => placeToken(lock, place))

/** What makes the marks of ids, to be sent. */
export const draftTokens = (ids: readonly string[]): Closing => closing((lock) => idTokens(lock, ids))
