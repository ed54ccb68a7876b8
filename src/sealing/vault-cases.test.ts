// A case: who reads what, what a withdrawal does, what a server that lies cannot do.
import { beforeEach, expect, test } from 'vitest'
import { SealingError } from './suite.ts'
import { createVault } from './vault.ts'
import {
  at,
  gather,
  give,
  hear,
  openFile,
  put,
  rowsFor,
  takeBack,
  takeIn,
  turn,
  where,
  endTime,
} from './vault-cast.ts'
import type { Cast, CaseFile, Colleague } from './vault-cast.ts'

let mira: Cast['mira']
let sato: Cast['sato']
let lindiwe: Cast['lindiwe']
let shelter: Cast['shelter']
let clinic: Cast['clinic']
/** What the server has of Olena's case. */
let file: CaseFile
beforeEach(async () => {
  ;({ mira, sato, lindiwe, shelter, clinic } = await gather())
})

/** Mira opens the case; Olena agrees that the doctor has her health, the lawyer who she is and her legal matters. */
const open = async () => {
  const opened = await mira.vault.openCase({
    at,
    caseId: 'case-1',
    owner: 1,
    compartments: ['identity', 'contact', 'health', 'legal'],
    header: { name: 'Олена Шевченко', aliases: ['Lena'], dob: '1999-04-12', phone: '+44 7700 900123' },
    headerCircles: [1],
  })
  file = put({ caseId: 'case-1', statements: [], epochs: [], wraps: [] }, opened)
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  await give(mira, file, { to: 3, compartments: ['identity', 'legal'], grant: 'lawyer' })
  return opened
}
const receive = ({ vault }: Colleague, instead: Partial<CaseFile> = {}) =>
  vault.receiveKeys({ ...file, ...instead })
/** A new key for some compartments. */
const rotateKeys = (compartments: ('health' | 'legal')[], history = true) =>
  mira.vault.rotateKeys({
    at,
    caseId: 'case-1',
    compartments,
    why: 'withdrawn',
    history,
  })

test('each recipient reads exactly the compartments that were agreed', async () => {
  await open()
  expect(file.wraps).toHaveLength(7)
  expect((await receive(sato)).held).toEqual([{ compartment: 'health', epochs: [1] }])
  expect((await receive(lindiwe)).held.map(({ compartment }) => compartment)).toEqual(['identity', 'legal'])

  const sealed = await mira.vault.sealRecord({ ...where, value: { text: 'sleeps badly' } })
  const record = { ...where, ...sealed, author: mira.user.sigPublic }
  const opened = { value: { text: 'sleeps badly' }, author: { organisation: 1, user: 'mira' } }
  expect(await sato.vault.openRecord(record)).toEqual(opened)
  await expect(lindiwe.vault.openRecord(record)).rejects.toThrow('no-key')
})

test('a record moved to another field, row, case, compartment or version does not open', async () => {
  await open()
  await openFile(mira, 1, ['health'], 'case-2')
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
  await rotateKeys(['health'])
  const read = { ...where, ...first, network: 'elsewhere', version: 2 }
  const second = await mira.vault.sealRecord({ ...read, value: 'second' })
  expect(second.epoch).toBe(2)
  expect(await mira.vault.openRecord({ ...where, ...second, version: 2 })).toEqual({ value: 'second' })
})

