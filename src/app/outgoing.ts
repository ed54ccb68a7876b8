// How it stands with what leaves this network: whether the process that sends is there, whether calls to people on duty wait, and whether
// houses' own systems answer. Ages and counts, of nobody.
import { sql, type Tx } from '../database/sql.ts'

export interface Outgoing {
  /** Seconds since the last round of the process that sends; null where it has never run. */
  sender: number | null
  /** Seconds that the oldest call to somebody on duty has waited to leave; null where none waits. */
  dutyCall: number | null
  /** Seconds since the last round of the process that calls web hooks; null where there is none to call. */
  webhookCaller: number | null
  /** Web hooks at which nothing has answered since yesterday or before. */
  silentWebhooks: number
}

/** As the system. */
export const outgoing = (tx: Tx): Promise<Outgoing> =>
  tx.one<Outgoing>(sql`select
    (select extract(epoch from clock_timestamp() - seen_at)::float8 from sender) as sender,
    (select extract(epoch from clock_timestamp() - min(queued_at))::float8 from outbox
      where kind = 'duty' and state in ('queued', 'sending')) as "dutyCall",
    (select extract(epoch from clock_timestamp() - c.seen_at)::float8 from webhook_caller c where w.called > 0) as "webhookCaller",
    w.silent as "silentWebhooks"
    from app.webhooks_watched() w`)
