// Mariam lets the police have one scanned paper. They read it as it was on that day and no other paper; what she stops is closed at once.
// Asked of the server, of the database, and of a recipient who asks for more.
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { agreeToPages, giveCard, openCase, refer, takeKeys } from '../../demo/case-work.ts'
import type { Colleague } from '../../demo/actor.ts'
import { bringPaper, readPaper } from '../../demo/papers.ts'
import { bent, losingAnswer } from '../../test/broken-line.ts'
import { testDatabase } from '../../test/database.ts'
import { ownPhone } from '../../test/own-phone.ts'
import { newNetwork } from '../../test/people.ts'
import { openRecord } from '../client/records.ts'
import { minute } from '../client/time.ts'
import { asOwner } from '../database/open.ts'
import { wholeOfCopy } from '../papers/client/copy-paper.ts'
import { shelfIn } from '../papers/server/object-store.ts'
import { dropLooseCopies } from '../papers/server/copies.ts'
import { clearShelf } from '../papers/server/papers.ts'
import { makeStop } from '../portal/client/revoke.ts'
import { PIECE } from '../sealing/file.ts'
import { paperOn } from './client/page-shape.ts'
import { readPages } from './client/read-pages.ts'
import { verifyConsentText } from './client/verify-consent-text.ts'

const database = await testDatabase()
const network = await newNetwork(database, { unlimited: true })
const amara = await network.organisation('Harbour House', 'ngo', ['administrator', 'caseworker'])
const pavel = await network.organisation('City Police', 'police', ['police'])
const bashir = await network.organisation('City Clinic', 'clinic', ['health'])
const toPolice = { recipient: pavel.circle, purpose: 'safety' } as const
const scan = new Uint8Array(2 * PIECE + 77).map((_, at) => (at * 11) & 0xff)

/** A case with two papers; the police are given the first. */
async function given(name: string, who: Colleague = amara) {
  const { id } = await openCase(amara, { name, language: 'ar' })
  const content = new Blob([scan])
  const ticket = await bringPaper(amara, id, { compartment: 'legal', name: 'ticket.pdf', content })
  const letter = await bringPaper(amara, id, { compartment: 'legal', name: 'letter.pdf', content })
  const consent = await agreeToPages(who, id, toPolice, ({ title }) => title === 'ticket.pdf')
  return { id, ticket, letter, consent }
}
/** The papers that somebody reads on pages: name and bytes. */
async function read(who: Colleague, caseId: string) {
  const { grants } = await readPages(who, caseId)
  const papers = grants
    .flatMap(({ pages }) => pages)
    .flatMap((page) => ('text' in page ? page.text.entries : []))
    .flatMap((entry) => paperOn(caseId, entry) ?? [])
  return Promise.all(
    papers.map(async (paper) => {
      const whole = await wholeOfCopy(who, paper, paper.about.mime)
      return { name: paper.about.name, id: paper.copy.id, bytes: Buffer.from(await whole.arrayBuffer()) }
    }),
  )
}
const rows = (text: string, values: unknown[]) =>
  asOwner(database, async (client) => (await client.query(text, values)).rows.length)

it('the police read the one paper to the byte, as of the day on which it was copied, and find no other and no part', async () => {
  const { id, ticket, letter } = await given('Mariam Ticket')
  const [paper, ...more] = await read(pavel, id)
  expect(more).toEqual([])
  expect(paper!.name).toBe('ticket.pdf')
  expect(paper!.bytes.equals(Buffer.from(scan))).toBe(true)
  const { grants } = await readPages(pavel, id)
  expect(grants[0]!.pages[0]).toMatchObject({
    text: { copiedBy: 'Harbour House', asOf: network.state.now().toISOString().slice(0, 10) },
  })
  await expect(pavel.api.papers.list({ caseId: id })).rejects.toMatchObject({ code: 'not-found' })
  for (const one of [ticket, letter, newId()])
    for (const call of ['piece', 'copyPiece'] as const)
      await expect(pavel.api.papers[call]({ id: one, piece: 0 })).rejects.toMatchObject({ code: 'not-found' })
})

