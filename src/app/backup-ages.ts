// How old the newest backup is, the newest one that lies on another machine, and the last restore that was found whole. What never happened counts
// from the first line of the network, so that nothing is late on the first day and everything that is forgotten becomes late.
import { sql, type Tx } from '../database/sql.ts'
import { firstLine } from './checkpoint-age.ts'

export interface BackupAges {
  /** Seconds; null where there was none. */
  backup: number | null
  /** Seconds; null where the network has no line yet. */
  copied: number | null
  restored: number | null
  /** Whether it ever happened. */
  everCopied: boolean
  everRestored: boolean
}

/** Seconds: a night and its copy, a week beyond the month. */
export const backupWithin = 26 * 3_600
export const copiedWithin = 50 * 3_600
export const restoredWithin = 35 * 86_400

/** As the system. */
export const backupAges = (tx: Tx): Promise<BackupAges> =>
  tx.one<BackupAges>(sql`with known as (select
      (select (value #>> '{}')::timestamptz from settings where key = 'backup') as backup,
      (select (value #>> '{}')::timestamptz from settings where key = 'backup-copied') as copied,
      (select (value ->> 'at')::timestamptz from settings where key = 'backup-restored') as restored,
      ${firstLine} as first)
    select extract(epoch from clock_timestamp() - backup)::float8 as backup,
      extract(epoch from clock_timestamp() - coalesce(copied, first))::float8 as copied,
      extract(epoch from clock_timestamp() - coalesce(restored, first))::float8 as restored,
      copied is not null as "everCopied", restored is not null as "everRestored" from known`)
