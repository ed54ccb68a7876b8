// Records of Olena's case as a vault opens them: by whom they may be, which of them is the newest, and what is left when the case
// is let go.
import { beforeEach, expect, test } from 'vitest'
import { at, gather, handCard, openCard, openFile, put, where } from './vault-cast.ts'
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
  expect(await mira.vault.openRecord(hers)).toEqual({ value: 'I sleep badly' })
  const newer = await handCard(mira, file, ['identity', 'health'])
  expect(await mira.vault.openRecord(hers)).toEqual({ value: 'I sleep badly' })
  await expect(mira.vault.openRecord({ ...hers, author: newer.card.sigPublic })).rejects.toThrow(
    'bad-signature',
  )
  await openFile(mira, 1, ['health'], 'case-2')
  const elsewhere = { ...hers, caseId: 'case-2' }
  await expect(mira.vault.openRecord(elsewhere)).rejects.toThrow('not-verified')
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
  const readers = [{ circleId: 1, compartments: both }]
  const next = await mira.vault.rekey({ at, caseId: 'case-1', compartments: both, readers, why: 'rotation' })
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
