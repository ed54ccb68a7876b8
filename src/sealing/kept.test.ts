// What a lying server does with statements that it says it keeps from a reader: a key that was seen is not hidden again.
import { expect, test } from 'vitest'
import { hashOf, type Kept, type Statement } from './chain.ts'
import { at, gather, give, hear, openFile, put, takeBack, where } from './vault-cast.ts'

const typeOf = (one: Statement | Kept) => ('body' in one ? (JSON.parse(one.body) as { t: string }).t : '')

/** The statements with those of one type as number and hash alone. */
const keeping = (type: string, statements: readonly (Statement | Kept)[]) =>
  Promise.all(
    statements.map(async (one, before) =>
      'body' in one && typeOf(one) === type ? { n: before + 1, hash: await hashOf(one) } : one,
    ),
  )

test('a new key is not hidden from a doctor who has seen it: she would write for whoever was sent away', async () => {
  const { mira, sato, shelter, lawyers } = await gather()
  const file = await openFile(mira, 1, ['identity', 'health'])
  await give(mira, file, { to: 2, compartments: ['health'], grant: 'doctor' })
  await give(mira, file, { to: 3, compartments: ['health'], grant: 'lawyer' })
  const wraps = [...file.wraps]
  await takeBack(mira, file, { grant: 'lawyer', from: 3, compartments: ['health'] })
  put(
    file,
    await mira.vault.rotateKeys({ at, caseId: file.caseId, compartments: ['health'], why: 'withdrawn' }),
  )
  await hear(sato, shelter, lawyers)
  await sato.vault.receiveKeys(file)
  expect((await sato.vault.sealRecord({ ...where, value: 'She is pregnant.' })).epoch).toBe(2)

  const epochs = file.epochs.filter(({ epoch }) => epoch === 1)
  const lie = { caseId: file.caseId, statements: await keeping('epoch', file.statements), epochs, wraps }
  await expect(sato.vault.receiveKeys(lie)).rejects.toThrow('rollback')
  // The truth is taken as before.
  expect((await sato.vault.receiveKeys(file)).held).toContainEqual({ compartment: 'health', epochs: [1, 2] })
})
