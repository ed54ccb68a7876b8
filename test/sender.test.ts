// The process that sends is killed in the middle of sending, again and again, at moments that nobody chose. Every notice arrives, and none
// arrives twice: what was handed over before the kill and not yet written down is handed over again under the same number, which a mailbox
// takes as the same mail. Three kills here, two hundred in `npm run soak -- sender sender_second`, a hundred each.

import { spawn } from 'node:child_process'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { asOwner, login } from '../src/database/open.ts'
import { anyHour, sealedFor } from '../src/outbox/client.ts'
import { testDatabase } from './database.ts'
import { openMailbox } from './mailbox.ts'
import { newNetwork } from './people.ts'

const kills = Number(process.env['SENDER_KILLS'] ?? 3)
/** The second hundred is killed at other moments. */
const from = Number(process.env['SENDER_FROM'] ?? 0)
const database = await testDatabase()

/** The real program, against the test's database and mail server. Its database user may take one role. */
function start(folder: string, settings: Record<string, string>) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../bin/continuum.ts'), 'send', '--every', '0.05'],
    {
      env: { PATH: process.env['PATH'], CONTINUUM_DATA: folder, ...settings },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  const ended = new Promise<void>((done) => {
    child.once('exit', () => done())
  })
  return { child, ended, told: () => told }
}

const query = (text: string, values: unknown[] = []) =>
  asOwner(database, async (client) => (await client.query<Record<string, string>>(text, values)).rows)

/** Waits until it is so, or says what it waited for. */
async function until(
  what: string,
  isSo: () => Promise<boolean> | boolean,
  told: () => string = () => '',
): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (await isSo()) return
    await sleep(20)
  }
  const states = await query(
    `select state, tries, next_at > now() as later, count(*) from outbox group by 1, 2, 3`,
  )
  throw new Error(`waited in vain: ${what}; ${JSON.stringify(states)}; it said: ${told()}`)
}

it(`killed ${kills} times while it sends, it loses nothing and sends nothing twice`, async () => {
  const network = await newNetwork(database, { unlimited: true })
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'supervisor'])
  const mailbox = await openMailbox()
  const folder = await mkdtemp(join(tmpdir(), 'continuum-sender-'))
  await mkdir(join(folder, 'sender'), { mode: 0o700 })
  await writeFile(join(folder, 'sender', 'smtp-url'), mailbox.url, { mode: 0o600 })
  const { host, port, database: name } = database.owner
  // The socket's folder travels in the address.
  const url = `postgres://${login}@/${name}?host=${encodeURIComponent(String(host))}&port=${port}`
  const settings = { DATABASE_URL: url, CONTINUUM_MAIL_FROM: 'office@post.example' }
  const queued: string[] = []
  try {
    let sender = start(folder, settings)
    await until('the first key', async () => (await amara.api.outbox.mine({})).senderKey !== null)
    const telling = await amara.api.outbox.mine({})
    const to = { channel: 'mail' as const, to: 'amara@post.example', language: 'en', hours: anyHour }
    await amara.api.outbox.keepMine({ ...(await sealedFor(telling, to)), digest: true })
    const ask = async (count: number) => {
      for (let at = 0; at < count; at += 1) {
        const id = newId()
        queued.push(id)
        await query(
          `insert into outbox (id, key, destination, kind, queued_at, next_at)
          select $1, $2, d.id, 'duty', $3, $3 from destinations d`,
          [id, `call:${id}:1`, network.state.now()],
        )
      }
    }
    for (let round = 0; round < kills; round += 1) {
      const before = mailbox.taken()
      await ask(4)
      await until(`something of round ${round} to leave`, () => mailbox.taken() > before, sender.told)
      // Into the middle of whatever it does next.
      await sleep(((round * 7) % 23) + from)
      sender.child.kill('SIGKILL')
      await sender.ended
      sender = start(folder, settings)
    }
    await until(
      'everything to be said to have left',
      async () => (await query(`select 1 from outbox where state in ('queued', 'sending')`)).length === 0,
      sender.told,
    )
    sender.child.kill('SIGTERM')
    await sender.ended
    const arrived = mailbox.mails.map(({ id }) => id.slice(1, id.indexOf('@')))
    expect(arrived.toSorted()).toEqual(queued.toSorted())
    expect(new Set(arrived).size).toBe(queued.length)
    // A kill falls between two of them now and then; what was repeated is at most one a kill.
    expect(mailbox.taken() - arrived.length).toBeLessThanOrEqual(kills)
    expect(sender.told()).not.toContain('post.example')
    expect((await query('select distinct state from outbox')).map(({ state }) => state)).toEqual(['sent'])
  } finally {
    await mailbox.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 1_500_000)
