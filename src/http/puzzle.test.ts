// A little work instead of a refusal: once for each solution, for what it was asked for, and of the cost that we set.
import { expect, test } from 'vitest'
import { solvePuzzle } from '../api/solve-puzzle.ts'
import { devices } from './device.ts'
import { puzzles } from './puzzle.ts'

let now = Date.now()
const ours = puzzles('a secret', () => now)
const opened = (text: string) =>
  JSON.parse(Buffer.from(text, 'base64url').toString()) as {
    challenge: { parameters: { cost: number; keyPrefix: string; expiresAt: number } }
    solution: object
  }
const closed = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('a solved puzzle opens the door once, on any server of the network, and only the one that it was made for', async () => {
  const text = (await solvePuzzle(await ours.make('accounts.begin'))) as string
  const beside = puzzles('a secret', () => now)
  expect(await ours.take('accounts.register', text), 'another door').toBe(false)
  expect(await beside.take('accounts.begin', text), 'another server of ours').toBe(true)
  expect(await puzzles('another secret', () => now).take('accounts.begin', text)).toBe(false)
  const both = await Promise.all([ours.take('accounts.begin', text), ours.take('accounts.begin', text)])
  expect(both.filter(Boolean), 'the same twice in one moment').toHaveLength(1)
  expect(await ours.take('accounts.begin', text)).toBe(false)
})

test('one that somebody made easier, that has lapsed or that is no puzzle opens nothing', async () => {
  const puzzle = await ours.make('accounts.begin')
  const text = (await solvePuzzle(puzzle)) as string
  const { challenge, solution } = opened(text)
  for (const parameters of [
    { ...challenge.parameters, cost: 1 },
    { ...challenge.parameters, cost: 2_000_000_000 },
    { ...challenge.parameters, keyPrefix: '0' },
    { ...challenge.parameters, expiresAt: challenge.parameters.expiresAt + 600 },
  ])
    expect(
      await ours.take('accounts.begin', closed({ challenge: { ...challenge, parameters }, solution })),
    ).toBe(false)
  for (const other of ['', 'x', closed([]), closed({}), closed({ challenge }), 'e'.repeat(5000)])
    expect(await ours.take('accounts.begin', other)).toBe(false)
  now += 121_000
  expect(await ours.take('accounts.begin', text)).toBe(false)
})

test('the token of a device names nobody, holds for ninety days, and cannot be made without the secret', () => {
  let day = 20_000 * 86_400_000
  const door = devices('a secret', () => day)
  const token = door.give('0193-amara')
  expect(token).not.toContain('amara')
  const who = door.read(token)
  expect(who).toBeDefined()
  expect(door.read(door.give('0193-amara')), 'all devices of one person have one budget').toBe(who)
  expect(door.read(door.give('0193-odile'))).not.toBe(who)
  const [, , mac] = token.split('.')
  for (const other of [
    undefined,
    '',
    'x.y.z',
    devices('else', () => day).give('0193-amara'),
    `${who}.20001.${mac}`,
  ])
    expect(door.read(other), String(other)).toBeUndefined()
  day += 90 * 86_400_000
  expect(door.read(token)).toBe(who)
  day += 86_400_000
  expect(door.read(token)).toBeUndefined()
})
