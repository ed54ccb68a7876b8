// What asks for a notice: a key that names the occasion, so that the same one asks once, however often it is pressed or run again. The
// queue knows the number of a sealed destination and one of three kinds; there is no place in it for a word or an address.

import { newId } from '../../api/new-id.ts'
import { sql, type Tx } from '../../database/sql.ts'

interface Occasion {
  /** Names the occasion: `message:…`, `call:…:1`, `digest:…:2026-11-28`. */
  key: string
  now: Date
}

/**
 * A person is to be told that something is new, where she wants that. One that waits already tells it as well. Answers whether one was
 * queued.
 */
export async function tellPerson(tx: Tx, caseId: string, { key, now }: Occasion): Promise<boolean> {
  const queued = await tx.run(sql`insert into outbox (id, key, destination, kind, queued_at, next_at)
    select ${newId()}, ${key}, d.id, 'something_new', ${now}, ${now} from destinations d where d.case_id = ${caseId}
      and not exists (select 1 from outbox o where o.destination = d.id and o.state = 'queued')
    on conflict (key) do nothing`)
  return queued > 0
}

/** A member of staff is to look, where they want to be told. As the system. */
export async function tellStaff(
  tx: Tx,
  user: string,
  kind: 'duty' | 'digest',
  { key, now }: Occasion,
): Promise<boolean> {
  const queued = await tx.run(sql`insert into outbox (id, key, destination, kind, queued_at, next_at)
    select ${newId()}, ${key}, d.id, ${kind}, ${now}, ${now} from destinations d where d.user_id = ${user} and (${kind} = 'duty' or d.digest)
    on conflict (key) do nothing`)
  return queued > 0
}

/** What has left, or could not, is no longer known after thirty days. As the system. */
export const forgetSent = (tx: Tx, now: Date): Promise<number> =>
  tx.run(
    sql`delete from outbox where state in ('sent', 'receipt', 'failed') and queued_at < ${new Date(now.getTime() - 30 * 86_400_000)}`,
  )
