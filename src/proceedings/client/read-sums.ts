// The money of a case's matters, to the cent where this part of the file is held: the moves as the server shows them, and the sealed
// notes beside them.
import type { SharedCase } from '../../client/case-keys.ts'
import { openDated } from '../../client/records.ts'
import { compareWritten } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { sumsOf, type ExactNote, type Sum } from '../sums.ts'

export interface Matter {
  id: string
  subkind: string | null
  state: string
  version: number
  sums: Sum[]
}

type Read = Pick<SharedCase, 'case' | 'records' | 'tracks' | 'held'>

/** Every matter of the case that is seen here. */
export async function readMatters(session: Session, shared: Read): Promise<Matter[]> {
  const tracks = shared.tracks.filter(({ kind }) => kind === 'proceeding')
  return Promise.all(
    tracks.map(async ({ id, subkind }) => {
      const [{ track, events }, notes] = await Promise.all([
        session.api.work.track({ track: id }),
        exactNotes(session, shared, id),
      ])
      const inOrder = events.toSorted((one, other) => (one.at < other.at ? -1 : 1))
      return { id, subkind, state: track.state, version: track.version, sums: sumsOf(inOrder, notes) }
    }),
  )
}

/** Oldest first. What does not open says nothing. */
async function exactNotes(session: Session, shared: Read, track: string): Promise<ExactNote[]> {
  if (!shared.held.includes('legal')) return []
  const rows = shared.records.filter(
    (row) => row.track === track && row.kind === 'note' && row.compartment === 'legal',
  )
  const opened = await Promise.all(
    rows.map((row) => openDated<Partial<ExactNote>>(session, shared.case.id, row).catch(() => undefined)),
  )
  return opened
    .filter((one) => one !== undefined)
    .toSorted(compareWritten)
    .map(({ value }) => value)
    .filter((one): one is ExactNote => one.move !== undefined && one.amount !== undefined)
}
