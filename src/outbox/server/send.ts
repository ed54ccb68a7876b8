// The process that sends. It alone has the key to where notices go: opens one, looks whether its hours allow it now, says in the row that
// it is on its way, hands it over, says that it has left. Killed in between it hands the same notice over again under the same key, which
// whoever carries it takes as the same. No address stands in a row, a log or an error.

import { createHash } from 'node:crypto'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { speaker } from '../../language/say.ts'
import { openDestination } from '../../sealing/destination.ts'
import type { EncPair } from '../../sealing/keys.ts'
import { bouncedKey } from '../bounce.ts'
import type { OutboxKind } from '../codes.ts'
import { AllowedHours, Destination } from '../model.ts'
import { isAllowed, leavesAt, type Hours } from '../quiet.ts'
import { Refused, type Gateway } from './gateways/gateway.ts'

export interface Sender {
  database: Pick<Database, 'pool'>
  pair: EncPair
  gateways: readonly Gateway[]
  now: () => Date
  timezone: string
  network: string
}

interface Waiting {
  id: string
  kind: OutboxKind
  destination: string
  sealed: Buffer
  hours: Buffer
  tries: number
  queued_at: Date
  told_today: boolean
}

const minute = 60_000
/** After this many tries it is given up: over about two days, and over some hours what calls somebody, whose next one was called long before. */
const triesAtMost = 12
const waitAfter = (kind: OutboxKind, tries: number) =>
  kind === 'duty' ? 2 ** tries * 5000 : Math.min(2 ** tries, 720) * minute

const asSender = <T>({ database }: Pick<Sender, 'database'>, work: (tx: Tx) => Promise<T>) =>
  as(database, { kind: 'sender' }, work)

/**
 * Says who sends, by its public key. What was sealed to an earlier one can be opened by nobody and goes; what was on its way when the last
 * process ended waits again.
 */
export async function takeUp(sender: Sender): Promise<void> {
  const { pair, gateways, now } = sender
  const channels = [...new Set(gateways.map(({ channel }) => channel))]
  await asSender(sender, async (tx) => {
    await tx.run(sql`insert into sender (public_key, channels, seen_at) values (${Buffer.from(pair.publicKey)}, ${channels}, ${now()})
      on conflict (only_one) do update set public_key = excluded.public_key, channels = excluded.channels, seen_at = excluded.seen_at`)
    await tx.run(sql`delete from destinations where sealed_to <> ${Buffer.from(pair.publicKey)}`)
    await tx.run(sql`update outbox set state = 'queued' where state = 'sending'`)
  })
}

/** One round: what may leave now leaves. Answers with how many did. */
export async function sendDue(sender: Sender): Promise<number> {
  const now = sender.now()
  await asSender(sender, (tx) => tx.run(sql`update sender set seen_at = ${now}`))
  // What calls somebody to a danger waits behind nothing else.
  return (
    (await sendKinds(sender, ['duty'], now)) + (await sendKinds(sender, ['digest', 'something_new'], now))
  )
}

const pageLength = 500

/** Page by page: what waits for its hour holds up nothing that may leave. */
async function sendKinds(sender: Sender, kinds: OutboxKind[], now: Date): Promise<number> {
  const day = dayAt(now, sender.timezone)
  // Whom this round has told; two that were asked for in the same moment are one.
  const told = new Set<string>()
  let sent = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = after
    const rows = await asSender(sender, (tx) =>
      tx.rows<Waiting>(sql`select o.id, o.kind, o.destination, d.sealed, d.hours, o.tries, o.queued_at,
        exists (select 1 from outbox s where s.destination = o.destination and s.kind = 'something_new' and s.sent_on = ${day}::date) as told_today
      from outbox o join destinations d on d.id = o.destination
      where o.state = 'queued' and o.next_at <= ${now} and o.kind = any (${kinds}) and o.id > ${page}::uuid order by o.id limit ${pageLength}`),
    )
    for (const row of rows) {
      const to = await opened(sender, row)
      if (!to) await say(sender, row.id, { state: 'failed' })
      else if (!told.has(row.destination) && mayLeave(sender, row, to, now)) {
        if (row.kind === 'something_new') told.add(row.destination)
        if (await handOver(sender, row, to, day)) sent += 1
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < pageLength) return sent
    after = last.id
  }
}

type To = Destination & { hours: readonly Hours[] }

