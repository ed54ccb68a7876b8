// Papers over the real endpoints: brought, read, shared, withdrawn, broken off, taken away; and what the server refuses.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { agree, giveCard, openCase, takeKeys } from '../../demo/case-work.ts'
import { signIn, type Colleague } from '../../demo/actor.ts'
import { bringPaper, findPaper, readPaper } from '../../demo/papers.ts'
import { bent } from '../../test/broken-line.ts'
import { wordsIn, wordsInTables } from '../../test/canaries.ts'
import { startCardSession } from '../../test/card-session.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork, passphrase } from '../../test/people.ts'
import { Problem } from '../api/problem.ts'
import { asOwner } from '../database/open.ts'
import { begunBringing, carryPaper } from './client/bring-paper.ts'
import { readPapers } from './client/read-paper.ts'
import { PIECE, PIECE_MORE } from '../sealing/file.ts'
import { newObject, shelfIn } from './server/object-store.ts'
import { clearShelf, dropUnfinished } from './server/papers.ts'
import { compareShelf, sweepShelf } from './server/sweep.ts'
import { trailLines } from '../../test/trail-lines.ts'

const database = await testDatabase()
const network = await newNetwork(database)
const shelf = shelfIn(network.data)
const amara = await network.organisation('Harbour House', 'shelter', ['caseworker', 'supervisor'])
const ines = await network.organisation('Legal Aid West', 'legal_aid', ['lawyer'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const { id: caseId } = await openCase(amara, { name: 'Mariam Test', language: 'ar' })

const bytesOf = (size: number) => new Uint8Array(size).map((_, at) => (at * 11) & 0xff)
const scan = bytesOf(2 * PIECE + 77)
const content = new Blob([scan])
const ids = async (who: Colleague) => (await who.api.papers.list({ caseId })).papers.map((one) => one.id)
const objects = async () =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ id: string; object: string }>('select id, object from papers')
    return new Map(rows.map((row) => [row.id, row.object]))
  })
