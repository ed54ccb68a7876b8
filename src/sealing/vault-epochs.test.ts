// A circle that has changed its key twice, seen from a new device: what was sealed under each of its epochs opens, in
// whatever order the server hands the rows out, and nothing opens through a box that is missing.
import { expect, test } from 'vitest'
import { newSecret, keyPairFromSeed } from './keys.ts'
import { sealReport } from './report.ts'
import { fixed } from './specimen-cast.ts'
import { fromText, toText } from './text.ts'
import { createVault } from './vault.ts'
import { found, network, rowsFor, turn, type Colleague, type HostServices } from './vault-cast.ts'
import { colleague } from './vault-cast.ts'
import type { CircleKey, LocalVault, SealedHeader } from './vault-shape.ts'

const circleId = 1
const locator = fixed(6, 16)

/** Mira on a new device, with her log and nothing else yet. */
async function onNewDevice(mira: Colleague, house: HostServices): Promise<LocalVault> {
  const vault = createVault()
  const unlocker = mira.unlockers.find(({ kind }) => kind === 'recovery')!
  await vault.unlockWithRecoveryCode({
    network,
    userId: 'mira',
    user: mira.user,
    unlocker,
    code: mira.code,
  })
  await vault.takePins({ pins: [(await mira.vault.sealPins()).pins] })
  await vault.learnLog({ organisation: circleId, statements: house.log, home: true })
  return vault
}

/** A house whose circle has three epochs, a header under each, and rows with the newest seed only. */
async function threeEpochs() {
  const mira = await colleague('mira')
  const house = await found(mira, circleId)
  const headers: SealedHeader[] = []
  const seal = async (n: number) =>
    headers.push(
      ...(await mira.vault.sealHeader({ caseId: `case-${n}`, header: { name: `Olena ${n}` }, circles: [1] })),
    )
  await seal(1)
  for (const n of [2, 3]) {
    await turn(mira, house, ['mira'])
    await seal(n)
  }
  const rows: CircleKey[] = rowsFor('mira', ...house.epochs).map(({ sealedSeed, ...row }, at, all) =>
    at === all.length - 1 && sealedSeed ? { ...row, sealedSeed } : row,
  )
  return { mira, house, headers, rows: rows as [CircleKey, CircleKey, CircleKey] }
}

test('older epochs follow from the newest through the boxes, in whatever order the rows come', async () => {
  const { mira, house, headers, rows } = await threeEpochs()
  expect(rows.map(({ epoch, previous }) => [epoch, previous !== undefined])).toEqual([
    [1, false],
    [2, true],
    [3, true],
  ])
  const [one, two, three] = rows
  for (const circles of [rows, [three, one, two], [two, three, one]]) {
    const vault = await onNewDevice(mira, house)
    const status = await vault.addCircles({ circles: circles.map((row) => ({ ...row })) })
    expect(status).toMatchObject({ circles: [{ circleId, epoch: 3 }] })
    const { opened, refused } = await vault.openHeaders({ headers })
    expect(refused).toEqual([])
    expect(opened.map(({ header }) => header.name)).toEqual(['Olena 1', 'Olena 2', 'Olena 3'])
  }
})

test('without the epoch between, the box of a later one opens nothing earlier, and says so', async () => {
  const { mira, house, headers, rows } = await threeEpochs()
  const [one, , three] = rows
  const vault = await onNewDevice(mira, house)
  await vault.addCircles({ circles: [one, three] })
  const { opened, refused } = await vault.openHeaders({ headers })
  expect(opened.map(({ caseId }) => caseId)).toEqual(['case-3'])
  expect(refused).toEqual([
    { caseId: 'case-1', code: 'no-key' },
    { caseId: 'case-2', code: 'no-key' },
  ])
})

test('a box that is not the promised one is refused', async () => {
  const { mira, house, rows } = await threeEpochs()
  const [one, two, three] = rows
  const vault = await onNewDevice(mira, house)
  const exchanged = { ...three, ...(two.previous ? { previous: two.previous } : {}) }
  await expect(vault.addCircles({ circles: [one, two, exchanged] })).rejects.toMatchObject({ code: 'broken' })
})

test('opened headers are found, each once, and a mended one by its new name', async () => {
  const { mira, house, headers, rows } = await threeEpochs()
  const vault = await onNewDevice(mira, house)
  await vault.addCircles({ circles: rows })
  expect(await vault.search({ query: 'Olena' })).toEqual([])
  await vault.openHeaders({ headers })
  expect(await vault.search({ query: 'Olena 2', limit: 1 })).toMatchObject([{ caseId: 'case-2' }])
  await vault.sealHeader({ caseId: 'case-2', header: { name: 'Ioana Popescu' }, circles: [circleId] })
  expect(await vault.search({ query: 'Popescu' })).toMatchObject([{ caseId: 'case-2' }])
  expect((await vault.search({ query: 'Olena' })).map(({ caseId }) => caseId).sort()).toEqual([
    'case-1',
    'case-3',
  ])
})

test('the hotline opens a report that was sealed to an older epoch of its circle, and no other', async () => {
  const { mira, house, rows } = await threeEpochs()
  const vault = await onNewDevice(mira, house)
  const reporter = await keyPairFromSeed('enc', fixed(5))
  const asked = async (publicKey: string) => {
    const sealed = await sealReport({ reader: fromText(publicKey), own: reporter.publicKey }, locator, {
      what: 'help',
    })
    return {
      locator: toText(locator),
      wrap: toText(sealed.wrapHotline),
      ciphertext: toText(sealed.ciphertext),
      messages: [],
    }
  }
  const older = await asked(house.epochs[0]!.publicKey)
  await expect(vault.openReport({ ...older, circleId })).rejects.toMatchObject({ code: 'no-key' })
  await vault.addCircles({ circles: rows })
  for (const { publicKey } of house.epochs)
    expect(await vault.openReport({ ...(await asked(publicKey)), circleId })).toMatchObject({
      report: { what: 'help' },
    })
  const stranger = await keyPairFromSeed('enc', newSecret())
  const foreign = await asked(toText(stranger.publicKey))
  await expect(vault.openReport({ ...foreign, circleId })).rejects.toMatchObject({ code: 'broken' })
  const later = { ...older, circleId, wrap: `B${older.wrap.slice(1)}` }
  await expect(vault.openReport(later)).rejects.toMatchObject({ code: 'unknown-suite' })
  await expect(vault.openReport({ ...older, circleId: 9 })).rejects.toMatchObject({ code: 'no-key' })
})