it('the police stay with the copy when Amara takes the paper away or brings another', async () => {
  const { id, ticket } = await given('Mariam Later')
  await amara.api.papers.remove({ id: ticket })
  const content = new Blob(['Another.'])
  await bringPaper(amara, id, { compartment: 'legal', name: 'later.pdf', content })
  expect((await read(pavel, id)).map(({ name }) => name)).toEqual(['ticket.pdf'])
})

it('a clinic that knows a copy by its id gets no piece of it, and a recipient of another paper neither', async () => {
  const { id } = await given('Mariam Known')
  const [paper] = await read(pavel, id)
  const refused = { code: 'not-found' }
  await expect(bashir.api.papers.copyPiece({ id: paper!.id, piece: 0 })).rejects.toMatchObject(refused)
  await agreeToPages(
    amara,
    id,
    { recipient: bashir.circle, purpose: 'health_care' },
    ({ title }) => title === 'letter.pdf',
  )
  expect((await read(bashir, id)).map(({ name }) => name)).toEqual(['letter.pdf'])
  await expect(bashir.api.papers.copyPiece({ id: paper!.id, piece: 0 })).rejects.toMatchObject(refused)
})

it('nobody begins, fills or finishes a copy on a case that is not theirs, nor puts another’s copy on a page', async () => {
  const { id } = await given('Mariam Foreign')
  const padded = 4096
  await expect(pavel.api.papers.beginCopy({ caseId: id, id: newId(), padded })).rejects.toMatchObject({
    code: 'not-found',
  })
  const samir = await network.colleague(amara, 'samir', ['caseworker'])
  const begun = newId()
  await amara.api.papers.beginCopy({ caseId: id, id: begun, padded })
  await expect(samir.api.papers.finishCopy({ id: begun })).rejects.toMatchObject({ code: 'not-found' })
  // A copy that has not arrived stands on no page.
  const { give } = amara.api.consent
  type Sent = Parameters<typeof give>[0]
  const lies = (sent: Sent): Sent => ({
    ...sent,
    pages: { ...sent.pages!, papers: sent.pages!.sealed.map(({ page }) => ({ page, copy: begun })) },
  })
  const api = { ...amara.api, consent: { ...amara.api.consent, give: (sent: Sent) => give(lies(sent)) } }
  await expect(
    agreeToPages({ ...amara, api }, id, toPolice, ({ title }) => title === 'letter.pdf'),
  ).rejects.toMatchObject({ code: 'refused', detail: { because: 'pieces-missing' } })
  expect((await read(pavel, id)).map(({ name }) => name)).toEqual(['ticket.pdf'])
})

it('the paper stands by its name in the words that Mariam said yes to', async () => {
  const { id, consent } = await given('Mariam Words')
  const { shared, held } = await takeKeys(amara, id)
  const { grants } = await amara.vault.viewCase({ caseId: id, day: '2026-01-01' })
  const file = { caseId: id, records: shared.records, held }
  const grant = grants.find((one) => one.id === consent)!
  const found = await verifyConsentText(amara.vault, file, grant, (row) => openRecord(amara, id, row))
  expect(found.is === 'same' && found.kept.words).toContain('A scanned paper, “ticket.pdf”')
})

it('Mariam stops it on her own page, and the police open it no more; Amara still has the paper', async () => {
  const { id, ticket, consent } = await given('Mariam Stops')
  const [paper] = await read(pavel, id)
  const { words } = await giveCard(amara, id, 'ar')
  const phone = await ownPhone(network, words)
  const [shown] = (await phone.read()).cases
  await phone.open()
  const stop = await makeStop(phone.vault, shown!, [consent], await minute(amara))
  await phone.api.portal.stop({ caseId: id, ...stop })
  await expect(pavel.api.papers.copyPiece({ id: paper!.id, piece: 0 })).rejects.toMatchObject({
    code: 'not-found',
  })
  expect((await readPaper(amara, id, ticket)).content.equals(scan)).toBe(true)
})

