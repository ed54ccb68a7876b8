// The reasons of a no, sealed in the part of the file that the decision is about and signed by whoever gives them, before it is decided.
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated, writeRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import { SealingError } from '../../sealing/suite.ts'
import { isWhole, type Reasoning } from '../reasoning.ts'

const kind = 'reasoning'

interface Where {
  caseId: string
  track: string
}

/** Gives them. `unfit` where a sign is not answered or nothing is said. Under one `id` they are given once. */
export async function giveReasons(
  session: Session,
  { caseId, track }: Where,
  { text, indicators, shown = {} }: Reasoning,
  id?: string,
): Promise<string> {
  const value = { text: text.trim(), indicators, shown }
  if (!isWhole(value)) throw new SealingError('unfit')
  const about = { track, about: 'identification' }
  return writeRecord(session, caseId, { compartment: 'identity', kind, value, about, id })
}

export interface GivenReasons extends Reasoning {
  id: string
  on: string
  /** Who signed them; nothing where that is nobody of a house. */
  by: { organisation: number; user: string } | undefined
  /** Nothing proves who gave them. */
  isUnsigned?: boolean
}

/** The newest reasons on a process; nothing where nobody gave any. Fails as `openRecord` does. */
export async function reasonsOf(
  session: Session,
  { case: { id }, records, held }: Pick<SharedCase, 'case' | 'records' | 'held'>,
  track: string,
): Promise<GivenReasons | undefined> {
  const row = records.find(
    (one) => one.kind === kind && one.track === track && held.includes(one.compartment),
  )
  if (!row) return undefined
  const { value, on, author } = await openDated<Reasoning>(session, id, row)
  return { ...value, id: row.id, on: on.slice(0, 10), by: author === 'person' ? undefined : author }
}
