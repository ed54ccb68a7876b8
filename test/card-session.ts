// A session of a card's holder, made straight in the database: for tests of what such a session may do and what ends it.

import { asOwner, type Database } from '../src/database/open.ts'
import { hashOf, newToken } from '../src/http/session.ts'

/** Starts one for the circle of a card; `cookie` is `p` on the public host and `s` on the staff host. */
export async function startCardSession(database: Database, circle: number, cookie: 'p' | 's' = 'p') {
  const token = newToken()
  await asOwner(database, (client) =>
    client.query(
      "insert into sessions (hash, kind, circles, roles, started_at, seen_at, ends_at) values ($1, 'person', $2, '{person}', now(), now(), now() + interval '10 minutes')",
      [Buffer.from(hashOf(token), 'hex'), [circle]],
    ),
  )
  return { cookie: `${cookie}=${token}`, hash: hashOf(token) }
}

/** Whether a session is still there. */
export const isAlive = (database: Database, hash: string): Promise<boolean> =>
  asOwner(database, async (client) => {
    const { rowCount } = await client.query("select from sessions where hash = decode($1, 'hex')", [hash])
    return rowCount === 1
  })
