// Mariam sends a photo and a voice note with her words: sealed in her browser, brought over a line that breaks, opened by the desk alone,
// and kept as a paper of her case where she agreed.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lineTo } from '../../demo/actor.ts'
import { plainly, wordsInFolder, wordsInTables } from '../../test/canaries.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { createClient } from '../api/client.ts'
import { Problem } from '../api/problem.ts'
import { sql } from '../database/sql.ts'
import { as } from '../database/as.ts'
import { asOwner } from '../database/open.ts'
import { planOpening } from '../cases/client/open-case.ts'
import { helpApi } from '../identification/api.ts'
import { openRequest } from '../identification/client/answer-request.ts'
import {
  carryAttached,
  linkContact,
  openContactCase,
  sealContactCase,
} from '../identification/client/become-case.ts'
import { newReceipt, sealRequest, sendRequest } from '../identification/client/send-request.ts'
import { emptyReport } from '../identification/report.ts'
import { readPapers, wholeOf } from '../papers/client/read-paper.ts'
import { createVault } from '../sealing/vault.ts'
import { attachmentsApi } from './api.ts'
import { attachedIn, largestAttached, mostAttached } from './attached.ts'
import { carried, carryAttachments, mayStillArrive } from './client/carry-attachments.ts'
import { readAttachment } from './client/keep-attachment.ts'
import { newAttachment, sealedPiece } from './sealed-attachment.ts'
import { dropUnfinished } from './server/attachments.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const rosa = await network.organisation('Helpline', 'hotline', ['hotline'])
const leyla = await network.organisation('Night Line', 'ngo', ['hotline'])
const { help, attachments } = createClient(
  { help: helpApi, attachments: attachmentsApi },
  lineTo(network.public).send,
)
const { publicKey: desk } = await rosa.api.reports.lock({})
const bytes = (text: string, length: number) =>
  new Blob([text, new Uint8Array(length - text.length).fill(7)], { type: 'image/jpeg' })

const hidden = 'Qzxcontractvwk'
/** A request with a photo that is announced and not sent yet. */
async function asks(content = bytes(hidden, 150_000), keep = true) {
  const attached = await newAttachment(content, { kind: 'photo', keep })
  const report = { ...emptyReport('help', 'ar'), attached: [attached] }
  const request = await sealRequest(desk, report, await newReceipt(createVault(), help, false))
  await sendRequest(help, request)
  return { track: request.body.id, one: carried(attached, content) }
}
const opened = async (track: string) => {
  const contact = await rosa.api.reports.read({ track })
  return { contact, ...(await openRequest(rosa, contact)) }
}

it('the desk opens the photo that Mariam sent, byte for byte, and no other desk does', async () => {
  const { track, one } = await asks()
  const { report } = await opened(track)
  const [attached] = report.attached ?? []
  if (!attached) throw new Error('nothing came with it')
  await expect(readAttachment(rosa, attached)).rejects.toMatchObject({ code: 'not-found' })
  await carryAttachments(attachments, [one])
  const there = await readAttachment(rosa, attached)
  expect(new Uint8Array(await there.arrayBuffer())).toEqual(new Uint8Array(await one.content.arrayBuffer()))
  await expect(readAttachment(leyla, attached)).rejects.toMatchObject({ code: 'not-found' })
  // Neither in a row nor among the pieces on the disk.
  expect([
    await wordsInTables(database, [hidden]),
    wordsInFolder(join(network.data, 'objects'), [hidden], plainly),
  ]).toEqual([[], []])
})

it('a line that breaks costs one piece: the next try goes on, and the photo is there once', async () => {
  const { track, one } = await asks()
  let sent = 0
  const onTram = {
    ...attachments,
    send: async (...input: Parameters<typeof attachments.send>) => {
      const answer = await attachments.send(...input)
      // The piece arrives, and its answer does not.
      if ((sent += 1) === 2) throw new Problem('unavailable')
      return answer
    },
  }
  const broken: unknown = await carryAttachments(onTram, [one]).catch((error: unknown) => error)
  expect(mayStillArrive(broken)).toBe(true)
  expect(one.arrived).toBe(1)
  await carryAttachments(onTram, [one])
  const { report } = await opened(track)
  expect((await readAttachment(rosa, report.attached![0]!)).size).toBe(150_000)
})

it('nobody puts other bytes in a place, says that it is whole before it is, or brings what was not announced', async () => {
  const { one } = await asks()
  const { attached, content } = one
  const { id } = attached
  const first = await sealedPiece(attached, content, 0)
  await attachments.send({ id, piece: 0, body: first })
  const other = await sealedPiece(attached, bytes('another', 150_000), 0)
  await expect(attachments.send({ id, piece: 0, body: other })).rejects.toMatchObject({ code: 'conflict' })
  await expect(attachments.finish({ id })).rejects.toMatchObject({ detail: { because: 'pieces-missing' } })
  await expect(attachments.send({ id: crypto.randomUUID(), piece: 0, body: first })).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(attachments.send({ id, piece: 2, body: first })).rejects.toMatchObject({ code: 'invalid' })
})

