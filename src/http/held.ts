// What has to be remembered for a minute between two requests, whichever server gets the second: the first half of a sign-in, the answer to
// a form. Locked under a random ticket that the asker alone is given; the database knows it by the hash of that.
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql, type Tx } from '../database/sql.ts'
import type { Job } from '../jobs/work.ts'
import { utf8 } from '../sealing/bytes.ts'
import { openBytes, sealBytes } from '../sealing/seal.ts'
import { fromText } from '../sealing/text.ts'
import { hashOf, newToken } from './session.ts'

const nameOf = (ticket: string): Buffer => Buffer.from(hashOf(ticket), 'hex')
const isTicket = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

/** Things of one kind that live for `lifeMs`. A ticket is 32 random bytes, so it can be a challenge as well. */
export function holding<T>(kind: string, lifeMs: number, now: () => number = Date.now) {
  const opened = async (ticket: string, sealed: Buffer | null): Promise<T | undefined> => {
    if (!sealed) return undefined
    // Under a ticket of another kind lies nothing of this one.
    const plain = await openBytes(fromText(ticket), utf8(kind), new Uint8Array(sealed)).catch(() => undefined)
    return plain && (JSON.parse(new TextDecoder().decode(plain)) as T)
  }
  return {
    /** A ticket for `value`. Problem `unavailable` in a flood. */
    async give(tx: Tx, value: T): Promise<string> {
      const ticket = newToken()
      const sealed = await sealBytes(fromText(ticket), utf8(kind), utf8(JSON.stringify(value)))
      await tx.run(
        sql`select app.hold(${nameOf(ticket)}, ${Buffer.from(sealed)}, ${new Date(now() + lifeMs)})`,
      )
      return ticket
    },
    /** What it was for; nothing a second time once this transaction is done, and nothing when it is too late. */
    async take(tx: Tx, ticket: string): Promise<T | undefined> {
      if (!isTicket(ticket)) return undefined
      const { sealed } = await tx.one<{ sealed: Buffer | null }>(
        sql`select app.take_held(${nameOf(ticket)}, ${new Date(now())}) as sealed`,
      )
      return opened(ticket, sealed)
    },
    /** What it was for; it stays. */
    async read(tx: Tx, ticket: string): Promise<T | undefined> {
      if (!isTicket(ticket)) return undefined
      const { sealed } = await tx.one<{ sealed: Buffer | null }>(
        sql`select app.read_held(${nameOf(ticket)}, ${new Date(now())}) as sealed`,
      )
      return opened(ticket, sealed)
    },
  }
}

/** Forgets what nobody came back for. */
export const forgetHeldJob = (database: Pick<Database, 'pool'>): Job => ({
  name: 'held.forget',
  cron: '* * * * *',
  run: () =>
    as(database, { kind: 'system' }, (tx) => tx.run(sql`delete from held where until < clock_timestamp()`)),
})
