// Mina wants to be told by mail that something is new. What she said can be opened by the process that sends and by nothing else; it
// leaves in her hours, once, and is gone when she says no.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { openMailbox, wordsOf } from '../../test/mailbox.ts'
import { openCarrier } from '../../test/text-carrier.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { v7 as newId } from 'uuid'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { keyPairFromSeed, newSecret } from '../sealing/keys.ts'
import { sendMessage } from '../messages/client/send-message.ts'
import { anyHour, sealedFor, sealedHours } from './client.ts'
import { mailGateway } from './server/gateways/mail.ts'
import { smsGateway } from './server/gateways/sms.ts'
import { tellPerson, tellStaff } from './server/queue.ts'
import { sendDue, takeReceipts, takeUp, type Sender } from './server/send.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker', 'supervisor'])
const other = await network.organisation('City Clinic', 'clinic', ['health', 'caseworker'])
const mailbox = await openMailbox()
afterAll(() => mailbox.close())
const gateway = mailGateway({ url: mailbox.url, from: 'office@post.example' })
let clock = Date.parse('2026-06-08T12:00:00Z')
const sender: Sender = {
  database,
  pair: await keyPairFromSeed('enc', newSecret()),
  gateways: [gateway],
  now: () => new Date(clock),
  timezone: 'Europe/London',
  network: network.state.network().id,
}
await takeUp(sender)

type Wanted = Parameters<typeof sealedFor>[1]
const byMail = (to: string, hours: Wanted['hours'] = anyHour): Wanted => ({
  channel: 'mail',
  to,
  language: 'es',
  hours,
})
const rowsOf = (text: string) =>
  asOwner(database, async (client) => (await client.query<Record<string, unknown>>(text)).rows)
const state = async () => (await rowsOf('select state from outbox')).map((row) => row['state'])

async function wants(to: Wanted) {
  const { id: caseId } = await openCase(amara, { name: 'Mina', language: 'es' })
  const telling = await amara.api.outbox.ofCase({ caseId })
  await amara.api.outbox.keepForCase({ caseId, ...(await sealedFor(telling, to)) })
  return caseId
}
/** Something was written to her, at the moment of this test. */
const write = (caseId: string) =>
  asOwner(database, (client) =>
    client.query(
      `insert into outbox (id, key, destination, kind, queued_at, next_at)
      select $4, $2, d.id, 'something_new', $3, $3 from destinations d where d.case_id = $1`,
      [caseId, `message:${randomUUID()}`, new Date(clock), newId()],
    ),
  )
const byWord = (one: unknown, other: unknown) => String(one).localeCompare(String(other))

/** Whole days, hour by hour, as the process lives through them. */
async function live(hours: number) {
  let sent = 0
  for (let hour = 0; hour < hours; hour += 1) {
    clock += 3_600_000
    sent += await sendDue(sender)
  }
  return sent
}

/** Lives on until what still waits was tried so often, whatever its hour of the day; answers how long it waits now, in milliseconds. */
async function untilTry(times: number): Promise<number> {
  for (let hour = 0; hour < 60; hour += 1) {
    const [row] = await rowsOf(`select next_at from outbox where state = 'queued' and tries = ${times}`)
    if (row) return (row['next_at'] as Date).getTime() - clock
    await live(1)
  }
  throw new Error(`It was not tried ${times} times in sixty hours.`)
}

beforeEach(async () => {
  await rowsOf('delete from destinations')
  mailbox.mails.length = 0
})

