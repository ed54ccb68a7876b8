// A mail that comes back days later, as Postfix says it: whoever said where notices go reads in the product that the last one did not
// arrive, and nobody learns the address from it.
import { afterAll, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { openCase } from '../../demo/case-work.ts'
import { openMailbox } from '../../test/mailbox.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { asOwner } from '../database/open.ts'
import { keyPairFromSeed, newSecret } from '../sealing/keys.ts'
import { bouncedKey } from './bounce.ts'
import { anyHour, sealedFor } from './client.ts'
import { mailGateway } from './server/gateways/mail.ts'
import { cameBack, sendDue, takeUp, type Sender } from './server/send.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
let clock = Date.parse('2026-06-08T12:00:00Z')
const sender: Sender = {
  database,
  pair: await keyPairFromSeed('enc', newSecret()),
  gateways: [mailGateway({ url: mailbox.url, from: 'office@post.example' })],
  now: () => new Date(clock),
  timezone: 'Europe/London',
  network: network.state.network().id,
}
await takeUp(sender)

/** A report of Postfix 3.9 on what it could not deliver; `original` is the mail that came back. */
const report = (original: string, { action = 'failed', status = '5.1.1' } = {}) =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@post.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'To: office@post.example',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4Y0abc.1780920000/post.example"',
    'Message-Id: <4Y0abc@post.example>',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4Y0abc.1780920000/post.example',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '<mina@gone.example>: host mx.gone.example[192.0.2.7] said: 550 5.1.1 User unknown',
    '',
    '--4Y0abc.1780920000/post.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; post.example',
    'Arrival-Date: Mon,  8 Jun 2026 12:00:00 +0000 (UTC)',
    '',
    'Final-Recipient: rfc822; mina@gone.example',
    'Original-Recipient: rfc822;mina@gone.example',
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.gone.example',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--4Y0abc.1780920000/post.example',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    original.split('\r\n\r\n')[0],
    '',
    '--4Y0abc.1780920000/post.example--',
    '',
  ].join('\r\n')

async function sentTo(to: string): Promise<{ caseId: string; raw: string }> {
  const { id: caseId } = await openCase(amara, { name: 'Mina', language: 'es' })
  const telling = await amara.api.outbox.ofCase({ caseId })
  const destination = { channel: 'mail', to, language: 'es', hours: anyHour } as const
  await amara.api.outbox.keepForCase({ caseId, ...(await sealedFor(telling, destination)) })
  await asOwner(database, (client) =>
    client.query(
      `insert into outbox (id, key, destination, kind, queued_at, next_at)
       select $4, $2, d.id, 'something_new', $3, $3 from destinations d where d.case_id = $1`,
      [caseId, `message:${randomUUID()}`, new Date(clock), newId()],
    ),
  )
  const before = mailbox.mails.length
  for (let hour = 0; hour < 48 && mailbox.mails.length === before; hour += 1) {
    clock += 3_600_000
    await sendDue(sender)
  }
  return { caseId, raw: mailbox.mails.at(-1)!.raw }
}
const last = async (caseId: string) => (await amara.api.outbox.ofCase({ caseId })).last

it('a notice that came back is told to Amara, who said with Mina where it goes', async () => {
  const { caseId, raw } = await sentTo('mina@gone.example')
  expect(await last(caseId)).toBe('sent')
  expect(await cameBack(sender, report(raw))).toBe(true)
  expect(await last(caseId)).toBe('failed')
  // The report comes twice now and then.
  expect(await cameBack(sender, report(raw))).toBe(false)
})

it('what is only late, what somebody wrote, and a report of a mail of nobody change nothing', async () => {
  const { caseId, raw } = await sentTo('late@gone.example')
  expect(bouncedKey(report(raw, { action: 'delayed', status: '4.4.1' }))).toBeUndefined()
  expect(bouncedKey(raw)).toBeUndefined()
  expect(bouncedKey(`Content-Type: text/plain\r\n\r\n${report(raw)}`)).toBeUndefined()
  const others = report(raw).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, randomUUID())
  expect(await cameBack(sender, others)).toBe(false)
  expect(await last(caseId)).toBe('sent')
})
