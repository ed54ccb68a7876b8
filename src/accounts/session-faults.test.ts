// That the database is away is never told as wrong words: whoever hears that types their passphrase again and again, and doubts themselves.
import { expect, it } from 'vitest'
import { startSession } from './server/accounts.ts'
import type { Ctx } from '../http/context.ts'

const failing = (code: string) =>
  ({
    tx: { run: () => Promise.reject(Object.assign(new Error('said by the database'), { code })) },
    answer: {},
  }) as unknown as Ctx
const start = (code: string) => startSession(failing(code), { circle: 1 })

it('an account or card that may not come in is wrong words', async () => {
  await expect(start('28000')).rejects.toMatchObject({ code: 'wrong-words' })
})

it.each(['25006', '53100', '57014', '40P01', '25P02', '42501'])(
  'a fault of the database (%s) stays one',
  async (code) => {
    await expect(start(code)).rejects.toMatchObject({ code })
  },
)
