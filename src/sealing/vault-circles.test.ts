// Circles: who joins, who leaves, who makes one for others.
import { beforeEach, expect, test } from 'vitest'
import { admit, at, gather, hear, rowsFor, says, takeIn, turn, endTime } from './vault-cast.ts'
import type { Cast, Colleague } from './vault-cast.ts'
import type { SealedHeader } from './vault-shape.ts'

let mira: Cast['mira']
let sato: Cast['sato']
let shelter: Cast['shelter']
let clinic: Cast['clinic']
let ines: Colleague
beforeEach(async () => {
  ;({ mira, sato, shelter, clinic } = await gather())
  ines = await takeIn(mira, shelter, 'ines')
})

const place = { circleId: 1, table: 'people', row: 'mira', field: 'name', version: 1 }

test('a new colleague is sealed the seed by a peer and reads what the circle had before', async () => {
  await turn(mira, shelter, ['mira'])
  const sealed = await mira.vault.sealForCircle({ ...place, value: 'Mira K.' })
  await admit(mira, shelter, ines)
  expect(await ines.vault.status()).toMatchObject({ circles: [{ circleId: 1, epoch: 2 }] })
  expect(await ines.vault.openForCircle({ ...place, ...sealed })).toEqual({ value: 'Mira K.' })
  await expect(ines.vault.openForCircle({ ...place, row: 'ines', ...sealed })).rejects.toThrow('broken')
  await expect(sato.vault.openForCircle({ ...place, ...sealed })).rejects.toThrow('no-key')
})

test('a key that the server did not take is used for nothing, and the one that a colleague made instead is', async () => {
  await turn(mira, shelter, ['mira', 'ines'])
  await hear(ines, shelter)
  await ines.vault.addCircles({ circles: rowsFor('ines', ...shelter.epochs) })
  // Mira's line breaks: her statement never arrives.
  await mira.vault.rotateCircle({ at, organisation: 1, circleId: 1, members: ['mira'] })
  const sealed = await mira.vault.sealForCircle({ ...place, value: 'Mira K.' })
  expect(sealed.circleEpoch, 'the key in force').toBe(2)
  expect(await ines.vault.openForCircle({ ...place, ...sealed })).toEqual({ value: 'Mira K.' })
  await turn(ines, shelter, ['mira', 'ines'])
  await hear(mira, shelter)
  await mira.vault.addCircles({ circles: rowsFor('mira', ...shelter.epochs) })
  const later = await mira.vault.sealForCircle({ ...place, row: 'ines', value: 'Ines' })
  expect(later.circleEpoch).toBe(3)
  expect(await ines.vault.openForCircle({ ...place, row: 'ines', ...later })).toEqual({ value: 'Ines' })
})

test('who left the circle cannot open the next epoch', async () => {
  const both = await turn(mira, shelter, ['mira', 'ines'], { circleId: 4, team: 'night shift' })
  await endTime(mira, shelter, 'ines', 4)
  const next = await turn(mira, shelter, ['mira'], { circleId: 4 })
  await hear(ines, shelter)
  await ines.vault.addCircles({ circles: rowsFor('ines', both, next) })
  expect(await ines.vault.status()).toMatchObject({ circles: [{ circleId: 4, epoch: 1 }] })
  const sealed = await mira.vault.sealHeader({ caseId: 'c', header: { name: 'Olena' }, circles: [4] })
  expect(await ines.vault.openHeaders({ headers: sealed })).toEqual({
    opened: [],
    refused: [{ caseId: 'c', code: 'no-key' }],
  })
})

