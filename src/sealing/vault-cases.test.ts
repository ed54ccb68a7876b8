// A case: who reads what, what a withdrawal does, what a server that lies cannot do.
import { beforeEach, expect, test } from 'vitest'
import { SealingError } from './suite.ts'
import { createVault } from './vault.ts'
import { gather, member, rowsFor, where, type Cast, type Colleague } from './vault-cast.ts'

let mira: Cast['mira']
let sato: Cast['sato']
let lindiwe: Cast['lindiwe']
let clinic: Cast['clinic']
let lawyers: Cast['lawyers']
beforeEach(async () => {
  ;({ mira, sato, lindiwe, clinic, lawyers } = await gather())
})

const everyone = () => [
  { circleId: 1, compartments: ['identity', 'contact', 'health', 'legal'] as const },
  { circleId: 2, publicKey: clinic.publicKey, compartments: ['health'] as const },
  { circleId: 3, publicKey: lawyers.publicKey, compartments: ['identity', 'legal'] as const },
]
const open = () =>
  mira.vault.openCase({
    caseId: 'case-1',
    compartments: ['identity', 'contact', 'health', 'legal'],
    recipients: everyone(),
    header: { name: 'Олена Шевченко', aliases: ['Lena'], dob: '1999-04-12', phone: '+44 7700 900123' },
    headerCircles: [1],
  })

test('each recipient reads exactly the compartments that were agreed', async () => {
  const { epochs, wraps } = await open()
  expect(wraps).toHaveLength(7)
  const received = async ({ vault }: Colleague) =>
    (await vault.receiveKeys({ caseId: 'case-1', epochs, wraps })).held
  expect(await received(sato)).toEqual([{ compartment: 'health', epochs: [1] }])
  expect((await received(lindiwe)).map(({ compartment }) => compartment)).toEqual(['identity', 'legal'])

  const sealed = await mira.vault.sealRecord({ ...where, value: { text: 'sleeps badly' } })
  const record = { ...where, ...sealed, author: mira.user.sigPublic }
  expect(await sato.vault.openRecord(record)).toEqual({ value: { text: 'sleeps badly' } })
  await expect(lindiwe.vault.openRecord(record)).rejects.toThrow('no-key')
})

test('a record moved to another field, row, case, compartment or version does not open', async () => {
  await open()
  await mira.vault.openCase({
    caseId: 'case-2',
    compartments: ['health'],
    recipients: [{ circleId: 1, compartments: ['health'] }],
  })
  const sealed = await mira.vault.sealRecord({ ...where, value: 'x' })
  const swaps = [
    { field: 'title' },
    { row: 'row-2' },
    { table: 'plans' },
    { caseId: 'case-2' },
    { compartment: 'legal' as const },
    { version: 2 },
    { author: sato.user.sigPublic },
  ]
  const results = await mira.vault.openRecords({
    records: swaps.map((swap) => ({ ...where, ...sealed, ...swap })),
  })
  expect(results.map(({ refused }) => refused)).toEqual([...Array(6).fill('broken'), 'bad-signature'])
})

test('a record that was read is written again under the newest key, whatever epoch it came with', async () => {
  await open()
  const first = await mira.vault.sealRecord({ ...where, value: 'first' })
  await mira.vault.rekey({ caseId: 'case-1', compartments: ['health'], recipients: [] })
  const read = { ...where, ...first, network: 'elsewhere', version: 2 }
  const second = await mira.vault.sealRecord({ ...read, value: 'second' })
  expect(second.epoch).toBe(2)
  expect(await mira.vault.openRecord({ ...where, ...second, version: 2 })).toEqual({ value: 'second' })
})

