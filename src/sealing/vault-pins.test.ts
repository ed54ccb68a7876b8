// What Mira's vault remembers of chains and of newest values, and what it then refuses to be told.
import { beforeEach, expect, test } from 'vitest'
import { derive, newKeyPair, newSecret } from './keys.ts'
import { aadLabel } from './aad-label.ts'
import { seal } from './seal.ts'
import { toText } from './text.ts'
import { createVault, nothingHeld } from './vault.ts'
import { isPins, pin, pinNewest } from './vault-pins.ts'
import { hold, type Held } from './vault-state.ts'

let mira: Held
beforeEach(async () => {
  const [enc, sig] = [(await newKeyPair('enc')).pair, (await newKeyPair('sig')).pair]
  mira = hold({ network: 'lumenia', userId: 'mira', own: newSecret(), enc, sig })
})

const of = (about: 'case' | 'organisation', id: string, n = 1) =>
  pin(mira, { network: 'lumenia', about, id }, { n, hash: `hash ${n}` })
const safety = { caseId: 'case-1', field: 'safety' }

test('of the cases the five hundred used last are remembered, of organisations all', () => {
  for (let id = 0; id < 510; id += 1) of('organisation', `${id}`)
  for (let id = 0; id < 500; id += 1) of('case', `${id}`)
  pinNewest(mira, safety, { n: 1, hash: 'one' })
  expect(mira.pins.size).toBe(510 + 500 + 1)
  of('case', '0', 2)
  of('case', 'new')
  expect(mira.pins.size).toBe(510 + 500 + 1)
  expect(mira.pins.has('case 1')).toBe(false)
  expect(mira.pins.get('case 0')).toEqual({ n: 2, hash: 'hash 2' })
  expect(mira.pins.get('case new')).toEqual({ n: 1, hash: 'hash 1' })
  expect(mira.pins.get('organisation 0')).toEqual({ n: 1, hash: 'hash 1' })
})

test('nothing but the number and the hash is remembered of a chain', () => {
  const known = { n: 3, hash: 'three', now: 'what the log says' }
  pin(mira, { network: 'lumenia', about: 'organisation', id: '1' }, known)
  expect([...mira.pins]).toEqual([['organisation 1', { n: 3, hash: 'three' }]])
})

test('how Olena may be reached is never shown older than it was seen, nor as two things at once', () => {
  const show = (n: number, hash: string, at = safety) => pinNewest(mira, at, { n, hash })
  show(2, 'by a friend')
  show(2, 'by a friend')
  expect(() => show(1, 'at home')).toThrow('outdated')
  expect(() => show(2, 'at home')).toThrow('outdated')
  show(3, 'not at all')
  expect(() => show(2, 'by a friend')).toThrow('outdated')
  show(1, 'at home', { caseId: 'case-1', field: 'address' })
  show(1, 'at home', { caseId: 'case-2', field: 'safety' })
  expect([...mira.pins].map(([name, { n }]) => [name, n])).toEqual([
    ['newest case-1 safety', 3],
    ['newest case-1 address', 1],
    ['newest case-2 safety', 1],
  ])
})

test('what opens as pins and is no list of them is refused, and nothing of it is taken', async () => {
  const vault = createVault({ ...nothingHeld(), held: mira })
  const key = await derive(mira.own, aadLabel('draft-key'))
  const sealed = async (value: unknown) => toText(await seal(key, aadLabel('pins', 'mira'), value))
  const good = await sealed([['case 1', { n: 1, hash: 'h' }]])
  await expect(vault.takePins({ pins: [await sealed([['case 1', { n: 1 }]])] })).rejects.toThrow('broken')
  expect(mira.pins.size).toBe(0)
  expect(await vault.takePins({ pins: [good] })).toEqual({ taken: 1 })
})

test.each([
  ['a list of names with number and hash', [['case 1', { n: 1, hash: 'h' }]], true],
  ['an empty list', [], true],
  ['no list', { length: 0 }, false],
  ['nothing', null, false],
  ['a name alone', ['case 1'], false],
  ['a name without a place', [['case 1']], false],
  ['a number for a name', [[1, { n: 1, hash: 'h' }]], false],
  ['a word for a number', [['case 1', { n: '1', hash: 'h' }]], false],
  ['half a statement', [['case 1', { n: 1.5, hash: 'h' }]], false],
  ['no hash', [['case 1', { n: 1 }]], false],
  ['an empty hash', [['case 1', { n: 1, hash: '' }]], false],
  ['one good and one bad', [['case 1', { n: 1, hash: 'h' }], ['case 2']], false],
  ['an object that looks like a pair', [{ 0: 'case 1', 1: { n: 1, hash: 'h' } }], false],
])('what was opened is taken for pins only in their shape: %s', (_, value, is) => {
  expect(isPins(value)).toBe(is)
})