test('an older header of Olena does not come back after a newer one, until the case is let go', async () => {
  const seal = async (name: string) =>
    (await mira.vault.sealHeader({ caseId: 'c', header: { name }, circles: [1] }))[0]!
  const old = await seal('Olena, +380 50 (her brother’s telephone)')
  const now = await seal('Olena')
  const open = (...headers: SealedHeader[]) => mira.vault.openHeaders({ headers })
  const shown = { opened: [{ caseId: 'c', header: { name: 'Olena' } }], refused: [] }
  expect(await open(now)).toEqual(shown)
  expect(await open(old)).toEqual({ opened: [], refused: [{ caseId: 'c', code: 'outdated' }] })
  expect((await mira.vault.search({ query: 'Olena' })).map(({ header }) => header)).toEqual([
    { name: 'Olena' },
  ])
  expect(await open(now)).toEqual(shown)
  // What was sealed in an act that the server refused was never so.
  await mira.vault.forgetCase({ caseId: 'c' })
  expect((await open(old)).opened).toHaveLength(1)
})

test('a seed that does not match its published commitment, or another member’s seed, stops the call', async () => {
  await expect(ines.vault.addCircles({ circles: rowsFor('mira', ...shelter.epochs) })).rejects.toThrow(
    'broken',
  )
  const rows = rowsFor('mira', ...shelter.epochs)
  rows[0]!.commit = clinic.epochs[0]!.commit
  await expect(mira.vault.addCircles({ circles: rows })).rejects.toThrow('wrong-commit')
})

test('a seed that no learned log knows is not used, even if it fits the commitment beside it', async () => {
  // The server has a circle of its own, made by whoever helps it, and says that it is Mira's.
  const { statement: _, ...made } = await ines.vault.rotateCircle({
    at,
    organisation: 1,
    circleId: 7,
    members: ['mira', 'ines'],
  })
  await expect(mira.vault.addCircles({ circles: rowsFor('mira', made) })).rejects.toThrow('not-verified')
  await turn(mira, shelter, ['mira'], { circleId: 7 })
  await expect(mira.vault.addCircles({ circles: rowsFor('mira', made) })).rejects.toThrow('wrong-commit')
})

test('someone who makes a circle for others keeps no key of it', async () => {
  await turn(mira, shelter, ['ines'], { circleId: 8 })
  await expect(mira.vault.admitToCircle({ at, organisation: 1, circleId: 8, user: 'mira' })).rejects.toThrow(
    'no-key',
  )
})

test('what is sealed for a circle opens in its place only', async () => {
  const sealed = await mira.vault.sealForCircle({ ...place, value: 'Mira K.' })
  expect(sealed.circleEpoch).toBe(1)
  await turn(mira, shelter, ['mira'])
  await turn(mira, shelter, ['mira'], { circleId: 4 })
  const moved = [{ circleId: 4 }, { table: 'rooms' }, { row: 'ines' }, { field: 'telephone' }, { version: 2 }]
  for (const other of [...moved, { circleEpoch: 2 }])
    await expect(
      mira.vault.openForCircle({ ...place, ...sealed, ...other }),
      JSON.stringify(other),
    ).rejects.toThrow('broken')
  expect(await mira.vault.openForCircle({ ...place, ...sealed })).toEqual({ value: 'Mira K.' })
  expect((await mira.vault.sealForCircle({ ...place, value: 'Mira' })).circleEpoch).toBe(2)
})

test('the boxes of two circles that come together are each opened by their own newer key', async () => {
  const four = [
    await turn(mira, shelter, ['mira', 'ines'], { circleId: 4 }),
    await turn(mira, shelter, ['mira', 'ines'], { circleId: 4 }),
  ]
  const five = [
    await turn(mira, shelter, ['mira', 'ines'], { circleId: 5 }),
    await turn(mira, shelter, ['mira', 'ines'], { circleId: 5 }),
  ]
  await hear(ines, shelter)
  const rows = rowsFor('ines', ...four, ...five).map(({ sealedSeed, ...row }) =>
    row.epoch === 2 && sealedSeed ? { ...row, sealedSeed } : row,
  )
  await ines.vault.addCircles({ circles: rows })
  for (const circleId of [4, 5])
    expect(
      await ines.vault.openForCircle({
        ...place,
        circleId,
        ...(await mira.vault.sealForCircle({ ...place, circleId, value: circleId })),
      }),
    ).toEqual({ value: circleId })
  const [older, other] = await Promise.all(
    [4, 5].map((circleId) =>
      mira.vault.sealHeader({ caseId: 'c', header: { name: 'O' }, circles: [circleId] }),
    ),
  )
  const headers = [...older!, ...other!]
  expect((await ines.vault.openHeaders({ headers })).opened).toHaveLength(2)
})