test('withdrawing health: the doctor keeps what was, and cannot read what comes', async () => {
  await open()
  await receive(sato)
  const before = await mira.vault.sealRecord({ ...where, value: 'before' })
  await takeBack(mira, file, { grant: 'doctor', from: 2, compartments: ['health'] })
  const next = await rotateKeys(['health'])
  put(file, next)
  const after = await mira.vault.sealRecord({ ...where, row: 'row-2', value: 'after' })
  expect(after.epoch).toBe(2)
  await expect(sato.vault.openRecord({ ...where, row: 'row-2', ...after })).rejects.toThrow('no-key')
  expect(await sato.vault.openRecord({ ...where, ...before })).toEqual({ value: 'before' })

  // The server has deleted the doctor's wraps: at the next opening nothing is left.
  expect(await receive(sato)).toMatchObject({ held: [], missing: [] })
  // Mira's colleague with only the newest wrap follows the history through the box.
  expect(await receive(mira, { wraps: next.wraps })).toMatchObject({
    held: [{ compartment: 'health', epochs: [1, 2] }],
  })
  expect(await mira.vault.openRecord({ ...where, ...before })).toEqual({ value: 'before' })
})

test('a server that keeps the newest key back does not get anything written for who was sent away', async () => {
  await open()
  const old = { epochs: [...file.epochs], wraps: [...file.wraps] }
  await takeBack(mira, file, { grant: 'doctor', from: 2, compartments: ['health'] })
  put(file, await rotateKeys(['health']))
  expect((await receive(mira, old)).held).toContainEqual({ compartment: 'health', epochs: [1] })
  await expect(mira.vault.sealRecord({ ...where, value: 'for the doctor too' })).rejects.toThrow('no-key')
  await expect(give(mira, file, { to: 3, compartments: ['health'] })).rejects.toThrow('no-key')
  await expect(rotateKeys(['health'])).rejects.toThrow('no-key')
})

test('a grant brings the history; a grant “from now on” does not', async () => {
  await open()
  const early = await mira.vault.sealRecord({ ...where, compartment: 'legal', value: 'early' })
  await give(mira, file, { to: 2, compartments: ['legal'], grant: 'doctor-legal' })
  const legal = ({ circleId, compartment }: CaseFile['wraps'][number]) =>
    circleId === 2 && compartment === 'legal'
  await receive(sato, { wraps: file.wraps.filter(legal) })
  const record = { ...where, compartment: 'legal', ...early } as const
  expect(await sato.vault.openRecord(record)).toEqual({ value: 'early' })

  await takeBack(mira, file, { grant: 'doctor-legal', from: 2, compartments: ['legal'] })
  put(file, await rotateKeys(['legal'], false))
  await give(mira, file, { to: 2, compartments: ['legal'], grant: 'doctor-legal-later' })
  expect(await receive(sato, { wraps: file.wraps.filter(legal) })).toMatchObject({
    held: [{ compartment: 'legal', epochs: [2] }],
    // Whose older consent on health is in force, and has been kept back here.
    missing: ['health'],
  })
})

test('a relabelled wrap, a false commitment and a spoilt wrap stop the call and change nothing', async () => {
  await open()
  await receive(sato)
  const { epochs } = file
  const health = file.wraps.find(({ circleId }) => circleId === 2)!
  const legal = epochs.find(({ compartment }) => compartment === 'legal')!
  const attempts = [
    { epochs, wraps: [{ ...health, compartment: 'legal' as const }], code: 'broken' },
    { epochs: [{ ...legal, compartment: 'health' as const }], wraps: [health], code: 'wrong-commit' },
    { epochs, wraps: [{ ...health, wrap: `${health.wrap.slice(0, -2)}AA` }], code: 'broken' },
  ]
  for (const { code, ...stored } of attempts) await expect(receive(sato, stored)).rejects.toThrow(code)
  expect(await sato.vault.heldKeys({ caseId: 'case-1' })).toEqual({
    held: [{ compartment: 'health', epochs: [1] }],
  })
})

test('after the circle has moved on, old wraps still open and new ones go to the new key', async () => {
  await open()
  await turn(sato, clinic, ['sato'])
  await receive(sato)
  await hear(mira, clinic)
  await give(mira, file, { to: 2, compartments: ['identity'] })
  const { held } = await receive(sato)
  expect(held.map(({ compartment }) => compartment).sort()).toEqual(['health', 'identity'])
})

