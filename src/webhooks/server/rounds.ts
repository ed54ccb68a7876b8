// The process that calls web hooks: it hears of changes as the servers do (src/database/told.ts), knows which programs they concern, and at
// each full minute calls those. Nothing is queued: whoever is called looks for itself, so that whatever may have been missed is one call more.

import { v7 as uuid } from 'uuid'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { openLine, serverStarted, type Said } from '../../database/told.ts'
import type { ChangeKind } from '../../api/change-kinds.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { openDestination } from '../../sealing/destination.ts'
import type { EncPair } from '../../sealing/keys.ts'
import { hostsOf, isCallable, WebhookTarget, type WebhookHost } from '../model.ts'
import { callWebhook, type Answered } from './call.ts'

export interface RoundsParts {
  database: Pick<Database, 'pool'>
  pair: EncPair
  hosts: readonly WebhookHost[]
  network: string
  timezone: string
  now: () => Date
  /** One line for the operator, without an address. */
  say: (line: string) => void
}

interface Hook {
  id: string
  organisation: number
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
/** Whatever was heard, or lost with a server that never came back: each is called so often at least. */
const quietAtMost = 6 * 60 * minute
const kinds = new Set<string>(['work', 'calls', 'people'] satisfies ChangeKind[])
/** So many are called at a time. */
const atOnce = 16

const asCaller = <T>({ database }: Pick<RoundsParts, 'database'>, work: (tx: Tx) => Promise<T>) =>
  as(database, { kind: 'webhooks' }, work)

/** Says who calls, by its public key: addresses are sealed to it. */
export const takeUpCalling = ({
  database,
  pair,
  now,
}: Pick<RoundsParts, 'database' | 'pair' | 'now'>): Promise<number> =>
  asCaller({ database }, (tx) =>
    tx.run(sql`insert into webhook_caller (public_key, seen_at) values (${Buffer.from(pair.publicKey)}, ${now()})
      on conflict (only_one) do update set public_key = excluded.public_key, seen_at = excluded.seen_at`),
  )

export interface Rounds {
  /** Calls those that are due, until `signal` says to stop. Answers with how many were reached. */
  round: (signal?: AbortSignal) => Promise<number>
  close: () => Promise<void>
}

export function openRounds(parts: RoundsParts): Rounds {
  const news = listen(parts.database)
  const due = new Map<string, Due>()
  const lastCalled = new Map<string, number>()
  return {
    async round(signal) {
      const now = Math.floor(parts.now().getTime() / minute) * minute
      const hooks = await asCaller(parts, async (tx) => {
        await tx.run(sql`update webhook_caller set seen_at = ${parts.now()}`)
        return tx.rows<Hook>(sql`select * from app.webhooks_hearing()`)
      })
      const concerns = news.take()
      for (const { id, whom } of hooks)
        if (concerns(whom) || now - (lastCalled.get(id) ?? -Infinity) >= quietAtMost)
          due.set(id, due.get(id) ?? { call: uuid(), tries: 0, nextAt: now })
      const kept = new Set(hooks.map(({ id }) => id))
      for (const known of [due, lastCalled])
        for (const id of known.keys()) if (!kept.has(id)) known.delete(id)
      const ready = hooks.filter(({ id }) => (due.get(id)?.nextAt ?? Infinity) <= now)
      for (const { id } of ready) lastCalled.set(id, now)
      return callAll(ready, (hook) => callOne(parts, hook, { due, now, signal }), signal)
    },
    close: () => news.close(),
  }
}

/** What was said since it was last asked, and whether something may have been missed: so it begins. */
function listen({ pool }: Pick<Database, 'pool'>) {
  const heard = new Set<string>()
  let isMissed = true
  const line = openLine(pool, {
    heard(said: Said) {
      const [kind = '', ...whom] = said.split(' ')
      if (kind === serverStarted) isMissed = true
      if (kinds.has(kind)) for (const one of whom) heard.add(one)
    },
    missed: () => (isMissed = true),
  })
  return {
    take(): (whom: readonly string[]) => boolean {
      const [wasMissed, said] = [isMissed, new Set(heard)]
      isMissed = false
      heard.clear()
      return (whom) => wasMissed || whom.some((one) => said.has(one))
    },
    close: () => line.close(),
  }
}

/** Some at a time: one that is slow holds up a place, and not all who come after it. */
async function callAll(
  ready: readonly Hook[],
  call: (hook: Hook) => Promise<Answered>,
  signal: AbortSignal | undefined,
): Promise<number> {
  const waiting = ready.values()
  let reached = 0
  const callOn = async (): Promise<void> => {
    for (const hook of waiting) {
      if (signal?.aborted) return
      if ((await call(hook)) === 'reached') reached += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, callOn))
  return reached
}

interface Round {
  due: Map<string, Due>
  now: number
  signal: AbortSignal | undefined
}

async function callOne(parts: RoundsParts, hook: Hook, { due, now, signal }: Round): Promise<Answered> {
  const { call, tries } = due.get(hook.id)!
  const answer = await answerOf(parts, hook, call, signal)
  if (signal?.aborted) return answer
  if (answer === 'reached' || answer === 'gone') due.delete(hook.id)
  else {
    if (tries === 0) parts.say(`The web hook ${hook.id} ${reasons[answer]}; it is tried again.`)
    due.set(hook.id, { call, tries: tries + 1, nextAt: now + waitAfter(tries) })
  }
  await writeDown(parts, hook.id, answer)
  return answer
}

const reasons: Record<Exclude<Answered, 'reached' | 'gone'>, string> = {
  failed: 'is not answered',
  'not-named': 'is not called, since CONTINUUM_WEBHOOK_HOSTS does not name its host for this organisation',
  unreadable: 'cannot be read by this key',
}

async function answerOf(
  { pair, network, hosts }: RoundsParts,
  { id, organisation, sealed }: Hook,
  call: string,
  signal: AbortSignal | undefined,
): Promise<Answered> {
  const place = { network, row: id, field: 'webhook' } as const
  const opened = await openDestination(pair, place, new Uint8Array(sealed)).catch(() => undefined)
  const target = WebhookTarget.safeParse(opened).data
  if (!target) return 'unreadable'
  if (!isCallable(target.url, hostsOf(hosts, organisation))) return 'not-named'
  // The moment by which the house's own system holds it is that of the world, also in a demonstration.
  return callWebhook(target, { id: call, at: new Date() }, signal)
}

/** By the day, since nothing needs more; a day on which it was already reached is not written again. */
function writeDown(parts: RoundsParts, id: string, answer: Answered): Promise<number> {
  const today = dayAt(parts.now(), parts.timezone)
  return asCaller(parts, (tx) =>
    tx.run(
      answer === 'reached' || answer === 'gone'
        ? sql`update webhooks set reached_on = ${today}::date, failing_since = null, state = ${answer === 'gone' ? 'gone' : 'on'}
            where id = ${id} and (reached_on is distinct from ${today}::date or failing_since is not null or ${answer} = 'gone')`
        : sql`update webhooks set failing_since = ${today}::date where id = ${id} and failing_since is null`,
    ),
  )
}
