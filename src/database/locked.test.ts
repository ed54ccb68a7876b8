import { expect, it } from 'vitest'
import { locked, lockedIn, lockedMark, newLock, unlocking } from './locked.ts'
import { sql, txOf } from './sql.ts'

const secret = (byte: number) => new Uint8Array(32).fill(byte)
const withKey = (byte = 1) => {
  const lock = newLock()
  lock.use(secret(byte))
  return lock
}
const read = (lock: ReturnType<typeof newLock>, type: number, text: string): unknown =>
  unlocking(lock).find(([one]) => one === type)![1](text)

it('a language is read as it was, never looks the same twice, and is as long as any other', () => {
  const lock = withKey()
  const [one, other, long] = [lock.close('ar'), lock.close('ar'), lock.close('zh-Hant-TW')]
  expect(read(lock, 25, one)).toBe('ar')
  expect(one).not.toBe(other)
  expect(one).toHaveLength(long.length)
})

it('under another secret, or changed by one letter, it stays shut', () => {
  const closed = withKey().close('ar')
  expect(read(withKey(2), 25, closed)).toBe(closed)
  const bent = closed.slice(0, -2) + (closed.at(-2) === 'A' ? 'B' : 'A') + closed.at(-1)
  expect(read(withKey(), 25, bent)).toBe(bent)
  expect(read(newLock(), 25, closed)).toBe(closed)
})

it('the first secret stays, and without one nothing is written open', () => {
  const lock = withKey()
  const closed = lock.close('ar')
  lock.use(secret(2))
  expect(lock.open(closed)).toBe('ar')
  expect(() => newLock().close('ar')).toThrow('needs the secrets')
})

it('of the answers of a move, those about a language are locked, and read as they were', async () => {
  const lock = withKey()
  const sent: unknown[] = []
  const tx = txOf(
    {
      query: async ({ values }) => {
        sent.push(...values)
        return { rows: [], rowCount: 0 }
      },
    },
    lock,
  )
  await tx.run(
    sql`select ${lockedIn({ language: 'ti', method: 'spoken' })}, ${locked('ti')}, ${locked(null)}`,
  )
  const [answers, value, nothing] = sent as [string, string, null]
  expect(JSON.parse(answers)).toMatchObject({ method: 'spoken' })
  expect(answers + value).not.toContain('"ti"')
  expect(read(lock, 3802, answers)).toEqual({ language: 'ti', method: 'spoken' })
  expect(value.startsWith(lockedMark)).toBe(true)
  expect(nothing).toBeNull()
})