test('a new key waits for its own log, whatever the others say meanwhile', async () => {
  const members = ['mira', 'ines']
  const team = await mira.vault.rotateCircle({ at, organisation: 1, circleId: 4, members })
  const seals = () => mira.vault.sealForCircle({ ...place, circleId: 4, value: 'x' })
  await hear(mira, clinic)
  await expect(seals()).rejects.toThrow('no-key')
  await says(mira, shelter, team.statement)
  expect((await seals()).circleEpoch).toBe(1)
})

test('a new key is used from when the log names it, and never where it names another', async () => {
  const key = { at, organisation: 1, circleId: 1, members: ['mira', 'ines'] }
  const { statement, seeds: _, ...refused } = await mira.vault.rotateCircle(key)
  expect(await mira.vault.status(), 'the server has not said yes').toMatchObject({ circles: [{ epoch: 1 }] })
  await hear(mira, shelter)
  expect(await mira.vault.status(), 'nor by what else is said').toMatchObject({ circles: [{ epoch: 1 }] })
  await admit(mira, shelter, ines)
  const other = await ines.vault.rotateCircle(key)
  await says(ines, shelter, other.statement)
  await hear(mira, shelter)
  expect(await mira.vault.status()).toMatchObject({ circles: [{ epoch: 1 }] })
  expect(await ines.vault.status()).toMatchObject({ circles: [{ circleId: 1, epoch: 2 }] })
  expect(refused.commit).not.toBe(other.commit)
  await expect(mira.vault.learnLog({ organisation: 1, statements: [statement] })).rejects.toThrow('bad-chain')
})

test('who goes out of a team finds nobody by name any more, and has nothing left of its cases', async () => {
  const both = await turn(mira, shelter, ['mira', 'ines'], { circleId: 4, team: 'night shift' })
  await hear(ines, shelter)
  await ines.vault.addCircles({ circles: rowsFor('ines', both) })
  await ines.vault.openCase({
    at,
    caseId: 'case-1',
    owner: 4,
    compartments: ['identity'],
    header: { name: 'Olena' },
    headerCircles: [4],
  })
  expect(await ines.vault.search({ query: 'Olena' })).toHaveLength(1)
  await ines.vault.sealHeader({ caseId: 'case-2', header: { name: 'Olenka' }, circles: [4] })
  await ines.vault.learnLog({ organisation: 1, statements: [], home: true })
  expect(await ines.vault.search({ query: 'Olen' }), 'who stays keeps what was opened').toHaveLength(2)
  await ines.vault.sealHeader({ caseId: 'case-3', header: { name: 'Oleg' }, circles: [4] })

  await endTime(mira, shelter, 'ines', 4)
  const { heads } = await ines.vault.logHeads()
  const { n } = heads.find(({ organisation }) => organisation === 1)!
  await ines.vault.learnLog({ organisation: 1, statements: shelter.log.slice(n), home: true })
  expect(await ines.vault.search({ query: 'Ole' })).toEqual([])
  expect((await ines.vault.heldKeys({ caseId: 'case-1' })).held).toEqual([])
  await expect(ines.vault.viewCase({ caseId: 'case-1', day: at.slice(0, 10) })).rejects.toThrow('no-key')
  await expect(ines.vault.sealHeader({ caseId: 'c', header: { name: 'x' }, circles: [4] })).rejects.toThrow(
    'no-key',
  )
})
