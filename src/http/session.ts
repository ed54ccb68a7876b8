// Who is asking. The cookie holds 256 random bits; the database holds only their hash. An actor is remembered here for
// five seconds, to decide whether an endpoint exists for them; the transaction itself asks the database every time.

import { hash, randomBytes } from 'node:crypto'
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import type { StaffRole } from '../api/roles.ts'
import type { Actor } from './context.ts'

/**
 * How long nobody may have done anything. The whole of a session is bounded in the database (`app.touch_session`). Staff:
 * the minutes after which their screens lock by themselves (`src/web/session/auto-lock.ts`), and two for a slow last request.
 */
export const sessionMinutes = { staff: 12, person: 15 } as const
/** A person's own page in all, from the words of the card on: as `app.touch_session` holds it. */
export const personMinutes = 120
/** How long a proof of presence holds (signing in is one). */
export const presenceMinutes = 5
/** How long the staff cookie lasts: a working day. */
export const cookieMinutes = 12 * 60
const rememberMs = 5_000

export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOf = (token: string): string => hash('sha256', token, 'hex')

interface SessionRow {
  kind: 'staff' | 'person'
  user_id: string | null
  handle: string | null
  circles: number[]
  organisation: number | null
  roles: string[]
  language: string | null
  proved_at: Date
}

/** Finds the actor of a session hash; `anyone` where there is none. `forget` drops it at once (sign out, removal). */
export function sessions(database: Database, now: () => number) {
  const remembered = new Map<string, { until: number; actor: Actor }>()
  async function find(hash: string): Promise<Actor> {
    const known = remembered.get(hash)
    if (known && known.until > now()) return known.actor
    const row = await as(database, { kind: 'public' }, (tx) =>
      tx.maybe<SessionRow>(sql`select * from app.session(${hash})`),
    )
    const actor = row ? actorOf(row) : ({ kind: 'anyone' } as const)
    if (remembered.size > 10_000) remembered.clear()
    if (row) {
      remembered.set(hash, { until: now() + rememberMs, actor })
      const until = new Date(now() + sessionMinutes[row.kind] * 60_000)
      void as(database, { kind: 'public' }, (tx) =>
        tx.run(sql`select app.touch_session(${hash}, ${until})`),
      ).catch(() => undefined)
    }
    return actor
  }
  return { find, forget: (hash: string) => void remembered.delete(hash), forgetAll: () => remembered.clear() }
}

export type Sessions = ReturnType<typeof sessions>

function actorOf(row: SessionRow): Actor {
  const language = row.language ?? 'en'
  if (row.kind === 'person') return { kind: 'person', circles: row.circles, language }
  return {
    kind: 'staff',
    id: row.user_id as string,
    handle: row.handle as string,
    organisation: row.organisation as number,
    roles: row.roles as StaffRole[],
    circles: row.circles,
    language,
    provedAt: row.proved_at.getTime(),
  }
}
