// Pages as vaults make and open them: Mira gives the lawyer two pages about Olena's health. They open, the part does not, and a
// server that exchanges, changes, cuts or replays one is found out.
import { beforeEach, expect, test } from 'vitest'
import { newKeyPair } from './keys.ts'
import { pageWrapPlace } from './page.ts'
import { toText } from './text.ts'
import { agreed, at, gather, give, hear, lastDay, openFile, put, takeBack } from './vault-cast.ts'
import { handCard, openCard } from './vault-cast-card.ts'
import { where, type Cast, type CaseFile, type Colleague } from './vault-cast.ts'
import type { PageWrap, SealedPageText } from './vault-page-shape.ts'
import type { LocalVault } from './vault-shape.ts'
import { wrapKey } from './wrap.ts'

const caseId = 'case-1'
const day = at.slice(0, 10)
let cast: Cast
let mira: Colleague
let lindiwe: Colleague
let file: CaseFile
/** What a server keeps of pages. */
let kept: { pages: SealedPageText[]; wraps: PageWrap[] }

const tooth = { page: 'tooth', parts: ['health'], value: { title: 'Tooth', text: 'One was drawn.' } } as const
const sleep = { page: 'sleep', parts: ['health'], value: { title: 'Sleep', text: 'Five hours.' } } as const

async function gives(
  who: Colleague,
  to: number,
  pages: Parameters<LocalVault['grantPages']>[0]['pages'],
  grant = 'pages',
  more: object = {},
) {
  const terms = { at, caseId, grant, to, basis: 'consent', purpose: 'care', until: lastDay, agreed } as const
  const made = await who.vault.grantPages({ ...terms, pages, ...more })
  put(file, { statement: made.statement })
  kept.pages.push(...made.pages)
  kept.wraps.push(...made.wraps)
  return made
}

/** As the server hands pages to somebody: each with the keys that were made for their circles. */
const handed = (...circles: number[]) =>
  kept.pages.map((one) => ({
    ...one,
    wraps: kept.wraps.filter(({ page, circleId }) => page === one.page && circles.includes(circleId)),
  }))

/** Reads the chain again, and opens what was handed. */
async function opens({ vault }: { vault: LocalVault }, pages: ReturnType<typeof handed>, on = day) {
  await vault.receiveKeys({ ...file, wraps: [], epochs: [] })
  return vault.openPages({ caseId, day: on, pages })
}
const words = ({ opened }: Awaited<ReturnType<typeof opens>>) =>
  opened.map((one) => one.refused ?? (one.value as { title: string }).title)

beforeEach(async () => {
  cast = await gather()
  ;({ mira, lindiwe } = cast)
  file = await openFile(mira, 1, ['identity', 'health', 'legal'])
  kept = { pages: [], wraps: [] }
  await gives(mira, 3, [tooth, sleep])
})

test('the lawyer reads the two pages that she was given and no key of the part; Mira, who made them, reads them too', async () => {
  expect(words(await opens(lindiwe, handed(3)))).toEqual(['Tooth', 'Sleep'])
  expect((await lindiwe.vault.heldKeys({ caseId })).held).toEqual([])
  expect(words(await opens(mira, handed(1)))).toEqual(['Tooth', 'Sleep'])
  expect(kept.wraps.map(({ page, circleId }) => [page, circleId])).toEqual([
    ['tooth', 3],
    ['tooth', 1],
    ['sleep', 3],
    ['sleep', 1],
  ])
})

test('what Mira writes into the part afterwards is in no page', async () => {
  await mira.vault.receiveKeys(file)
  const later = await mira.vault.sealRecord({
    ...where,
    caseId,
    compartment: 'health',
    value: 'packs at four',
  })
  await opens(lindiwe, handed(3))
  const read = lindiwe.vault.openRecord({ ...where, caseId, compartment: 'health', ...later })
  await expect(read).rejects.toThrow('no-key')
})

test('Olena opens on her own telephone what was copied from what her card holds, and stops it', async () => {
  const card = await handCard(mira, file, ['identity', 'health'])
  await gives(
    mira,
    3,
    [
      { ...tooth, page: 'again' },
      { ...tooth, page: 'wages', parts: ['legal'] },
    ],
    'more',
  )
  const olena = await openCard(card, cast.shelter, cast.clinic, cast.lawyers)
  const found = await opens({ vault: olena.vault }, handed(50))
  expect(found.opened.map(({ page, refused }) => [page, refused])).toEqual([
    ['tooth', 'no-key'],
    ['sleep', 'no-key'],
    ['again', undefined],
    ['wages', 'not-verified'],
  ])
  await takeBack(olena, file, { grant: 'more', from: 3, compartments: [] })
  const left = await opens(lindiwe, handed(3))
  expect(left.opened.map(({ refused }) => refused)).toEqual([
    undefined,
    undefined,
    'not-verified',
    'not-verified',
  ])
})

