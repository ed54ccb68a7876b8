// What `continuum doctor` says of the server below the network: room on its disk, standbys, and the archive from which it goes back to a moment.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseState, Standby } from '../src/app/database-state.ts'
import { freeAtLeast } from '../src/app/readiness.ts'
import { roomOf } from '../src/store/folder-store.ts'
import type { Room } from '../src/store/store.ts'
import { bad, good, lasting, sized, type Finding } from './finding.ts'

/** Whether a process of the server runs on this machine; where that cannot be seen it counts as elsewhere. */
function runsHere(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    return false
  }
}

/** Where it runs here and its folder is known; `embedded` is the folder of the embedded one. */
export async function roomForDatabase(
  { pid, folder }: DatabaseState,
  embedded: string | undefined,
): Promise<Room | undefined> {
  const where = embedded ?? (folder !== null && pid !== null && runsHere(pid) ? folder : undefined)
  if (where === undefined) return undefined
  // Its journal may lie on another disk, and the fuller one stops it.
  const rooms = await Promise.all([roomOf(where), roomOf(join(where, 'pg_wal'))])
  return rooms
    .filter((one) => one !== undefined)
    .sort((a, b) => a.free / a.all - b.free / b.all)
    .at(0)
}

export function diskFinding(bytes: number, room: Room | undefined): Finding {
  const takes = `The database takes ${sized(bytes)}`
  if (!room)
    return good(
      'database-disk',
      `${takes}; how much room its disk has is not told here: look on its machine (df), or grant pg_monitor to its user.`,
    )
  const part = room.free / room.all
  const words = `${takes}, and its disk has room for ${sized(room.free)} more (${Math.round(part * 100)} %).`
  return part < freeAtLeast ? bad('database-disk', words) : good('database-disk', words)
}

/** A standby that is farther behind than this would lose more than a minute of work, or is about to be lost itself. */
const secondsBehind = 60
const bytesBehind = 1e9

const isLate = (one: Standby): boolean =>
  one.state !== 'streaming' ||
  (one.bytesBehind ?? 0) > bytesBehind ||
  // Where nothing is written the last lag stays: only what is also behind in bytes is late.
  ((one.secondsBehind ?? 0) > secondsBehind && (one.bytesBehind ?? 0) > 0)

function wordsOf({ name, state, bytesBehind: bytes, secondsBehind: seconds }: Standby): string {
  if (state !== 'streaming') return `${name} does not follow (${state})`
  return `${name} is ${sized(bytes ?? 0)}${seconds === null ? '' : ` and ${lasting(seconds)}`} behind`
}

export function replicationFinding({ standbys, mustAgree, deserted }: DatabaseState): Finding {
  const [slot] = deserted
  if (slot)
    return bad(
      'replication',
      `Nobody reads the slot ${slot.name}, and the database keeps ${slot.bytes === null ? 'everything' : sized(slot.bytes)} for it until its disk is full.`,
    )
  const known = standbys.filter(({ state }) => state !== null)
  if (known.length < standbys.length)
    return good(
      'replication',
      `Standbys that follow: ${standbys.length}. How far they are behind is not told to this user (grant pg_monitor).`,
    )
  if (mustAgree && !known.some(({ agrees }) => agrees))
    return bad('replication', 'Commits wait for a standby that has to agree, and none does.')
  const words = known.map(wordsOf).join('; ')
  if (known.length === 0) return good('replication', 'No standby follows this database.')
  return known.some(isLate) ? bad('replication', `${words}.`) : good('replication', `${words}.`)
}

/** Seconds that a segment may wait: they are taken one after the other, within moments. */
const waitsAtMost = 600

export function archiveFinding({ archive }: DatabaseState): Finding {
  const { on, taken, refused, waiting, waited } = archive
  if (!on) return good('archive', 'There is no archive: this database goes back to its backups alone.')
  const since = taken === null ? 'has never taken anything' : `last took something ${lasting(taken)} ago`
  // Both are ages: the one that happened later is the smaller one.
  if (refused !== null && (taken === null || refused < taken))
    return bad('archive', `The archive refuses what the database writes, and ${since}.`)
  if ((waited ?? 0) > waitsAtMost)
    return bad('archive', `${waiting} segments wait for the archive, which ${since}.`)
  return good(
    'archive',
    taken === null ? 'The archive has had nothing to take yet.' : `The archive ${since}.`,
  )
}