describe('what somebody said', () => {
  it('is read by nobody but the process that sends: neither by rows nor by whoever carries the case', async () => {
    const caseId = await wants(byMail('mina@post.example'))
    const rows = JSON.stringify(
      await rowsOf('select d.*, o.* from destinations d left join outbox o on o.destination = d.id'),
    )
    expect(rows).not.toContain('mina@')
    expect(rows).not.toContain(Buffer.from('mina@post.example').toString('hex'))
    const telling = await amara.api.outbox.ofCase({ caseId })
    expect(telling).toMatchObject({ id: expect.any(String), channels: ['mail'] })
    expect(JSON.stringify(telling)).not.toContain('sealed')
    for (const role of ['continuum_app', 'continuum_worker', 'continuum_public', 'continuum_ministry'])
      expect(
        await rowsOf(`select has_column_privilege('${role}', 'destinations', 'sealed', 'select') as may`),
      ).toEqual([{ may: false }])
  })

  it('is of the same length, whether by mail or telephone', async () => {
    await wants(byMail('m@p.example'))
    await wants({
      channel: 'sms',
      to: '+447700900123',
      language: 'th',
      hours: [{ days: [1], from: '09:00', to: '17:00' }],
    })
    const lengths = await rowsOf('select distinct octet_length(sealed) as l from destinations')
    expect(lengths).toHaveLength(1)
  })

  it('is not for another house to say, nor to see', async () => {
    const caseId = await wants(byMail('mina@post.example'))
    const telling = await amara.api.outbox.ofCase({ caseId })
    await expect(other.api.outbox.ofCase({ caseId })).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      other.api.outbox.keepForCase({ caseId, ...(await sealedFor(telling, byMail('eve@post.example'))) }),
    ).rejects.toMatchObject({ code: 'not-found' })
    await expect(other.api.outbox.eraseForCase({ caseId })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is refused where it was sealed to a sender that is no more', async () => {
    const { id: caseId } = await openCase(amara, { name: 'Mina', language: 'es' })
    const old = await keyPairFromSeed('enc', newSecret())
    const sealed = await sealedFor(
      { senderKey: Buffer.from(old.publicKey).toString('base64url'), network: 'network' },
      byMail('mina@post.example'),
    )
    await expect(amara.api.outbox.keepForCase({ caseId, ...sealed })).rejects.toMatchObject({ code: 'stale' })
  })
})

describe('a notice', () => {
  it('follows a message by itself, leaves once in her hours, and says nothing', async () => {
    const caseId = await wants(
      byMail('mina@post.example', [{ days: [1, 2, 3, 4, 5, 6, 7], from: '10:00', to: '16:00' }]),
    )
    await sendMessage(amara, caseId, { id: randomUUID(), text: 'The flat in Mill Road is free.', days: 30 })
    expect(await state()).toEqual(['queued'])
    clock = network.state.now().getTime()
    expect(await live(49)).toBe(1)
    expect(mailbox.mails.map(({ to }) => to)).toEqual([['mina@post.example']])
    const { head, subject, body } = wordsOf(mailbox.mails[0]!)
    expect(subject).toBe('Recordatorio')
    expect(body).toBe('Hola. Esto es un recordatorio. Puede llamar cuando le venga bien.')
    expect(head).not.toMatch(/continuum|nodemailer|localhost|harbour|127\.0/i)
    expect([...mailbox.greeted]).toEqual(['post.example'])
    expect((await amara.api.outbox.ofCase({ caseId })).last).toBe('sent')
  })

  it('follows her hours where they change, without her address being said again', async () => {
    const caseId = await wants(byMail('mina@post.example'))
    const telling = await amara.api.outbox.ofCase({ caseId })
    await amara.api.outbox.keepHours({ caseId, ...(await sealedHours(telling, [], telling.id!)) })
    await write(caseId)
    expect(await live(26)).toBe(0)
    await amara.api.outbox.keepHours({ caseId, ...(await sealedHours(telling, anyHour, telling.id!)) })
    expect(await live(26)).toBe(1)
  })

  it('goes out at most once a day, however much is written', async () => {
    const caseId = await wants(byMail('mina@post.example'))
    clock = Date.parse('2026-06-14T23:00:00Z')
    for (let hour = 0; hour < 40; hour += 1) {
      await write(caseId)
      await live(1)
    }
    expect(mailbox.mails.length).toBeGreaterThanOrEqual(1)
    expect(mailbox.mails.length).toBeLessThanOrEqual(3)
    const days = await rowsOf(
      'select sent_on, count(*)::int as n from outbox where sent_on is not null group by 1',
    )
    expect(days.every(({ n }) => n === 1)).toBe(true)
  })

  it('waits for nothing more, and its address is gone, when she says no', async () => {
    const caseId = await wants(byMail('mina@post.example'))
    await write(caseId)
    await amara.api.outbox.eraseForCase({ caseId })
    expect(await rowsOf('select 1 from outbox')).toEqual([])
    expect(await rowsOf('select 1 from destinations')).toEqual([])
    expect(await live(48)).toBe(0)
  })

  it('is tried again where it was not taken, later each time, and given up where it never will be', async () => {
    const [soon, never] = [
      await wants(byMail('soon@post.example')),
      await wants(byMail('never@post.example')),
    ]
    mailbox.refuse('soon@', 451)
    mailbox.refuse('never@', 550)
    await write(soon)
    const [first, second] = [await untilTry(1), await untilTry(2)]
    expect(second).toBeGreaterThan(first)
    mailbox.refuse('soon@', 0)
    await write(never)
    await live(48)
    expect((await state()).toSorted(byWord)).toEqual(['failed', 'sent'])
    expect(mailbox.mails).toHaveLength(1)
    expect(network.logged.join('')).not.toContain('post.example')
  })

  it('that was asked for twice is one', async () => {
    const caseId = await wants(byMail('mina@post.example'))
    const now = new Date(clock)
    const asked = () =>
      as(database, { kind: 'system' }, (tx) => tellStaff(tx, amara.id, 'duty', { key: 'call:1:1', now }))
    const telling = await amara.api.outbox.mine({})
    await amara.api.outbox.keepMine({
      ...(await sealedFor(telling, byMail('amara@post.example'))),
      digest: false,
    })
    expect((await Promise.all([asked(), asked()])).toSorted(byWord)).toEqual([false, true])
    expect(await sendDue(sender)).toBe(1)
    expect(await asked()).toBe(false)
    expect(
      await as(database, { kind: 'system' }, (tx) =>
        tellStaff(tx, amara.id, 'digest', { key: 'digest:1', now }),
      ),
    ).toBe(false)
    await expect(
      as(database, { kind: 'system' }, (tx) => tellPerson(tx, caseId, { key: 'message:1', now })),
    ).rejects.toThrow()
  })

  it('leaves for nobody whose account is suspended or whose case is erased', async () => {
    const caseId = await wants(byMail('mina@post.example'))
    await rowsOf(`update cases set state = 'erased' where id = '${caseId}'`)
    expect(await rowsOf('select 1 from destinations')).toEqual([])
  })

  it('sealed to a key that was lost goes when the process begins with a new one', async () => {
    await wants(byMail('mina@post.example'))
    await takeUp({ ...sender, pair: await keyPairFromSeed('enc', newSecret()) })
    expect(await rowsOf('select 1 from destinations')).toEqual([])
    await takeUp(sender)
  })
})

