// Time goes on in a chain: what has run out by its day is not brought back by whoever dates a statement earlier.
import { beforeEach, expect, test } from 'vitest'
import * as cast from './case-cast.ts'
import { agreed, gather, give, hear, openFile, put, where, clockIs } from './vault-cast.ts'

const { CLINIC, begin, grants, mira, readers, sato, says } = cast
beforeEach(begin)

test('a clinic whose day is over does not give itself another year by an earlier date', async () => {
  const other = { t: 'grant', grant: 'other', to: 3, compartments: ['identity'], basis: 'consent' } as const
  const words = { purpose: 'care', until: '2026-12-01', agreed: cast.agreed, at: '2026-10-01T10:00Z' }
  expect(await says(mira, { ...other, ...words })).toBe('taken')
  const back = { grant: 'mine again', to: CLINIC, at: '2026-08-31T10:00Z', until: '2099-01-01' }
  expect(await grants(sato, { ...back, compartments: ['health'] })).toBe('bad-chain')
  expect(readers('health', '2026-10-02')).not.toContain(CLINIC)
})

test('a new key is not wrapped for whose day is over because a server says that it is August again', async () => {
  const { mira, sato, shelter, lawyers } = await gather()
  const file = await openFile(mira, 1, ['health', 'identity'])
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  const terms = { compartments: ['identity'], basis: 'consent', purpose: 'care', agreed } as const
  const later = { at: '2026-10-01T10:00Z', caseId: 'case-1', grant: 'later', to: 3, until: '2027-01-01' }
  clockIs(later.at)
  put(file, await mira.vault.grant({ ...later, ...terms }))

  const rotated = {
    at: '2026-08-31T10:00Z',
    caseId: 'case-1',
    compartments: ['health'],
    why: 'withdrawn',
  } as const
  const made = await mira.vault.rotateKeys(rotated)
  expect(made.wraps.map(({ circleId }) => circleId)).toEqual([1])
  expect(JSON.parse(made.statement.body)).toMatchObject({ t: 'epoch', at: '2026-10-01T10:00Z' })
  put(file, made)
  await hear(sato, shelter, lawyers)
  await sato.vault.receiveKeys({ ...file, wraps: file.wraps.filter(({ circleId }) => circleId === 2) })
  const sealed = await mira.vault.sealRecord({ ...where, value: 'Written in October.' })
  await expect(sato.vault.openRecord({ ...where, ...sealed })).rejects.toThrow('no-key')
})
