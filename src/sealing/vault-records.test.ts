// Records of Olena's case as a vault opens them: by whom they may be, which of them is the newest, and what is left when the case
// is let go.
import { beforeEach, expect, test } from 'vitest'
import { admit, at, gather, give, hear, openFile, put, takeBack, takeIn, where } from './vault-cast.ts'
import { handCard, openCard, OLENA } from './vault-cast-card.ts'
import type { Cast, CaseFile, Colleague } from './vault-cast.ts'
import type { RecordToOpen } from './vault-shape.ts'

let cast: Cast
let mira: Colleague
let file: CaseFile
beforeEach(async () => {
  cast = await gather()
  ;({ mira } = cast)
  file = await openFile(mira, 1, ['identity', 'health'])
})

const seal = async (who: Pick<Colleague, 'vault'>, value: string, version = 1): Promise<RecordToOpen> => {
  const place = { ...where, version }
  return { ...place, ...(await who.vault.sealRecord({ ...place, value })) }
}

test('where only the newest counts, an older one or another one of its number is refused; elsewhere both are read', async () => {
  const [first, second, other] = [
    await seal(mira, 'at home'),
    await seal(mira, 'never', 2),
    await seal(mira, 'x', 2),
  ]
  const open = (record: RecordToOpen) => mira.vault.openRecord({ ...record, newest: true })
  expect(await open(first)).toEqual({ value: 'at home' })
  expect(await open(second)).toEqual({ value: 'never' })
  await expect(open(first)).rejects.toThrow('outdated')
  await expect(open(other)).rejects.toThrow('outdated')
  expect(await mira.vault.openRecord(first)).toEqual({ value: 'at home' })
  expect(await open(second)).toEqual({ value: 'never' })
  const records: RecordToOpen[] = [first, { ...first, newest: true }, second]
  expect(await mira.vault.openRecords({ records })).toEqual([
    { value: 'at home' },
    { refused: 'outdated' },
    { value: 'never' },
  ])
})

test('what Olena wrote is hers also after she got another card, and nobody writes as her on another case', async () => {
  const card = await handCard(mira, file, ['identity', 'health'])
  const olena = await openCard(card, cast.shelter)
  await olena.vault.receiveKeys(file)
  const hers = { ...(await seal(olena, 'I sleep badly')), author: card.card.sigPublic }
  expect(await mira.vault.openRecord(hers)).toEqual({ value: 'I sleep badly', author: 'person' })
  const newer = await handCard(mira, file, ['identity', 'health'])
  expect(await mira.vault.openRecord(hers)).toEqual({ value: 'I sleep badly', author: 'person' })
  await expect(mira.vault.openRecord({ ...hers, author: newer.card.sigPublic })).rejects.toThrow(
    'bad-signature',
  )
  await openFile(mira, 1, ['health'], 'case-2')
  const elsewhere = { ...hers, caseId: 'case-2' }
  await expect(mira.vault.openRecord(elsewhere)).rejects.toThrow('not-verified')
})

const reach = (row: string, version: number) =>
  ({
    caseId: 'case-1',
    compartment: 'contact',
    table: 'records',
    row,
    field: 'safe_contact',
    version,
  }) as const
const sealReach = async (
  who: Colleague | { vault: Colleague['vault'] },
  author: string,
  version: number,
  how: string,
) => {
  const place = reach(`${how} ${version}`, version)
  return {
    ...place,
    ...(await who.vault.sealRecord({ ...place, value: how })),
    author,
    newest: true,
  } as const
}
/** A new key of the contact part for Mira and Olena. */
const turnContact = async () => {
  put(file, await mira.vault.rotateKeys({ at, caseId: 'case-1', compartments: ['contact'], why: 'frozen' }))
}

test('neither the thief of a card nor a clinic that was sent away changes how Olena is reached; what Mira saw stays', async () => {
  const { sato, shelter, clinic, lawyers } = cast
  file = await openFile(mira, 1, ['identity', 'contact'])
  const stolen = await handCard(mira, file, ['identity', 'contact'])
  await give(mira, file, { to: 2, compartments: ['contact'], grant: 'clinic' })
  const thief = await openCard(stolen, shelter, clinic, lawyers)
  await thief.vault.receiveKeys(file)
  await hear(sato, shelter, lawyers)
  await sato.vault.receiveKeys(file)
  const open = (record: RecordToOpen) => mira.vault.openRecord(record)

  const first = await sealReach(mira, mira.user.sigPublic, 1, '0800 111')
  await open(first)
  // Frozen: the server drops its wraps.
  file.wraps = file.wraps.filter(({ circleId }) => circleId !== OLENA)
  const card = await handCard(mira, file, ['identity', 'contact'])
  // Before the key is turned she has another card already.
  const early = await sealReach(thief, stolen.card.sigPublic, 2, 'his number')
  await expect(open(early)).rejects.toThrow('outdated')
  await takeBack(mira, file, { grant: 'clinic', from: 2, compartments: ['contact'] })
  await turnContact()

  const forged = await sealReach(thief, stolen.card.sigPublic, 2, 'his number')
  const again = await sealReach(sato, sato.user.sigPublic, 3, 'another number')
  expect([forged.epoch, again.epoch]).toEqual([1, 1])
  for (const one of [forged, again]) await expect(open(one)).rejects.toThrow('outdated')
  // Sealing it anew had failed: what was seen here still counts, and Olena changes it with her new card.
  expect((await open(first)).value).toBe('0800 111')
  const olena = await openCard(card, shelter, clinic)
  await olena.vault.receiveKeys(file)
  await expect(olena.vault.openRecord(again)).rejects.toThrow('outdated')
  const hers = await sealReach(olena, card.card.sigPublic, 2, 'my sister')
  expect((await open(hers)).value).toBe('my sister')
})