describe('a text message', async () => {
  const carrier = await openCarrier()
  afterAll(() => carrier.close())
  const by = (patienceMs?: number): Sender => ({
    ...sender,
    gateways: [smsGateway({ url: carrier.url, token: 'a token', ...(patienceMs && { patienceMs }) })],
  })
  let calls = 0

  /** Amara is called to a danger, by text message. */
  async function called() {
    const telling = await amara.api.outbox.mine({})
    const to: Wanted = { channel: 'sms', to: '+447700900123', language: 'en', hours: anyHour }
    await amara.api.outbox.keepMine({ ...(await sealedFor(telling, to)), digest: false })
    calls += 1
    const occasion = { key: `call:text:${calls}`, now: new Date(clock) }
    await as(database, { kind: 'system' }, (tx) => tellStaff(tx, amara.id, 'duty', occasion))
    const [row] = await rowsOf(`select id from outbox where state = 'queued'`)
    carrier.delivered.clear()
    return String(row!['id'])
  }

  it('goes to whoever carries it once, by its number, and says what has become of it', async () => {
    const key = await called()
    carrier.answers(200)
    expect(await sendDue(by())).toBe(1)
    expect([...carrier.delivered]).toEqual([[key, { to: '+447700900123', text: expect.any(String) }]])
    expect([...carrier.authorizations]).toEqual(['Bearer a token'])
    await takeReceipts(by())
    expect(await state()).toEqual(['sent'])
    carrier.becomes('receipt')
    await takeReceipts(by())
    expect(await state()).toEqual(['receipt'])
    expect(await sendDue(by())).toBe(0)
    carrier.becomes(undefined)
  })

  it.each([503, 429, 302])('is tried again under the same number after a %i', async (status) => {
    const key = await called()
    carrier.answers(status)
    expect(await sendDue(by())).toBe(0)
    expect([carrier.delivered.size, await state()]).toEqual([0, ['queued']])
    carrier.answers(200)
    clock += 86_400_000
    expect(await sendDue(by())).toBe(1)
    expect([...carrier.delivered.keys()]).toEqual([key])
  })

  it('that was taken and not answered in time is handed over again, and is one message', async () => {
    const key = await called()
    carrier.answers('never')
    expect(await sendDue(by(1_000))).toBe(0)
    carrier.answers(200)
    clock += 86_400_000
    expect(await sendDue(by())).toBe(1)
    expect([...carrier.delivered.keys()]).toEqual([key])
  })

  it('that is refused for good is given up at once', async () => {
    await called()
    carrier.answers(400)
    expect(await sendDue(by())).toBe(0)
    expect(await state()).toEqual(['failed'])
  })
})