test('whoever does not hold a circle’s newest seed yet wraps to its present key, not to the one they remember', async () => {
  const ines = await takeIn(mira, shelter, 'ines')
  const both = await turn(mira, shelter, ['mira', 'ines'], { circleId: 4 })
  await hear(ines, shelter)
  await ines.vault.addCircles({ circles: rowsFor('ines', both) })
  const held = await openFile(ines, 4, ['health'], 'case-3')
  await turn(mira, shelter, ['mira', 'ines'], { circleId: 4 })
  await hear(ines, shelter)
  const newer = await openFile(ines, 4, ['health'], 'case-4')
  expect((await mira.vault.receiveKeys(newer)).held).toHaveLength(1)
  await expect(ines.vault.receiveKeys(newer)).rejects.toThrow('broken')
  // To the epoch that is held, the short inner wrap is used.
  expect(held.wraps[0]!.wrap.length).toBeLessThan(newer.wraps[0]!.wrap.length)
})

test('who has left a circle does not speak for it any more', async () => {
  const ines = await takeIn(mira, shelter, 'ines')
  const both = await turn(mira, shelter, ['mira', 'ines'], { circleId: 4, team: 'night shift' })
  await hear(ines, shelter)
  await ines.vault.addCircles({ circles: rowsFor('ines', both) })
  await endTime(mira, shelter, 'ines', 4)
  await turn(mira, shelter, ['mira'], { circleId: 4 })
  await hear(ines, shelter)
  await expect(openFile(ines, 4, ['health'], 'case-4')).rejects.toThrow('bad-chain')
})

test('a recipient without a known key is refused rather than skipped, and nothing has been said', async () => {
  await open()
  await expect(give(mira, file, { to: 99, compartments: ['health'] })).rejects.toThrow('not-verified')
  await expect(give(sato, file, { to: 3, compartments: ['health'] })).rejects.toThrow('no-key')
  await receive(sato)
  await expect(give(sato, file, { to: 2, compartments: ['legal'] })).rejects.toThrow('bad-chain')
  await receive(sato)
  await give(mira, file, { to: 3, compartments: ['health'] })
  expect((await receive(lindiwe)).held.map(({ compartment }) => compartment)).toContain('health')
})

test('after a new epoch that the server refused, the true keys are taken again', async () => {
  await open()
  await rotateKeys(['health'])
  await mira.vault.forgetCase({ caseId: 'case-1' })
  await expect(mira.vault.sealRecord({ ...where, value: 1 })).rejects.toThrow('no-key')
  await receive(mira)
  expect((await mira.vault.sealRecord({ ...where, value: 1 })).epoch).toBe(1)
})

test('a new key that nobody may make is not kept and nothing is written under it', async () => {
  await open()
  await receive(sato)
  const health = ['health'] as const
  const rotated = sato.vault.rotateKeys({
    at,
    caseId: 'case-1',
    compartments: health,
    why: 'mine now',
  })
  await expect(rotated).rejects.toThrow('bad-chain')
  expect((await sato.vault.sealRecord({ ...where, value: 1 })).epoch).toBe(1)
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

test('a signed statement is bound to its case, its words and whoever signed it', async () => {
  await open()
  await receive(sato)
  const [first, grant, last] = file.statements as { body: string; signature: string }[]
  const changes = [
    { body: grant!.body.replace('"t":"grant"', '"t":"revoke"') },
    { body: grant!.body.replace('"to":2', '"to":3') },
    { body: grant!.body.replace('"by":"mira"', '"by":"sato"') },
    { signature: last!.signature },
  ]
  for (const change of changes) {
    const statements = [first!, { ...grant!, ...change }, last!]
    expect(statements).not.toEqual(file.statements)
    await expect(receive(sato, { statements }), JSON.stringify(change)).rejects.toThrow('bad-chain')
  }
  await expect(receive(sato, { caseId: 'case-2' })).rejects.toThrow('bad-chain')
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