test('the doctor, to whom nobody gave them, opens none, with whatever the server hands him', async () => {
  const { sato } = cast
  expect(words(await opens(sato, handed(1, 3)))).toEqual(['not-verified', 'not-verified'])
})

test('after their last day the lawyer opens none', async () => {
  expect(words(await opens(lindiwe, handed(3), '2027-01-01'))).toEqual(['not-verified', 'not-verified'])
})

test('two pages exchanged, one changed, an older key, a key of another circle: each is refused by itself', async () => {
  const [one, other] = handed(3)
  const swapped = [
    { ...other!, page: one!.page },
    { ...one!, page: other!.page },
  ]
  expect(words(await opens(lindiwe, swapped))).toEqual(['wrong-commit', 'wrong-commit'])
  const changed = Buffer.from(one!.ciphertext, 'base64url')
  changed[40]! ^= 1
  const altered = { ...one!, ciphertext: toText(new Uint8Array(changed)) }
  expect(words(await opens(lindiwe, [altered, other!]))).toEqual(['wrong-commit', 'Sleep'])
  const keyed = { ...one!, commit: other!.commit }
  expect(words(await opens(lindiwe, [keyed, other!]))).toEqual(['wrong-commit', 'Sleep'])
  const crossed = [
    { ...one!, wraps: other!.wraps },
    { ...other!, wraps: handed(1)[1]!.wraps.map((wrap) => ({ ...wrap, circleId: 3 })) },
  ]
  expect(words(await opens(lindiwe, crossed))).toEqual(['broken', 'broken'])
  const invented = await newKeyPair('enc')
  const place = pageWrapPlace(caseId, one!.page, 3)
  const wrap = toText(await wrapKey(invented.pair.publicKey, new Uint8Array(32), place))
  expect(words(await opens(lindiwe, [{ ...one!, wraps: [{ page: 'tooth', circleId: 3, wrap }] }]))).toEqual([
    'broken',
  ])
})

test('a page that does not come is missed by name, and one that nobody signed is no page', async () => {
  const [one, other] = handed(3)
  expect(await opens(lindiwe, [one!])).toMatchObject({ missing: ['sleep'] })
  expect((await opens(lindiwe, [one!, other!])).missing).toEqual([])
  const added = { ...one!, page: 'added' }
  expect(words(await opens(lindiwe, [one!, other!, added]))).toEqual(['Tooth', 'Sleep', 'not-verified'])
})

test('pages of another case, under the same names and by the same worker, are none of this one', async () => {
  const mine = [...kept.pages]
  const other = await openFile(mira, 1, ['identity', 'health'], 'case-2')
  const terms = {
    at,
    grant: 'pages',
    to: 3,
    basis: 'consent',
    purpose: 'care',
    until: lastDay,
    agreed,
  } as const
  const made = await mira.vault.grantPages({ ...terms, caseId: 'case-2', pages: [tooth] })
  put(other, { statement: made.statement })
  const replayed = made.pages.map((one) => ({
    ...one,
    wraps: made.wraps.filter(({ circleId }) => circleId === 3),
  }))
  expect(words(await opens(lindiwe, replayed))).toEqual(['wrong-commit'])
  expect(mine[0]!.ciphertext).not.toBe(made.pages[0]!.ciphertext)
})

test('what nobody may read is given to nobody: a stranger, a part that is not held, and then nothing was said', async () => {
  const before = file.statements.length
  await expect(gives(mira, 99, [tooth], 'stranger')).rejects.toThrow('not-verified')
  await hear(lindiwe, cast.shelter)
  await opens(lindiwe, handed(3))
  await expect(gives(lindiwe, 2, [{ ...tooth, page: 'on' }], 'on')).rejects.toThrow('bad-chain')
  expect(file.statements).toHaveLength(before)
  await gives(mira, 2, [{ ...tooth, page: 'doctor' }], 'doctor')
})

test('a yes to pages ends the whole part that the same place had for it, and new pages stand beside older ones', async () => {
  await give(mira, file, { to: 2, compartments: ['health', 'legal'], grant: 'all' })
  const { statement } = await gives(mira, 2, [{ ...tooth, page: 'one' }], 'one')
  expect(JSON.parse(statement.body)).toMatchObject({ replaces: ['all'] })
  const beside = await gives(mira, 2, [{ ...tooth, page: 'two' }], 'two')
  expect(JSON.parse(beside.statement.body)).not.toHaveProperty('replaces')
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'again' })
  const view = await mira.vault.viewCase({ caseId, day })
  expect(view.grants.map(({ id }) => id)).toEqual(['pages', 'again'])
})
