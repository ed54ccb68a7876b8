// The process that sends: its key, its gateways, its lock, and rounds until it is stopped. It has no screen, no port and no other secret.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings, type Settings } from '../src/app/config.ts'
import { secretIn } from '../src/app/boot.ts'
import { as } from '../src/database/as.ts'
import { asOwner, openBeside, type Database } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { keyPairFromSeed, newSecret, type EncPair } from '../src/sealing/keys.ts'
import { consoleGateway } from '../src/outbox/server/gateways/console.ts'
import type { Gateway } from '../src/outbox/server/gateways/gateway.ts'
import { mailGateway } from '../src/outbox/server/gateways/mail.ts'
import { smsGateway } from '../src/outbox/server/gateways/sms.ts'
import { sendDue, takeReceipts, takeUp, type Sender } from '../src/outbox/server/send.ts'
import { callEachMinute, openCaller, type Caller, type CallerParts } from '../src/webhooks/server/caller.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** Its own key, made at the first start; nobody else reads it. */
async function ownPair(folder: string): Promise<EncPair> {
  let seed = secretIn(folder, 'sender-key')
  if (seed === undefined) {
    seed = Buffer.from(newSecret()).toString('base64url')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, 'sender-key'), seed, { mode: 0o600, flag: 'wx' })
    chmodSync(join(folder, 'sender-key'), 0o600)
  }
  return keyPairFromSeed('enc', new Uint8Array(Buffer.from(seed.trim(), 'base64url')))
}

/** What it can send by. Throws a sentence that names what is missing. */
export function gatewaysIn(folder: string, settings: Settings): Gateway[] {
  if (settings.sendToConsole) return [consoleGateway('mail', say), consoleGateway('sms', say)]
  const [smtp, sms] = [secretIn(folder, 'smtp-url')?.trim(), secretIn(folder, 'sms-url')?.trim()]
  if (smtp && !settings.mailFrom)
    throw new Error('There is a file smtp-url, and CONTINUUM_MAIL_FROM is missing: from which address?')
  if (settings.mailFrom && !smtp)
    throw new Error('CONTINUUM_MAIL_FROM is set, and the file smtp-url is missing.')
  const gateways = [
    ...(smtp && settings.mailFrom ? [mailGateway({ url: smtp, from: settings.mailFrom })] : []),
    ...(sms ? [smsGateway({ url: sms, token: secretIn(folder, 'sms-token')?.trim() })] : []),
  ]
  if (gateways.length === 0 && settings.webhookHosts.length === 0)
    throw new Error(
      `Nothing can be sent: ${folder} holds neither smtp-url (with CONTINUUM_MAIL_FROM) nor sms-url, and CONTINUUM_WEBHOOK_HOSTS is not set. CONTINUUM_SEND_TO_CONSOLE=yes says what would leave.`,
    )
  return gateways
}

const lock = 7046029254386355n

/** One at a time: a second one waits until the first has gone. The lock goes with its process, however that ends. */
const alone = (database: Pick<Database, 'owner'>, work: () => Promise<void>): Promise<void> =>
  asOwner(database, async (client) => {
    await client.query('select pg_advisory_lock($1)', [lock])
    await work()
  })

async function senderOf(
  database: Pick<Database, 'pool'>,
  folder: string,
  settings: Settings,
): Promise<Sender> {
  const { timezone, ahead, network } = await as(database, { kind: 'sender' }, (tx) =>
    tx.one<{ timezone: string; ahead: number; network: string }>(sql`select * from app.sender_facts()`),
  )
  return {
    database,
    pair: await ownPair(folder),
    gateways: gatewaysIn(folder, settings),
    now: () => new Date(Date.now() + ahead),
    timezone,
    network,
  }
}

/** Sends until SIGINT or SIGTERM; with `once` what may leave now. */
export async function send({
  once = false,
  everySeconds,
}: {
  once?: boolean | undefined
  everySeconds: number
}): Promise<number> {
  const settings = readSettings(process.env)
  const folder = join(resolve(settings.data), 'sender')
  // What is missing is said before anything is opened.
  for (const { close } of gatewaysIn(folder, settings)) close()
  const database = openBeside({ url: settings.databaseUrl, embedded: resolve(settings.data) })
  if (!database) throw new Error('No server runs here: start `continuum serve` first, or set DATABASE_URL.')
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  try {
    await alone(database, async () => {
      const sender = await senderOf(database, folder, settings)
      await takeUp(sender)
      const caller = callerOf(sender, settings)
      const ways = [...sender.gateways.map(({ channel }) => channel), ...(caller ? ['web hook'] : [])]
      say(`Sending by ${ways.join(' and ')}.`)
      const rounds: Rounds = { once, everySeconds, signal: stopping.signal }
      try {
        // Whoever answers slowly there holds up nobody who is called to a danger.
        await Promise.all([sendRounds(sender, rounds), caller && callRounds(caller, rounds)])
      } finally {
        stopping.abort()
        await caller?.close()
        for (const { close } of sender.gateways) close()
      }
    })
  } finally {
    await database.close()
  }
  return 0
}

interface Rounds {
  once: boolean
  everySeconds: number
  signal: AbortSignal
}

/** Notices, until it is told to stop. Throws where nothing has worked for a while. */
async function sendRounds(sender: Sender, { once, everySeconds, signal }: Rounds): Promise<void> {
  let failed = 0
  do {
    try {
      // The clock of a demonstration may have been moved since.
      await sendDue({ ...sender, ...(await movedClock(sender.database)) })
      await takeReceipts(sender)
      failed = 0
    } catch (error) {
      sayFailed(error)
      if (once || (failed += 1) > 20)
        throw new Error('The process that sends gives up.', { cause: undefined })
    }
    if (!once) await sleep(everySeconds * 1000, undefined, { signal }).catch(() => undefined)
  } while (!once && !signal.aborted)
}

// What happened may quote an address: its kind is enough.
const sayFailed = (error: unknown): void => say(`The round failed: ${(error as Error).name}`)

/** Web hooks, where the operator has named hosts for them; a demonstration says what it would call. */
function callerOf(sender: Sender, { webhookHosts: hosts, sendToConsole }: Settings): Caller | undefined {
  if (hosts.length === 0) return undefined
  const sayOnly: CallerParts['call'] = () => {
    say('A web hook would be called: there is something to look at.')
    return Promise.resolve('reached')
  }
  return openCaller({ ...sender, hosts, say, ...(sendToConsole && { call: sayOnly }) })
}

const callRounds = (caller: Caller, { once, signal }: Rounds): Promise<unknown> =>
  once ? caller.round() : callEachMinute(caller, { signal, failed: sayFailed })

async function movedClock(database: Pick<Database, 'pool'>): Promise<Pick<Sender, 'now' | 'timezone'>> {
  const { timezone, ahead } = await as(database, { kind: 'sender' }, (tx) =>
    tx.one<{ timezone: string; ahead: number }>(sql`select timezone, ahead from app.sender_facts()`),
  )
  return { now: () => new Date(Date.now() + ahead), timezone }
}
