// What a proxy asks of either host, and whoever watches it from outside: does it live, and should somebody be sent here? Why not is
// answered on loopback alone (operator.ts).
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'

/** Milliseconds within which they are answered, whatever the database does. */
const inTime = 10_000

async function isThere(database: Pick<Database, 'pool'>): Promise<boolean> {
  const over = new AbortController()
  const asked = as(database, { kind: 'public' }, (tx) => tx.rows(sql`select 1`)).then(
    () => true,
    () => false,
  )
  const late = sleep(inTime, false, { signal: over.signal }).catch(() => false)
  return Promise.race([asked, late]).finally(() => over.abort())
}

/** `ready` says what keeps this server from its work; without it the database alone is asked. */
export function answerWatch(
  app: Hono,
  database: Pick<Database, 'pool'>,
  ready: (() => Promise<readonly string[]>) | undefined,
): void {
  app.get('/health', async (c) => {
    const there = await isThere(database)
    return c.json({ status: there ? 'ok' : 'waiting', database: there ? 'ok' : 'away' }, there ? 200 : 503)
  })
  app.get('/livez', (c) => c.json({ alive: true }))
  app.get('/readyz', async (c) => {
    const isReady = ready ? (await ready()).length === 0 : await isThere(database)
    return c.json({ ready: isReady }, isReady ? 200 : 503)
  })
  // What watches ask by habit: a start page in answer would be green for ever.
  for (const path of ['/healthz', '/metrics', '/status', '/ping', '/ready', '/live'])
    app.get(path, (c) => c.notFound())
}
