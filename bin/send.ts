// The process that sends: its key, its gateways, its lock, and rounds until it is stopped. It has no screen, no port and no other secret.

import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readSettings, type Settings } from '../src/app/config.ts'
import { secretIn } from '../src/app/boot.ts'
import { openBeside, type Database } from '../src/database/open.ts'
import { consoleGateway } from '../src/outbox/server/gateways/console.ts'
import type { Gateway } from '../src/outbox/server/gateways/gateway.ts'
import { mailGateway } from '../src/outbox/server/gateways/mail.ts'
import { smsGateway } from '../src/outbox/server/gateways/sms.ts'
import { sendDue, takeReceipts, takeUp, type Sender } from '../src/outbox/server/send.ts'
import { alone, networkFacts, ownPair, stoppedBySignals } from './single-process.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

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
  if (gateways.length === 0)
    throw new Error(
      `Nothing can be sent: ${folder} holds neither smtp-url (with CONTINUUM_MAIL_FROM) nor sms-url. CONTINUUM_SEND_TO_CONSOLE=yes says what would leave.`,
    )
  return gateways
}

const lock = 7046029254386355n

async function senderOf(
  database: Pick<Database, 'pool'>,
  folder: string,
  settings: Settings,
): Promise<Sender> {
  return {
    database,
    pair: await ownPair(folder, 'sender-key'),
    gateways: gatewaysIn(folder, settings),
    ...(await networkFacts(database, 'sender')),
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
  const stopping = stoppedBySignals()
  try {
    await alone(database, { lock, stopping }, async () => {
      const sender = await senderOf(database, folder, settings)
      await takeUp(sender)
      say(`Sending by ${sender.gateways.map(({ channel }) => channel).join(' and ')}.`)
      let failed = 0
      do {
        try {
          // The clock of a demonstration may have been moved since.
          await sendDue({ ...sender, ...(await networkFacts(database, 'sender')) })
          await takeReceipts(sender)
          failed = 0
        } catch (error) {
          // What happened may quote an address: its kind is enough.
          say(`The round failed: ${(error as Error).name}`)
          if (once || (failed += 1) > 20)
            throw new Error('The process that sends gives up.', { cause: undefined })
        }
        if (!once)
          await sleep(everySeconds * 1000, undefined, { signal: stopping.signal }).catch(() => undefined)
      } while (!once && !stopping.signal.aborted)
      for (const { close } of sender.gateways) close()
    })
  } finally {
    await database.close()
  }
  return 0
}
