// In the process that sends: it hears of changes as the servers do (src/database/told.ts), knows which web hooks they concern, and once a
// minute calls those. Nothing is queued: whoever is called looks for itself, so that whatever may have been missed is one call more.

import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { openLine, serverStarted, type Said } from '../../database/told.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { openDestination } from '../../sealing/destination.ts'
import type { EncPair } from '../../sealing/keys.ts'
import { WebhookTarget } from '../model.ts'
import { callWebhook, type Answered } from './call.ts'

export interface CallerParts {
  database: Pick<Database, 'pool'>
  pair: EncPair
  /** Origins that the operator has named. */
  hosts: readonly string[]
  network: string
  timezone: string
  now: () => Date
  /** Another one in a demonstration, from which nothing leaves. */
  call?: typeof callWebhook
  /** One line for the operator, without an address. */
  say: (line: string) => void
}

interface Hook {
  id: string
  sealed: Buffer
  whom: string[]
}

/** A call that is still to be made, under the number of its first try. */
interface Due {
  call: string
  tries: number
  nextAt: number
}

const minute = 60_000
/** At most six hours between two tries; it is never given up, since nobody else would say it. */
const waitAfter = (tries: number): number => Math.min(2 ** tries, 360) * minute
const kinds = new Set(['work', 'calls', 'people'])
/** So many are called at a time. */
const atOnce = 16

const asSender = <T>({ database }: Pick<CallerParts, 'database'>, work: (tx: Tx) => Promise<T>) =>
  as(database, { kind: 'sender' }, work)

export interface Caller {
  /** Calls those that are due. Answers with how many were reached. */
  round: () => Promise<number>
  close: () => Promise<void>
}

export function openCaller(parts: CallerParts): Caller {
  const heard = new Set<string>()
  // Whatever was said before this process listened, nobody else has taken up.
  let isMissed = true
  const due = new Map<string, Due>()
  const line = openLine(parts.database.pool, {
    heard(said: Said) {
      const [kind = '', ...whom] = said.split(' ')
      if (kind === serverStarted) isMissed = true
      if (kinds.has(kind)) for (const one of whom) heard.add(one)
    },
    missed: () => (isMissed = true),
  })
  const known = new Set<string>()
  return {
    async round() {
      const hooks = await asSender(parts, (tx) => tx.rows<Hook>(sql`select * from app.webhooks_hearing()`))
      const now = parts.now().getTime()
      for (const { id, whom } of hooks)
        if (isMissed || !known.has(id) || whom.some((one) => heard.has(one)))
          due.set(id, due.get(id) ?? { call: uuid(), tries: 0, nextAt: now })
      isMissed = false
      heard.clear()
      known.clear()
      for (const { id } of hooks) known.add(id)
      for (const id of due.keys()) if (!known.has(id)) due.delete(id)
      const ready = hooks.filter(({ id }) => (due.get(id)?.nextAt ?? Infinity) <= now)
      let reached = 0
      for (let at = 0; at < ready.length; at += atOnce) {
        const answers = await Promise.all(
          ready.slice(at, at + atOnce).map((hook) => callOne(parts, hook, due)),
        )
        reached += answers.filter((answer) => answer === 'reached').length
      }
      return reached
    },
    close: () => line.close(),
  }
}

async function callOne(parts: CallerParts, hook: Hook, due: Map<string, Due>): Promise<Answered> {
  const { call, tries } = due.get(hook.id) as Due
  const target = await openTarget(parts, hook)
  const answer = target
    ? await (parts.call ?? callWebhook)(target, { id: call, at: new Date() }, parts.hosts)
    : 'failed'
  if (answer === 'failed') {
    if (tries === 0) parts.say(`Nothing answers at the web hook ${hook.id}; it is called again.`)
    due.set(hook.id, { call, tries: tries + 1, nextAt: parts.now().getTime() + waitAfter(tries) })
  } else due.delete(hook.id)
  await writeDown(parts, hook.id, answer)
  return answer
}

async function openTarget({ pair, network }: CallerParts, { id, sealed }: Hook) {
  const opened = await openDestination(
    pair,
    { network, row: id, field: 'webhook' },
    new Uint8Array(sealed),
  ).catch(() => undefined)
  return WebhookTarget.safeParse(opened).data
}

/** By the day, since nothing needs more; a day on which it was already reached is not written again. */
function writeDown(parts: CallerParts, id: string, answer: Answered): Promise<number> {
  const today = dayAt(parts.now(), parts.timezone)
  return asSender(parts, (tx) =>
    tx.run(
      answer === 'failed'
        ? sql`update webhooks set failing_since = ${today}::date where id = ${id} and failing_since is null`
        : sql`update webhooks set reached_on = ${today}::date, failing_since = null, state = ${answer === 'gone' ? 'gone' : 'on'}
            where id = ${id} and (reached_on is distinct from ${today}::date or failing_since is not null or ${answer} = 'gone')`,
    ),
  )
}

/** A round at once, and one at each full minute, until it is told to stop: the seconds of a change are nobody's business. */
export async function callEachMinute(
  { round }: Caller,
  { signal, failed }: { signal: AbortSignal; failed: (error: unknown) => void },
): Promise<void> {
  while (!signal.aborted) {
    await round().catch(failed)
    await sleep(minute - (Date.now() % minute), undefined, { signal }).catch(() => undefined)
  }
}