async function opened({ pair, network }: Sender, row: Waiting): Promise<To | undefined> {
  const open = (field: 'where' | 'hours', sealed: Buffer) =>
    openDestination(pair, { network, row: row.destination, field }, new Uint8Array(sealed)).catch(
      () => undefined,
    )
  const to = Destination.safeParse(await open('where', row.sealed)).data
  const hours = AllowedHours.safeParse(await open('hours', row.hours)).data
  return to && hours && { ...to, hours }
}

/**
 * Whether it may leave now. A person is told at most once a day, in her hours, at a moment of them that is drawn from the day: neither the
 * hour nor the number says anything. Whoever is on duty is called at once: it is their turn.
 */
export function mayLeave(
  { timezone }: Pick<Sender, 'timezone'>,
  {
    kind,
    queued_at,
    destination,
    told_today,
  }: Pick<Waiting, 'kind' | 'queued_at' | 'destination' | 'told_today'>,
  { hours }: Pick<To, 'hours'>,
  now: Date,
): boolean {
  if (kind === 'duty') return true
  if (!isAllowed(hours, now.getTime(), timezone)) return false
  if (kind === 'digest') return true
  const at = leavesAt(hours, queued_at.getTime(), timezone, (day) => drawn(destination, day))
  return !told_today && at !== undefined && at <= now.getTime()
}

/** A number from 0 to 1 that a destination has on a day, and that nothing which happened has a part in. */
const drawn = (destination: string, day: string): number =>
  createHash('sha256').update(`${destination} ${day}`).digest().readUInt32BE() / 2 ** 32

async function handOver(sender: Sender, row: Waiting, to: Destination, day: string): Promise<boolean> {
  const gateway = sender.gateways.find(({ channel }) => channel === to.channel)
  if (!gateway) return false
  // Whoever said no meanwhile is told nothing: the row has gone with the destination.
  if ((await say(sender, row.id, { state: 'sending', from: 'queued', tries: row.tries + 1 })) === 0)
    return false
  const { text } = speaker(to.language)
  try {
    const state = await gateway.hand({
      key: row.id,
      to: to.to,
      language: to.language,
      subject: text('person.notice.subject'),
      text: text(`person.notice.${row.kind}`),
    })
    await say(sender, row.id, { state, sentOn: day })
    return true
  } catch (error) {
    const isOver = error instanceof Refused || row.tries + 1 >= triesAtMost
    const next = new Date(sender.now().getTime() + waitAfter(row.kind, row.tries))
    await say(sender, row.id, isOver ? { state: 'failed' } : { state: 'queued', next })
    return false
  }
}

interface Said {
  state: string
  from?: string
  tries?: number
  next?: Date
  sentOn?: string
}

const say = (sender: Sender, id: string, { state, from, tries, next, sentOn }: Said): Promise<number> =>
  asSender(sender, (tx) =>
    tx.run(sql`update outbox set state = ${state}, tries = coalesce(${tries ?? null}, tries), next_at = coalesce(${next ?? null}, next_at),
      sent_on = coalesce(${sentOn ?? null}::date, sent_on) where id = ${id} and state = coalesce(${from ?? null}, state)`),
  )

/** A mail came back to where it left from: its notice has failed, which whoever said the address reads. Answers whether it was one of ours. */
export async function cameBack(sender: Pick<Sender, 'database'>, message: string): Promise<boolean> {
  const key = bouncedKey(message)
  if (!key) return false
  const changed = await asSender(sender, (tx) =>
    tx.run(sql`update outbox set state = 'failed' where id = ${key} and state in ('sent', 'receipt')`),
  )
  return changed > 0
}

/** Asks what has become of what left in the last two days, where whoever carries it says so. */
export async function takeReceipts(sender: Sender): Promise<void> {
  const asking = sender.gateways.filter(({ receipt }) => receipt)
  if (asking.length === 0) return
  const now = sender.now()
  const rows = await asSender(sender, (tx) =>
    tx.rows<Waiting>(sql`select o.id, o.destination, d.sealed, d.hours from outbox o join destinations d on d.id = o.destination
      where o.state = 'sent' and o.queued_at > ${new Date(now.getTime() - 7 * 1440 * minute)} order by o.queued_at limit 200`),
  )
  for (const row of rows) {
    const to = await opened(sender, row)
    const gateway = asking.find(({ channel }) => channel === to?.channel)
    const state = await gateway?.receipt?.(row.id).catch(() => undefined)
    if (state) await say(sender, row.id, { state, from: 'sent' })
  }
}
