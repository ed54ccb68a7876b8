// What the database's server says of itself: how much it keeps and where, which standbys follow it and how far behind they are, and whether its
// archive takes what it writes. Some of it is told only to a user with pg_monitor; what is not told is null, and is never taken for well.
import { asOwner, type Database } from '../database/open.ts'

export interface Standby {
  name: string
  /** Null where this user is not told. */
  state: string | null
  /** Whether a commit waits for it. */
  agrees: boolean | null
  bytesBehind: number | null
  secondsBehind: number | null
}

export interface DatabaseState {
  bytes: number
  /** Where its files lie on the machine on which it runs; null where this user is not told. */
  folder: string | null
  /** A process that lives as long as the server, as its own machine numbers it; null where this user is not told. */
  pid: number | null
  /** Whether commits wait for a standby (synchronous_standby_names). */
  mustAgree: boolean
  standbys: Standby[]
  /** Slots that nobody reads: the server keeps everything for them. */
  deserted: { name: string; bytes: number | null }[]
  archive: {
    on: boolean
    /** Seconds since a segment was taken, and since one was not; null where it never was so. */
    taken: number | null
    refused: number | null
    /** Segments that wait, and for how many seconds the oldest one has; null where this user is not told. */
    waiting: number | null
    waited: number | null
  }
}

const standbys = `select coalesce(nullif(application_name, ''), 'a standby') as name, state,
    case when state is not null then sync_state in ('sync', 'quorum') end as agrees,
    pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::float8 as "bytesBehind",
    extract(epoch from replay_lag)::float8 as "secondsBehind"
  from pg_stat_replication order by 1`

const deserted = `select slot_name as name, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::float8 as bytes
  from pg_replication_slots where not active and restart_lsn is not null order by 1`

/** Asks as the owner. The database must be one that writes. */
export const databaseState = (database: Pick<Database, 'owner'>): Promise<DatabaseState> =>
  asOwner(database, async (client) => {
    const rows = async <Row extends object>(text: string) => (await client.query(text)).rows as Row[]
    const [self] = await rows<Omit<DatabaseState, 'standbys' | 'deserted' | 'archive'> & { told: boolean }>(
      `select pg_database_size(current_database())::float8 as bytes,
        (select pid from pg_stat_activity where backend_type = 'checkpointer') as pid,
        (select setting from pg_settings where name = 'data_directory') as folder,
        current_setting('synchronous_standby_names') <> '' as "mustAgree",
        has_function_privilege('pg_ls_archive_statusdir()', 'execute') as told`,
    )
    const { told, ...facts } = self!
    const [archive] = await rows<Pick<DatabaseState['archive'], 'on' | 'taken' | 'refused'>>(
      `select current_setting('archive_mode') <> 'off' as on,
        extract(epoch from clock_timestamp() - last_archived_time)::float8 as taken,
        extract(epoch from clock_timestamp() - last_failed_time)::float8 as refused from pg_stat_archiver`,
    )
    const [waits] = told
      ? await rows<Pick<DatabaseState['archive'], 'waiting' | 'waited'>>(
          `select count(*)::int as waiting, extract(epoch from clock_timestamp() - min(modification))::float8 as waited
            from pg_ls_archive_statusdir() where name like '%.ready'`,
        )
      : []
    return {
      ...facts,
      standbys: await rows<Standby>(standbys),
      deserted: await rows<DatabaseState['deserted'][number]>(deserted),
      archive: { ...archive!, waiting: waits?.waiting ?? null, waited: waits?.waited ?? null },
    }
  })