it('a server that hands over another copy, other pieces or a shorter file is found out', async () => {
  const { id } = await given('Mariam Swapped')
  await agreeToPages(amara, id, toPolice, ({ title }) => title === 'letter.pdf')
  const papers = await read(pavel, id)
  const [ticket, letter] = ['ticket.pdf', 'letter.pdf'].map((name) =>
    papers.find((one) => one.name === name)!,
  )
  type Piece = Parameters<Colleague['api']['papers']['copyPiece']>[0]
  const lies: ((asked: Piece) => Piece)[] = [
    (asked) => ({ ...asked, id: asked.id === ticket!.id ? letter!.id : ticket!.id }),
    (asked) => ({ ...asked, piece: 1 - Math.min(1, Number(asked.piece)) }),
    (asked) => ({ ...asked, piece: 2 }),
  ]
  for (const lie of lies) {
    const lied = bent(pavel, 'papers', 'copyPiece', (call) => (asked, options) => call(lie(asked), options))
    await expect(read(lied, id)).rejects.toThrow('broken')
  }
})

it('a paper that travels with a referral waits until it is accepted, also for who knows it by its id, and opens nothing where it is declined', async () => {
  const terms = { recipient: bashir.circle, purpose: 'health_care', whenAccepted: true } as const
  const send = async (name: string) => {
    const { id } = await openCase(amara, { name, language: 'ar' })
    await bringPaper(amara, id, { compartment: 'health', name: 'x-ray.pdf', content: new Blob([scan]) })
    const consent = await agreeToPages(amara, id, terms, ({ title }) => title === 'x-ray.pdf')
    const sent = await refer(amara, id, { recipient: bashir.circle, serviceCode: 'health', consent })
    const copy = await asOwner(database, async (client) => {
      const found = await client.query<{ id: string }>('select id from paper_copies where case_id = $1', [id])
      return found.rows[0]!.id
    })
    return { id, copy, opened: await bashir.move('referral', 'open', sent) }
  }
  const refused = { code: 'not-found' }
  const accepted = await send('Mariam Referred')
  await expect(bashir.api.papers.copyPiece({ id: accepted.copy, piece: 0 })).rejects.toMatchObject(refused)
  const first_day = network.state.now().toISOString().slice(0, 10)
  await bashir.move('referral', 'accept', accepted.opened, { first_day })
  expect((await read(bashir, accepted.id)).map(({ name }) => name)).toEqual(['x-ray.pdf'])
  const declined = await send('Mariam Declined')
  await bashir.move('referral', 'decline', declined.opened, { reason: 'not_our_service' })
  await expect(bashir.api.papers.copyPiece({ id: declined.copy, piece: 0 })).rejects.toMatchObject(refused)
})

it('Amara presses again because no answer came, and it is copied and given once', async () => {
  const { id } = await openCase(amara, { name: 'Mariam Again', language: 'ar' })
  await bringPaper(amara, id, { compartment: 'legal', name: 'ticket.pdf', content: new Blob([scan]) })
  const track = newId()
  const once = losingAnswer(amara, 'papers', 'finishCopy')
  await expect(agreeToPages(once, id, { ...toPolice, track })).rejects.toMatchObject({ code: 'unavailable' })
  const lost = losingAnswer(amara, 'consent', 'give')
  await expect(agreeToPages(lost, id, { ...toPolice, track })).rejects.toMatchObject({ code: 'unavailable' })
  await agreeToPages(amara, id, { ...toPolice, track })
  expect(await read(pavel, id)).toHaveLength(1)
  expect((await amara.api.consent.list({ caseId: id })).consents).toHaveLength(1)
  expect(await rows('select 1 from paper_copies where case_id = $1 and page is not null', [id])).toBe(1)
})

it('a copy that was put on no page is gone from table and disk two days later; one that was given stays', async () => {
  const { id } = await given('Mariam Loose')
  const loose = newId()
  await amara.api.papers.beginCopy({ caseId: id, id: loose, padded: 4096 })
  await dropLooseCopies(database, new Date(network.state.now().getTime() + 2 * 86_400_000))
  await clearShelf(database, shelfIn(network.data))
  expect(await rows('select 1 from paper_copies where case_id = $1', [id])).toBe(1)
  expect(await read(pavel, id)).toHaveLength(1)
})