const onDisk = () =>
  readdirSync(join(network.data, 'objects'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const line = async (action: string, object: string) =>
  (await trailLines(database)).flatMap((one) =>
    one.action === action && one.about === object ? [one.actor] : [],
  )

it('a scan comes back to the byte, and neither its name nor a word of it is anywhere at the server', async () => {
  const secret = 'Qzxpassportofmariamwk'
  const words = new Blob([`${secret} `.repeat(40_000)])
  const id = await bringPaper(amara, caseId, { compartment: 'legal', name: `${secret}.pdf`, content: words })
  const { about, content: back } = await readPaper(amara, caseId, id)
  expect(about).toMatchObject({ name: `${secret}.pdf`, size: words.size, kept: 'original' })
  expect(back.toString()).toBe(await words.text())
  expect(await wordsInTables(database, [secret])).toEqual([])
  expect(wordsIn(network.logged.join('\n'), [secret])).toEqual([])
  for (const path of onDisk()) {
    expect(wordsIn(path + readFileSync(path, 'latin1'), [secret])).toEqual([])
    expect(path).not.toContain(id)
  }
})

it('bringing, reading and taking away are lines in the audit trail; reading once a day, however many pieces', async () => {
  const id = await bringPaper(amara, caseId, { compartment: 'legal', name: 'a.pdf', content })
  await readPaper(amara, caseId, id)
  await readPaper(amara, caseId, id)
  await amara.api.papers.remove({ id })
  expect(await line('paper.begin', id)).toEqual([amara.handle])
  expect(await line('paper.add', id)).toEqual([amara.handle])
  expect(await line('paper.read', id)).toEqual([amara.handle])
  expect(await line('paper.remove', id)).toEqual([amara.handle])
})

it('the lawyer reads the legal part while it is shared, the police nothing, and after a withdrawal nobody but Amara', async () => {
  const legal = await bringPaper(amara, caseId, { compartment: 'legal', name: 'b.pdf', content })
  const health = await bringPaper(amara, caseId, { compartment: 'health', name: 'c.pdf', content })
  await expect(pavel.api.papers.list({ caseId })).rejects.toMatchObject({ code: 'not-found' })
  await expect(ines.api.papers.piece({ id: legal, piece: 0 })).rejects.toMatchObject({ code: 'not-found' })
  const terms = { recipient: ines.circle, compartments: ['legal'] as const, purpose: 'legal_help' as const }
  const consent = await agree(amara, caseId, terms, network.state.now())
  await takeKeys(ines, caseId)
  expect((await readPaper(ines, caseId, legal)).content.equals(scan)).toBe(true)
  expect(await ids(ines)).not.toContain(health)
  for (const who of [ines, pavel])
    await expect(who.api.papers.piece({ id: health, piece: 0 })).rejects.toMatchObject({ code: 'not-found' })
  // Reading is not owning.
  await expect(ines.api.papers.remove({ id: legal })).rejects.toMatchObject({
    code: 'refused',
    detail: { because: 'paper-not-yours' },
  })
  await amara.move('consent', 'withdraw', { id: consent })
  await expect(ines.api.papers.piece({ id: legal, piece: 0 })).rejects.toMatchObject({ code: 'not-found' })
  await expect(ines.api.papers.list({ caseId })).rejects.toMatchObject({ code: 'not-found' })
  expect((await readPaper(amara, caseId, legal)).content.equals(scan)).toBe(true)
})

it('what the lawyer brought is opened by Amara on a telephone that has never seen her house', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Claim', language: 'ar' })
  const terms = { recipient: ines.circle, compartments: ['legal'] as const, purpose: 'legal_help' as const }
  await agree(amara, id, terms, network.state.now())
  await takeKeys(ines, id)
  await bringPaper(ines, id, { compartment: 'legal', name: 'claim.pdf', content })
  const elsewhere = await signIn(network.staff, amara.handle, passphrase)
  await takeKeys(elsewhere, id)
  const papers = await readPapers(elsewhere, id)
  expect(papers.map(({ about, isUnfit }) => [about?.name, isUnfit])).toEqual([['claim.pdf', false]])
})

it('nobody begins a paper in a part whose key they do not hold', async () => {
  // Amara's sealed paper falls into the hands of the police before it is sent.
  let paper: Parameters<Colleague['api']['papers']['begin']>[0]['paper'] | undefined
  const caught = bent(amara, 'papers', 'begin', () => async (input) => {
    paper = { ...input.paper, id: crypto.randomUUID() }
    throw new Problem('unavailable')
  })
  await bringPaper(caught, caseId, { compartment: 'identity', name: 'x', content, pieces: 0 })
  await expect(pavel.api.papers.begin({ caseId, paper: paper! })).rejects.toMatchObject({ code: 'not-found' })
  const terms = {
    recipient: pavel.circle,
    compartments: ['contact'] as const,
    purpose: 'identification' as const,
  }
  await agree(amara, caseId, terms, network.state.now())
  await expect(pavel.api.papers.begin({ caseId, paper: paper! })).rejects.toMatchObject({
    code: 'not-allowed',
  })
})

it('pieces may come in any order and twice; other bytes, other lengths and a finish before the end are refused', async () => {
  const id = await bringPaper(amara, caseId, { compartment: 'legal', name: 'd.pdf', content, pieces: 0 })
  const seal = (index: number) => amara.vault.sealPiece({ file: id, index })
  const send = async (piece: number, body?: Uint8Array<ArrayBuffer>) =>
    amara.api.papers.send({ id, piece, body: body ?? (await seal(piece)) })
  await send(2)
  await send(0)
  await send(0)
  const changed = await seal(0)
  changed[99]! ^= 1
  await expect(send(0, changed)).rejects.toMatchObject({ code: 'conflict' })
  expect(await amara.api.papers.resume({ id })).toEqual({ pieces: 3, there: [0, 2] })
  await expect(amara.api.papers.finish({ id })).rejects.toMatchObject({
    code: 'refused',
    detail: { because: 'pieces-missing' },
  })
  const invalid = { code: 'invalid', detail: { fields: [{ field: 'body', code: 'not-a-piece' }] } }
  await expect(send(1, await seal(2))).rejects.toMatchObject(invalid)
  await expect(send(1, new Uint8Array(PIECE + PIECE_MORE))).rejects.toMatchObject(invalid)
  await expect(send(3, await seal(0))).rejects.toMatchObject(invalid)
  await expect(send(1, new Uint8Array(1024 * 1024 + 1))).rejects.toMatchObject({ code: 'too-large' })
  // Half of it is nobody's business yet.
  await expect(amara.api.papers.piece({ id, piece: 1 })).rejects.toMatchObject({ code: 'not-found' })
  await send(1)
  await amara.api.papers.finish({ id })
  await amara.api.papers.finish({ id })
  await expect(send(1)).rejects.toMatchObject({ code: 'conflict' })
  expect((await readPaper(amara, caseId, id)).content.equals(scan)).toBe(true)
})

it('an upload that broke off goes on with the same file in a fresh vault, and not with another', async () => {
  const id = await bringPaper(amara, caseId, { compartment: 'legal', name: 'e.pdf', content, pieces: 1 })
  await amara.vault.forgetFile({ file: id })
  const { record } = await findPaper(amara, caseId, id)
  const goOnWith = (file: Blob) =>
    carryPaper(
      amara,
      begunBringing(record, {
        kept: 'original',
        read: () => Promise.resolve({ content: file, name: 'e.pdf', mime: 'application/pdf' }),
      }),
    )
  await expect(goOnWith(new Blob([bytesOf(scan.length).reverse()]))).rejects.toThrow('other-file')
  expect((await amara.api.papers.resume({ id })).there).toHaveLength(1)
  expect(await goOnWith(content)).toBe(true)
  expect((await readPaper(amara, caseId, id)).content.equals(scan)).toBe(true)
})

it('an unfinished paper is the affair of who began it, and goes after a day without being taken up', async () => {
  const id = await bringPaper(amara, caseId, { compartment: 'contact', name: 'f.pdf', content, pieces: 1 })
  await takeKeys(pavel, caseId)
  expect(await ids(pavel)).not.toContain(id)
  await expect(pavel.api.papers.resume({ id })).rejects.toMatchObject({ code: 'not-found' })
  const object = (await objects()).get(id) as string
  const hours = (count: number) => new Date(network.state.now().getTime() + count * 3_600_000)
  await dropUnfinished(database, hours(23))
  expect(await ids(amara)).toContain(id)
  await dropUnfinished(database, hours(25))
  expect(await ids(amara)).not.toContain(id)
  // Which of its pieces came first, the line decided.
  expect(await shelf.there(object)).toHaveLength(1)
  expect(await clearShelf(database, shelf)).toBeGreaterThan(0)
  expect(await shelf.there(object)).toEqual([])
  expect(await clearShelf(database, shelf)).toBe(0)
})

it('a case has room for five gibibytes and no more', async () => {
  const full = await openCase(amara, { name: 'Full Test', language: 'en' })
  const large = bent(
    amara,
    'papers',
    'begin',
    (call) => (input, options) => call({ ...input, paper: { ...input.paper, padded: 2 ** 30 } }, options),
  )
  const begin = () =>
    bringPaper(large, full.id, { compartment: 'legal', name: 'x', mime: 'x', content, pieces: 0 })
  for (let count = 0; count < 5; count += 1) {
    await begin()
    // What was only announced takes no more room than one paper of the largest: it keeps nobody else's out.
    await expect(begin()).rejects.toMatchObject({ detail: { because: 'papers-arriving' } })
    await asOwner(database, (client) =>
      client.query("update papers set state = 'kept' where case_id = $1", [full.id]),
    )
  }
  await expect(begin()).rejects.toMatchObject({ code: 'refused', detail: { because: 'case-full' } })
})

it('a case that is erased takes its papers along, rows and pieces', async () => {
  const gone = await openCase(amara, { name: 'Gone Test', language: 'en' })
  const { circle } = await giveCard(amara, gone.id, 'en')
  const hers = await startCardSession(database, circle, 's')
  await takeKeys(amara, gone.id)
  const id = await bringPaper(amara, gone.id, { compartment: 'legal', name: 'g.pdf', content })
  const object = (await objects()).get(id) as string
  expect(await shelf.there(object)).toEqual([0, 1, 2])
  await amara.move('case', 'close', { id: gone.track }, { reason: 'completed', person_told: 'told' })
  const asked = await network.staff.request(`/api/cases/${gone.track}/ask-erasure`, {
    method: 'POST',
    headers: { cookie: hers.cookie, 'content-type': 'application/json', 'if-match': '"2"' },
    body: '{}',
  })
  expect(asked.status).toBe(200)
  await amara.move('case', 'erase', { id: gone.track })
  expect((await objects()).has(id)).toBe(false)
  await clearShelf(database, shelf)
  expect(await shelf.there(object)).toEqual([])
})

it('what lies on the disk without a row stays as long as a backup may still name it, and goes then; what a row names stays', async () => {
  const named = await bringPaper(amara, caseId, { compartment: 'legal', name: 'a.pdf', content })
  const stray = newObject()
  await shelf.put(stray, 0, bytesOf(10))
  const { stray: found, lost: before } = await compareShelf(database, shelf)
  expect(found.map(({ object }) => object)).toEqual([stray])
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
  expect(await sweepShelf(database, shelf, inDays(34))).toBe(0)
  expect(await sweepShelf(database, shelf, inDays(36))).toBe(1)
  expect(await shelf.there(stray)).toEqual([])
  expect((await readPaper(amara, caseId, named)).content.equals(scan)).toBe(true)
  expect((await compareShelf(database, shelf)).lost).toBe(before)
  await shelf.drop((await objects()).get(named)!)
  expect((await compareShelf(database, shelf)).lost).toBe(before + 1)
})
