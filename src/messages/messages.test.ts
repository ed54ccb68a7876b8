// Amina and her worker write to each other. Who holds the key reads; who has lost it, or never had it, does not; and what was
// to be gone is gone, with its key.
import { v7 as newId } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Colleague } from '../../demo/actor.ts'
import { lineOf } from '../client/logs.ts'
import { learn } from '../client/chain-reader.ts'
import { agree, giveCard, openCase, rotateDue, takeKeys, writeMessage } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { ownPhone, type OwnPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { messageLabel } from './message-label.ts'
import { today } from '../http/context.ts'
import { forgetMessages } from './server/forget-messages.ts'
import { revokeGrant } from '../client/case-keys.ts'
import { sendOnce } from '../portal/client/compose.ts'
import { sendMessage } from './client/send-message.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])

let caseId: string
let amina: OwnPhone

beforeEach(async () => {
  caseId = (await openCase(amara, { name: 'Amina', language: 'ar' })).id
  amina = await ownPhone(network, (await giveCard(amara, caseId, 'ar')).words)
})

const write = (who: Colleague, text: string, days: 7 | 30 | 90 | 0 = 90) =>
  writeMessage(who, caseId, text, days)

async function read(who: Colleague) {
  await takeKeys(who, caseId)
  const { messages, logs } = await who.api.messages.list({ caseId })
  await learn(lineOf(who), who.organisation, logs)
  const records = messages.toReversed().map(({ id, epoch, ciphertext, signature, author }) => ({
    ...messageLabel(caseId, id),
    epoch,
    ciphertext,
    signature,
    author: author ?? '',
  }))
  const opened = await who.vault.openRecords({ records })
  return opened.map(({ value, refused }) => (value as { text: string } | undefined)?.text ?? refused)
}

/** What the screens do when a key is due. */
const turn = () => rotateDue(amara, caseId)

const daysOn = (days: number) => new Date(network.state.now().getTime() + days * 86_400_000)
const forget = (days: number) =>
  as(database, { kind: 'system' }, (tx) =>
    forgetMessages(tx, today({ now: daysOn(days), network: network.state.network() })),
  )

/** Keys of the messages that the server still has, by epoch: how many wraps, and whether a box leads further back. */
const keys = () =>
  asOwner(database, async (client) => {
    const { rows } = await client.query(
      `select k.epoch, k.current, k.rotation_due as due, k.previous_box is not null as box,
        (select count(*)::int from wraps w where (w.case_id, w.compartment, w.epoch) = (k.case_id, k.compartment, k.epoch)) as wraps
       from compartments k where k.case_id = $1 and k.compartment = 'messages' order by k.epoch`,
      [caseId],
    )
    return rows as { epoch: number; current: boolean; due: boolean; box: boolean; wraps: number }[]
  })

describe('messages between a survivor and her caseworker', () => {
  it('go both ways, signed, and show on which day they were read', async () => {
    await write(amara, 'The doctor can see you on Tuesday.')
    expect(await amina.messages()).toEqual(['The doctor can see you on Tuesday.'])
    await amina.api.portal.seen({ caseId })
    await amina.write(caseId, 'Tuesday is good.')
    expect(await read(amara)).toEqual(['The doctor can see you on Tuesday.', 'Tuesday is good.'])
    const { messages } = await amara.api.messages.list({ caseId })
    expect(messages.map(({ fromPerson, by, readOn }) => [fromPerson, by, readOn !== null])).toEqual([
      [true, null, false],
      [false, 'Harbour House', true],
    ])
    expect(messages.every(({ readOn }) => readOn === null || /^\d{4}-\d\d-\d\d$/.test(readOn))).toBe(true)
    expect(await amara.api.messages.seen({ caseId })).toEqual({ marked: 1 })
    expect(await amara.api.messages.seen({ caseId })).toEqual({ marked: 0 })
  })

  it('are refused where somebody else signed them or where they were moved', async () => {
    const id = await write(amara, 'The true one.')
    const keyOf = (who: Colleague) =>
      asOwner(database, async (client) => {
        const { rows } = await client.query('select sig_public from users where id = $1', [who.id])
        return Buffer.from(rows[0].sig_public as Buffer).toString('base64url')
      })
    const { cases } = await amina.read()
    const [row] = cases[0]!.messages
    const at = { epoch: row!.epoch, ciphertext: row!.ciphertext, signature: row!.signature }
    // The coordinator did not sign it; and of Bashir no log that she has checked knows.
    for (const [who, refusal] of [
      [network.founder, 'bad-signature'],
      [bashir, 'not-verified'],
    ] as const)
      await expect(
        amina.vault.openRecord({ ...messageLabel(caseId, id), ...at, author: await keyOf(who) }),
      ).rejects.toThrow(refusal)
    await expect(
      amina.vault.openRecord({ ...messageLabel(caseId, newId()), ...at, author: row!.author! }),
    ).rejects.toThrow('bad-signature')
  })

  it('are hidden from an organisation that holds another part of the case', async () => {
    await agree(
      amara,
      caseId,
      { recipient: bashir.circle, compartments: ['health'], purpose: 'health_care' },
      network.state.now(),
    )
    await write(amara, 'Only for us two.')
    expect((await bashir.api.messages.list({ caseId })).messages).toEqual([])
    await takeKeys(bashir, caseId)
    const id = newId()
    const sealed = await bashir.vault.sealRecord({
      ...messageLabel(caseId, id),
      compartment: 'health',
      value: { text: 'x' },
    })
    await expect(bashir.api.messages.write({ caseId, id, days: 7, ...sealed })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(await bashir.api.messages.seen({ caseId })).toEqual({ marked: 0 })
  })

  it('open to a new recipient and close when she withdraws consent, and later ones have a new key', async () => {
    await write(amara, 'Before the clinic.')
    const consent = await agree(
      amara,
      caseId,
      { recipient: bashir.circle, compartments: ['messages'], purpose: 'health_care' },
      network.state.now(),
    )
    expect(await read(bashir)).toEqual(['Before the clinic.'])
    await write(bashir, 'From the clinic.')
    expect(await amina.messages()).toEqual(['Before the clinic.', 'From the clinic.'])
    const held = await bashir.api.cases.read({ id: caseId })

    await revokeGrant(amara, caseId, consent)
    await expect(bashir.api.messages.list({ caseId })).rejects.toMatchObject({ code: 'not-found' })
    const late = { id: newId(), text: 'still here', days: 7 } as const
    await expect(sendMessage(bashir, caseId, late)).rejects.toMatchObject({ code: 'not-found' })

    expect(await turn()).toEqual(['messages'])
    await amina.read()
    await amina.write(caseId, 'After the clinic.')
    expect(await read(amara)).toEqual(['Before the clinic.', 'From the clinic.', 'After the clinic.'])
    const { messages } = await amara.api.messages.list({ caseId })
    expect(messages[0]?.epoch).toBe(held.epochs[0]!.epoch + 1)
    const [newestOne] = messages
    await expect(
      bashir.vault.openRecord({
        ...messageLabel(caseId, newestOne!.id),
        epoch: newestOne!.epoch,
        ciphertext: newestOne!.ciphertext,
      }),
    ).rejects.toThrow('no-key')
  })

  it('are sent again under the new key when it was rotated meanwhile', async () => {
    await asOwner(database, (client) =>
      client.query(
        "update compartments set rotation_due = true where case_id = $1 and compartment = 'messages'",
        [caseId],
      ),
    )
    await amina.read()
    await turn()
    const stale = {
      caseId,
      text: 'Too late for this key.',
      days: 90,
      on: daysOn(0).toISOString().slice(0, 10),
    } as const
    expect(await sendOnce(amina.session, {}, stale, async () => undefined)).toBe(false)
    await amina.write(caseId, 'Under the new key.')
    expect(await read(amara)).toEqual(['Under the new key.'])
  })
})

describe('a message with an end date', () => {
  it('is deleted on its day and not before, and a key that protects nothing more is due for removal', async () => {
    await write(amara, 'For a week.', 7)
    expect(await forget(6)).toBe(0)
    expect(await read(amara)).toEqual(['For a week.'])
    expect(await forget(7)).toBe(1)
    expect(await read(amara)).toEqual([])
    expect(await keys()).toMatchObject([{ epoch: 1, current: true, due: true }])
    expect(await turn()).toEqual(['messages'])
    await forget(7)
    expect(await keys()).toMatchObject([{ epoch: 2, current: true, due: false, box: false, wraps: 2 }])
    await amina.read()
    await amina.write(caseId, 'Later.', 0)
    expect(await read(amara)).toEqual(['Later.'])
  })

  it('leaves the way open to older messages that are kept', async () => {
    await write(amara, 'Kept.', 0)
    expect(await forget(30)).toBe(0)
    expect(await keys()).toMatchObject([{ epoch: 1, due: true }])
    await turn()
    await write(amara, 'For a week.', 7)
    await asOwner(database, (client) =>
      client.query(
        "update compartments set rotation_due = true where case_id = $1 and current and compartment = 'messages'",
        [caseId],
      ),
    )
    await turn()
    await forget(7)
    expect(await keys()).toMatchObject([
      { epoch: 1, current: false },
      { epoch: 2, current: false, box: true },
      { epoch: 3, current: true, box: true },
    ])
    await agree(
      amara,
      caseId,
      { recipient: bashir.circle, compartments: ['messages'], purpose: 'health_care' },
      network.state.now(),
    )
    expect(await read(bashir)).toEqual(['Kept.'])
  })

  it('makes a key due for rotation after thirty days, and not where nobody wrote', async () => {
    await write(amara, 'Hello.', 90)
    await forget(29)
    expect(await keys()).toMatchObject([{ due: false }])
    await forget(30)
    expect(await keys()).toMatchObject([{ due: true }])
    const silent = (await openCase(amara, { name: 'Mariam', language: 'ar' })).id
    await forget(400)
    caseId = silent
    expect(await keys()).toMatchObject([{ epoch: 1, current: true, due: false }])
  })
})