test('withdrawing health: the doctor keeps what was, and cannot read what comes', async () => {
  const { epochs, wraps } = await open()
  await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps })
  const before = await mira.vault.sealRecord({ ...where, value: 'before' })
  const next = await mira.vault.rekey({
    caseId: 'case-1',
    compartments: ['health'],
    recipients: everyone().filter(({ circleId }) => circleId !== 2),
  })
  const after = await mira.vault.sealRecord({ ...where, row: 'row-2', value: 'after' })
  expect(after.epoch).toBe(2)
  await expect(sato.vault.openRecord({ ...where, row: 'row-2', ...after })).rejects.toThrow('no-key')
  expect(await sato.vault.openRecord({ ...where, ...before })).toEqual({ value: 'before' })

  // The server has deleted the doctor's wraps: at the next opening nothing is left.
  const stored = {
    epochs: [...epochs, ...next.epochs],
    wraps: [...wraps.filter((w) => w.circleId !== 2), ...next.wraps],
  }
  expect(await sato.vault.receiveKeys({ caseId: 'case-1', ...stored })).toEqual({ held: [] })
  // Mira's colleague with only the newest wrap follows the history through the box.
  const newestOnly = { ...stored, wraps: next.wraps }
  expect(await mira.vault.receiveKeys({ caseId: 'case-1', ...newestOnly })).toEqual({
    held: [{ compartment: 'health', epochs: [1, 2] }],
  })
  expect(await mira.vault.openRecord({ ...where, ...before })).toEqual({ value: 'before' })
})

test('a grant brings the history; a grant “from now on” does not', async () => {
  const { epochs } = await open()
  const early = await mira.vault.sealRecord({ ...where, compartment: 'legal', value: 'early' })
  const doctor = { circleId: 2, publicKey: clinic.publicKey, compartments: ['legal'] as const }
  const granted = await mira.vault.grant({ caseId: 'case-1', recipient: doctor })
  await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps: granted.wraps })
  expect(await sato.vault.openRecord({ ...where, compartment: 'legal', ...early })).toEqual({
    value: 'early',
  })

  const fresh = await mira.vault.rekey({
    caseId: 'case-1',
    compartments: ['legal'],
    recipients: [{ circleId: 1, compartments: ['legal'] }],
    history: false,
  })
  const later = await mira.vault.grant({ caseId: 'case-1', recipient: doctor })
  expect(
    await sato.vault.receiveKeys({
      caseId: 'case-1',
      epochs: [...epochs, ...fresh.epochs],
      wraps: later.wraps,
    }),
  ).toEqual({ held: [{ compartment: 'legal', epochs: [2] }] })
})

test('a relabelled wrap, a false commitment and a spoilt wrap stop the call and change nothing', async () => {
  const { epochs, wraps } = await open()
  await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps })
  const health = wraps.find(({ circleId }) => circleId === 2)!
  const legal = epochs.find(({ compartment }) => compartment === 'legal')!
  const attempts = [
    { epochs, wraps: [{ ...health, compartment: 'legal' as const }], code: 'broken' },
    { epochs: [{ ...legal, compartment: 'health' as const }], wraps: [health], code: 'wrong-commit' },
    { epochs, wraps: [{ ...health, wrap: `${health.wrap.slice(0, -2)}AA` }], code: 'broken' },
  ]
  for (const { code, ...stored } of attempts) {
    await expect(sato.vault.receiveKeys({ caseId: 'case-1', ...stored })).rejects.toThrow(code)
  }
  expect(await sato.vault.heldKeys({ caseId: 'case-1' })).toEqual({
    held: [{ compartment: 'health', epochs: [1] }],
  })
})

test('after the circle has moved on, old wraps still open and new ones go to the new key', async () => {
  const { epochs, wraps } = await open()
  const moved = await sato.vault.nextCircleEpoch({ circleId: 2, epoch: 1, members: [member(sato)] })
  await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps })
  const again = await mira.vault.grant({
    caseId: 'case-1',
    recipient: { circleId: 2, publicKey: moved.publicKey, compartments: ['identity'] },
  })
  const both = await sato.vault.receiveKeys({ caseId: 'case-1', epochs, wraps: [...wraps, ...again.wraps] })
  expect(both.held.map(({ compartment }) => compartment).sort()).toEqual(['health', 'identity'])
})

