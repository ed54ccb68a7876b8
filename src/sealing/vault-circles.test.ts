// Circles: who joins, who leaves, who makes one for others.
import { beforeEach, expect, test } from 'vitest'
import { newSecret } from './keys.ts'
import { createVault } from './vault.ts'
import { colleague, gather, member, network, rowsFor, type Cast } from './vault-cast.ts'

let mira: Cast['mira']
let sato: Cast['sato']
let shelter: Cast['shelter']
let clinic: Cast['clinic']
beforeEach(async () => {
  ;({ mira, sato, shelter, clinic } = await gather())
})

test('a new colleague is sealed the seed by a peer and reads what the circle had before', async () => {
  const second = await mira.vault.nextCircleEpoch({ circleId: 1, epoch: 1, members: [member(mira)] })
  const sealed = await mira.vault.sealForCircle({
    circleId: 1,
    table: 'people',
    row: 'mira',
    field: 'name',
    version: 1,
    value: 'Mira K.',
  })
  const old = await colleague('ines')
  const { sealedSeed } = await mira.vault.sealCircleTo({ circleId: 1, member: member(old) })
  const rows = rowsFor('nobody', shelter, second)
  rows[1]!.sealedSeed = sealedSeed
  await old.vault.addCircles({ circles: rows })
  expect(await old.vault.status()).toMatchObject({ circles: [{ circleId: 1, epoch: 2 }] })
  const place = { circleId: 1, table: 'people', row: 'mira', field: 'name', version: 1 }
  expect(await old.vault.openForCircle({ ...place, ...sealed })).toEqual({ value: 'Mira K.' })
  await expect(old.vault.openForCircle({ ...place, row: 'ines', ...sealed })).rejects.toThrow('broken')
  await expect(sato.vault.openForCircle({ ...place, ...sealed })).rejects.toThrow('no-key')
})

test('who left the circle cannot open the next epoch', async () => {
  const both = await mira.vault.newCircle({ circleId: 4, members: [member(mira), member(sato)] })
  const next = await mira.vault.nextCircleEpoch({ circleId: 4, epoch: 1, members: [member(mira)] })
  await sato.vault.addCircles({ circles: rowsFor('sato', both, next) })
  expect(await sato.vault.status()).toMatchObject({
    circles: [
      { circleId: 2, epoch: 1 },
      { circleId: 4, epoch: 1 },
    ],
  })
  const sealed = await mira.vault.sealHeader({ caseId: 'c', header: { name: 'Olena' }, circles: [4] })
  expect(await sato.vault.openHeaders({ headers: sealed })).toEqual({
    opened: [],
    refused: [{ caseId: 'c', code: 'no-key' }],
  })
})

test('a seed that does not match its published commitment, or another member’s seed, stops the call', async () => {
  const fresh = createVault()
  fresh.holdKek(newSecret())
  await fresh.enrol({ network, userId: 'x' })
  await expect(fresh.addCircles({ circles: rowsFor('mira', shelter) })).rejects.toThrow('broken')
  const rows = rowsFor('mira', shelter)
  rows[0]!.commit = clinic.commit
  await expect(mira.vault.addCircles({ circles: rows })).rejects.toThrow('wrong-commit')
})

test('someone who makes a circle for others keeps no key of it', async () => {
  await mira.vault.newCircle({ circleId: 8, members: [member(sato)] })
  await expect(mira.vault.sealCircleTo({ circleId: 8, member: member(mira) })).rejects.toThrow('no-key')
})