test('what Olena wrote with the card before is how she is reached for a device that has seen nothing yet', async () => {
  file = await openFile(mira, 1, ['identity', 'contact'])
  const card = await handCard(mira, file, ['identity', 'contact'])
  const olena = await openCard(card, cast.shelter)
  await olena.vault.receiveKeys(file)
  const hers = await sealReach(olena, card.card.sigPublic, 1, 'my sister')
  await handCard(mira, file, ['identity', 'contact'])
  expect((await mira.vault.openRecord(hers)).value).toBe('my sister')
})

test('whose words they are, of which day and about what, is what was signed', async () => {
  const said = { on: '2026-11-03', track: 'glass-1', about: 'consent' }
  const author = mira.user.sigPublic
  const note = { ...where, ...(await mira.vault.sealRecord({ ...where, value: { text: 'She fell' }, said })) }
  const miras = { organisation: 1, user: mira.userId }
  const opened = { value: { text: 'She fell' }, said, author: miras }
  expect(await mira.vault.openRecord({ ...note, author })).toEqual(opened)
  expect(await mira.vault.openRecords({ records: [{ ...note, author }] })).toEqual([opened])
  // What a note says of itself is no day where it is none: then it is a part of the note.
  const value = { text: 'She fell', said: { on: 'yesterday' } }
  const odd = { ...where, ...(await mira.vault.sealRecord({ ...where, value })), author }
  expect(await mira.vault.openRecord(odd)).toEqual({ value, author: miras })
  // Nor a minute where it is none, or of another day.
  for (const at of [5, 'noon', '2026-11-04T10:00Z', '2026-11-03T10:00Z']) {
    const ofMinute = { ...said, at } as typeof said & { at: string }
    const record = await mira.vault.sealRecord({ ...where, value: { text: 'She fell' }, said: ofMinute })
    const kept = at === '2026-11-03T10:00Z' ? ofMinute : said
    expect(await mira.vault.openRecord({ ...where, ...record, author })).toEqual({ ...opened, said: kept })
  }
})

test('a record that names its author and is not signed is refused, also of a case that was never received', async () => {
  const { signature: _, ...unsigned } = await seal(mira, 'x')
  const author = mira.user.sigPublic
  await expect(mira.vault.openRecord({ ...unsigned, author })).rejects.toThrow('bad-signature')
  expect(await mira.vault.openRecord(unsigned)).toEqual({ value: 'x' })
  await expect(mira.vault.openRecord({ ...unsigned, author, caseId: 'case-9' })).rejects.toThrow('no-key')
})

test('a case that is let go leaves no key, and is known no more', async () => {
  const record = await seal(mira, 'x')
  await mira.vault.forgetCase({ caseId: 'case-1' })
  expect(await mira.vault.heldKeys({ caseId: 'case-1' })).toEqual({ held: [] })
  await expect(mira.vault.openRecord(record)).rejects.toThrow('no-key')
  await expect(mira.vault.viewCase({ caseId: 'case-1', day: at.slice(0, 10) })).rejects.toThrow('no-key')
})

test('the older keys of two parts come each out of the box of its own newer one', async () => {
  const both = ['identity', 'health'] as const
  const before = await seal(mira, 'before')
  const next = await mira.vault.rotateKeys({ at, caseId: 'case-1', compartments: both, why: 'rotation' })
  put(file, next)
  expect((await mira.vault.receiveKeys({ ...file, wraps: next.wraps })).held).toEqual([
    { compartment: 'identity', epochs: [1, 2] },
    { compartment: 'health', epochs: [1, 2] },
  ])
  expect(await mira.vault.openRecord(before)).toEqual({ value: 'before' })
})

test('a wrap by a later release is called so, and not a spoilt one', async () => {
  const wraps = file.wraps.map((one) => ({ ...one, wrap: `B${one.wrap.slice(1)}` }))
  await expect(mira.vault.receiveKeys({ ...file, wraps })).rejects.toThrow('unknown-suite')
  await expect(mira.vault.receiveKeys({ ...file, wraps: file.wraps.toReversed() })).resolves.toMatchObject({
    held: [{ epochs: [1] }, { epochs: [1] }],
  })
})

test('with a key that Ines has given up nobody changes how Olena is reached; what she said with it before still counts', async () => {
  const { shelter } = cast
  file = await openFile(mira, 1, ['identity', 'contact'])
  const ines = await takeIn(mira, shelter, 'ines', ['caseworker'])
  await admit(mira, shelter, ines)
  await ines.vault.receiveKeys(file)
  const open = (record: RecordToOpen) => mira.vault.openRecord(record)
  const first = await sealReach(ines, ines.user.sigPublic, 1, 'at work')
  const author = { organisation: 1, user: 'ines' }
  expect(await open(first)).toEqual({ value: 'at work', author })
  await takeIn(mira, shelter, 'ines', ['caseworker'])
  const found = await sealReach(ines, ines.user.sigPublic, 2, 'his number')
  await expect(open(found)).rejects.toThrow('outdated')
  expect(await open(first)).toEqual({ value: 'at work', author })
})