test('who has left a circle wraps to its present key, not to the one they still remember', async () => {
  const both = await mira.vault.newCircle({ circleId: 4, members: [member(mira), member(sato)] })
  await sato.vault.addCircles({ circles: rowsFor('sato', both) })
  const moved = await mira.vault.nextCircleEpoch({ circleId: 4, epoch: 1, members: [member(mira)] })
  const { epochs } = await sato.vault.openCase({ caseId: 'case-4', compartments: ['health'], recipients: [] })
  const wrapTo = async (publicKey: string) => {
    const recipient = { circleId: 4, publicKey, compartments: ['health'] as const }
    return (await sato.vault.grant({ caseId: 'case-4', recipient })).wraps
  }
  const wraps = await wrapTo(moved.publicKey)
  expect((await mira.vault.receiveKeys({ caseId: 'case-4', epochs, wraps })).held).toHaveLength(1)
  await expect(sato.vault.receiveKeys({ caseId: 'case-4', epochs, wraps })).rejects.toThrow('broken')
  // To the epoch that is held, the short inner wrap is used.
  expect((await wrapTo(both.publicKey))[0]!.wrap.length).toBeLessThan(wraps[0]!.wrap.length)
})

test('a recipient without a known key is refused rather than skipped', async () => {
  await open()
  await expect(
    mira.vault.grant({ caseId: 'case-1', recipient: { circleId: 99, compartments: ['health'] } }),
  ).rejects.toThrow('no-key')
  await expect(
    sato.vault.grant({
      caseId: 'case-1',
      recipient: { circleId: 3, publicKey: lawyers.publicKey, compartments: ['health'] },
    }),
  ).rejects.toThrow('no-key')
})

test('after a new epoch that the server refused, the true keys are taken again', async () => {
  const { epochs, wraps } = await open()
  await mira.vault.rekey({ caseId: 'case-1', compartments: ['health'], recipients: [] })
  await mira.vault.forgetCase({ caseId: 'case-1' })
  await expect(mira.vault.sealRecord({ ...where, value: 1 })).rejects.toThrow('no-key')
  await mira.vault.receiveKeys({ caseId: 'case-1', epochs, wraps })
  expect((await mira.vault.sealRecord({ ...where, value: 1 })).epoch).toBe(1)
})

test('the header is found by the circle, in any spelling, and by nobody else', async () => {
  const { headers } = await open()
  const fresh = createVault()
  await mira.vault.openHeaders({ headers })
  for (const query of ['олена', 'шевченк', 'LENA', '900123', '1999']) {
    const [first] = await mira.vault.search({ query })
    expect({ query, found: first?.caseId }).toEqual({ query, found: 'case-1' })
  }
  await expect(fresh.search({ query: 'Lena' })).rejects.toThrow('locked')
  expect((await sato.vault.openHeaders({ headers })).refused).toEqual([{ caseId: 'case-1', code: 'no-key' }])
  await expect(
    sato.vault.sealHeader({ caseId: 'case-1', header: { name: 'x' }, circles: [1] }),
  ).rejects.toThrow('no-key')
})

test('a signed statement is bound to its kind and case', async () => {
  const body = '{"to":2,"compartments":["health"]}'
  const { signature } = await mira.vault.signStatement({ kind: 'grant', caseId: 'case-1', body })
  const author = mira.user.sigPublic
  const statement = { kind: 'grant', caseId: 'case-1', body, signature, author }
  await sato.vault.checkStatement(statement)
  for (const change of [
    { kind: 'revoke' },
    { caseId: 'case-2' },
    { body: '{}' },
    { author: sato.user.sigPublic },
  ]) {
    await expect(sato.vault.checkStatement({ ...statement, ...change })).rejects.toThrow('bad-signature')
  }
})

test('a draft opens for its writer under its name only', async () => {
  const { ciphertext } = await mira.vault.sealDraft({ name: 'new-case', value: { name: 'Ol' } })
  expect(await mira.vault.openDraft({ name: 'new-case', ciphertext })).toEqual({ value: { name: 'Ol' } })
  await expect(mira.vault.openDraft({ name: 'note', ciphertext })).rejects.toThrow('broken')
  await expect(sato.vault.openDraft({ name: 'new-case', ciphertext })).rejects.toThrow('broken')
})

test('an error says its code and nothing of what was sealed', async () => {
  const refusal = await mira.vault
    .openRecord({ ...where, epoch: 1, ciphertext: 'AQ' })
    .catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(SealingError)
  expect((refusal as SealingError).message).toBe('no-key')
})
