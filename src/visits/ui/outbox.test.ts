// The outbox of a telephone on bad days: nothing counts as sent before its receipt, one refused row keeps no other from going, and a lost
// line, a session that ended or another's sign-in leave everything where it was.

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../../api/problem.ts'
import type { Item } from './phone-store.ts'

const kept = new Map<string, Item>()
const answers: Record<string, () => unknown> = {}
const sent: string[] = []

vi.mock(import('./phone-store.ts'), async (original) => ({
  ...(await original()),
  itemsOf: (visit: string) => Promise.resolve([...kept.values()].filter((one) => one.visit === visit)),
  keepItems: (...items: readonly Item[]) => {
    for (const item of items) kept.set(item.id, item)
    return Promise.resolve()
  },
}))

vi.mock('../../web/session/api.ts', () => {
  const answer = (id: string, key: string) => {
    expect(key).toBe(id)
    sent.push(id)
    return new Promise((resolve) => {
      resolve(answers[id]!())
    })
  }
  return {
    api: {
      visits: {
        bring: ({ row }: { row: string }, { key }: { key: string }) => answer(row, key),
        giveBed: ({ id }: { id: string }, { key }: { key: string }) => answer(id, key),
      },
    },
  }
})

const { sendWaiting } = await import('./outbox.ts')

const row = (id: string, number: number, change: Partial<Item> = {}): Item =>
  ({ kind: 'row', id, visit: 'v', number, state: 'waiting', ciphertext: `sealed ${id}`, ...change }) as Item
const fails = (code: ConstructorParameters<typeof Problem>[0]) => () => {
  throw new Problem(code)
}
const states = () => Object.fromEntries([...kept.values()].map(({ id, state }) => [id, state]))
const nothing = () => Promise.resolve()

beforeEach(() => {
  kept.clear()
  sent.length = 0
  for (const id of Object.keys(answers)) delete answers[id]
})

describe('the outbox of a telephone', () => {
  it('counts as received by its receipt alone, and keeps no copy afterwards', async () => {
    for (const item of [row('a', 1), row('b', 2, { state: 'open' })]) kept.set(item.id, item)
    answers['a'] = () => ({ receipt: 7 })
    expect(await sendWaiting('v', nothing)).toBeUndefined()
    expect(kept.get('a')).toEqual({
      kind: 'row',
      id: 'a',
      visit: 'v',
      number: 1,
      state: 'received',
      receipt: 7,
    })
    // A talk that goes on is not sent.
    expect(sent).toEqual(['a'])
  })

  it('keeps what a house held no bed for any more as received, and says so', async () => {
    kept.set('bed', { kind: 'bed', id: 'bed', visit: 'v', hold: 'h', state: 'waiting' })
    answers['bed'] = () => ({ state: 'not_confirmed' })
    await sendWaiting('v', nothing)
    expect(kept.get('bed')).toMatchObject({ state: 'received', bed: 'not_confirmed' })
  })

  it('lets one that the server refuses keep no other from going, and throws nothing away', async () => {
    for (const item of [row('a', 1), row('b', 2)]) kept.set(item.id, item)
    answers['a'] = fails('conflict')
    answers['b'] = () => ({ receipt: 1 })
    let told = 0
    const changed = () => {
      told += 1
      return Promise.resolve()
    }
    expect(await sendWaiting('v', changed)).toBeUndefined()
    expect(states()).toEqual({ a: 'came_back', b: 'received' })
    expect(kept.get('a')).toMatchObject({ ciphertext: 'sealed a' })
    expect(told).toBe(2)
  })

  it.each([
    ['unavailable', 'no-network'],
    ['failed', 'no-network'],
    ['too-many', 'no-network'],
    ['not-signed-in', 'sign-in'],
    ['step-up', 'sign-in'],
    ['not-found', 'not-yours'],
    ['not-allowed', 'not-yours'],
  ] as const)('stops at %s, says why, and everything waits as it was', async (code, reason) => {
    for (const item of [row('a', 1), row('b', 2)]) kept.set(item.id, item)
    answers['a'] = fails(code)
    answers['b'] = () => ({ receipt: 1 })
    expect(await sendWaiting('v', nothing)).toBe(reason)
    expect(states()).toEqual({ a: 'waiting', b: 'waiting' })
    expect(sent).toEqual(['a'])
    // Days later the same goes under the same name.
    answers['a'] = () => ({ receipt: 2 })
    expect(await sendWaiting('v', nothing)).toBeUndefined()
    expect(states()).toEqual({ a: 'received', b: 'received' })
    expect(sent).toEqual(['a', 'a', 'b'])
  })
})