it('is one megabyte at most and five to a message, and short ones all look alike', async () => {
  const tooLarge = new Blob([new Uint8Array(largestAttached + 1)])
  await expect(newAttachment(tooLarge, { kind: 'voice', keep: false })).rejects.toThrow('too-long')
  const announced = { id: crypto.randomUUID(), padded: 4096 }
  const many = Array.from({ length: mostAttached + 1 }, () => announced)
  const request = await sealRequest(
    desk,
    { ...emptyReport('help', 'ar'), story: 'Six' },
    await newReceipt(createVault(), help, false),
  )
  await expect(help.submit({ ...request.body, attachments: many })).rejects.toMatchObject({ code: 'invalid' })
  const lengths = [10, 3000].map(async (length) => {
    const content = bytes('a', length)
    return (await sealedPiece(await newAttachment(content, { kind: 'voice', keep: true }), content, 0)).length
  })
  expect(new Set(await Promise.all(lengths)).size).toBe(1)
})

it('what whoever holds a key sealed in its place and is no attachment is left out', () => {
  expect(attachedIn('all')).toEqual([])
  expect(attachedIn([{ id: '1' }, null, 7])).toEqual([])
})

it('becomes a paper of her case where she agreed, once however often it is asked for, and stays out where she did not', async () => {
  for (const keep of [true, false]) {
    const { track, one } = await asks(bytes('pay slip', 9000), keep)
    await carryAttachments(attachments, [one])
    const { contact, report } = await opened(track)
    const plan = planOpening()
    const asked = {
      name: 'Mariam',
      language: 'ar',
      ageGroup: 'adult',
      circle: contact.circle,
      reach: 'Here',
    } as const
    await openContactCase(rosa, plan, await sealContactCase(rosa, plan, { contact, report }, asked))
    await linkContact(rosa, contact, { basis: 'person_agreed', age_group: 'adult' }, crypto.randomUUID())
    for (let time = 1; time <= 2; time += 1)
      await carryAttached(rosa, plan.id, report.attached ?? [], () => 'A photo')
    const papers = await readPapers(rosa, plan.id)
    expect(papers.map(({ about }) => about?.name)).toEqual(keep ? ['A photo'] : [])
    if (papers[0]) expect((await wholeOf(rosa, papers[0], '')).size).toBe(9000)
  }
})

it('a stranger who announces forty files and sends none takes no room from the next person', async () => {
  const room = () =>
    asOwner(database, async (client) => {
      const { rows } = await client.query<{ bytes: string }>(
        'select coalesce(sum(bytes), 0) as bytes from attachment_rooms',
      )
      return Number(rows[0]!.bytes)
    })
  const before = await room()
  for (let at = 0; at < 8; at += 1) await asks()
  expect(await room()).toBe(before)
  const { one } = await asks()
  await carryAttachments(attachments, [one])
  expect(await room()).toBeGreaterThan(before + 150_000)
  // What goes gives its room back.
  await asOwner(database, (client) =>
    client.query('delete from attachments where id = $1', [one.attached.id]),
  )
  expect(await room()).toBe(before)
})

it('where others have filled the disk, a desk has a reserve of its own, and past it the answer says that there is no room', async () => {
  const fill = (all: number, desk: number) =>
    asOwner(database, async (client) => {
      await client.query(
        `insert into attachment_rooms (circle, bytes) values (0, $1) on conflict (circle) do update set bytes = $1`,
        [all],
      )
      await client.query(
        `insert into attachment_rooms (circle, bytes) values ($1, $2) on conflict (circle) do update set bytes = $2`,
        [rosa.circle, desk],
      )
    })
  const gigabyte = 1024 ** 3
  await fill(25 * gigabyte, 0)
  const { one } = await asks()
  await carryAttachments(attachments, [one])
  await fill(25 * gigabyte, gigabyte)
  const { track, one: other } = await asks()
  const refused: unknown = await carryAttachments(attachments, [other]).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'refused', detail: { because: 'no-room' } })
  expect(mayStillArrive(refused)).toBe(false)
  // Her words stand at the desk all the same.
  expect((await opened(track)).report.attached).toHaveLength(1)
  await fill(0, 0)
})

it('goes when it has not all come within two days', async () => {
  const { one } = await asks()
  const rows = () =>
    as(database, { kind: 'system' }, (tx) =>
      tx.rows<{ id: string }>(sql`select id from attachments where id = ${one.attached.id}`),
    )
  await dropUnfinished(database, new Date())
  expect(await rows()).toHaveLength(1)
  await dropUnfinished(database, new Date(Date.now() + 3 * 86_400_000))
  expect(await rows()).toHaveLength(0)
})
