// Guardian organisations in an organisation's log: who names them, who speaks as one, and after how many days somebody gets in.
import { expect, test } from 'vitest'
import { at, genesis, house, joins, key, keys, takesIn, turns, two, type Words } from './org-cast.ts'
import { fromText } from './text.ts'

const three = [8, 9, 11].map((organisation) => ({ organisation, key: key(200 + organisation) }))
const names: Words = { t: 'guardians', v: 2, of: three }
const until = '2026-04-20T10:00Z'
const asks = (guardian = 8): Words => ({
  t: 'readmit',
  v: 2,
  by: 'gita',
  guardian,
  user: 'nadia',
  invitation: key(50),
  until,
})
const agrees = (guardian: number, to: number, by = 'hugo'): Words => ({
  t: 'readmit_agree',
  v: 2,
  by,
  guardian,
  to,
})
const comes = (minute: string): Words => ({ ...joins('nadia', 30), v: 2, at: minute })
const early = '2026-03-08T09:59Z'
const inTime = '2026-03-08T10:00Z'
/** Mina administers alone; three guardians are named by statement 4. */
const named = () => two().says(names)

test('three others are named, none twice, and never the organisation itself', () => {
  expect(named().now.guardians).toEqual(three)
  const story = two()
  story.refuses({ ...names, v: undefined }, 'by rules 1')
  story.refuses({ ...names, of: three.slice(1) }, 'two')
  story.refuses({ ...names, of: [three[0], three[1], { ...three[1], key: key(9) }] }, 'one twice')
  story.refuses({ ...names, of: [three[0], three[1], { ...three[1], organisation: 12 }] }, 'a key twice')
  story.refuses({ ...names, of: [three[0], three[1], { organisation: 7, key: key(1) }] }, 'itself')
  story.refuses({ ...names, of: [three[0], three[1], { ...three[2], more: 1 }] }, 'with more')
  expect(named().says({ ...names, of: [] }).now.guardians).toEqual([])
})

test('where there are two administrators both name them, and a caseworker never does', async () => {
  const both = two().says(...takesIn('leyla', 3, 'administrator'), names)
  expect(both.now.guardians).toEqual([])
  both.says({ t: 'agree', by: 'leyla', to: 6, v: 2 })
  expect(both.now.guardians).toEqual(three)
  await expect(two().signer({ ...names, by: 'amara' })).rejects.toThrow('bad-chain')
  const ready = { t: 'guard', v: 2, organisation: 12, key: key(3) }
  expect(two().says(ready).now.guards).toEqual(new Map([[12, key(3)]]))
  two().refuses({ ...ready, organisation: 7 }, 'for itself')
  await expect(two().signer({ ...ready, by: 'amara' })).rejects.toThrow('bad-chain')
})

test('each speaks by the key that stands here, and nobody else does', async () => {
  const story = named()
  expect(await story.signer(asks(8))).toEqual([fromText(key(208))])
  await expect(story.signer(asks(12)), 'a fourth').rejects.toThrow('bad-chain')
  await expect(two().signer(asks(8)), 'where none are named').rejects.toThrow('bad-chain')
  story.says(asks(8))
  expect(await story.signer(agrees(9, 5))).toEqual([fromText(key(209))])
  await expect(story.signer({ t: 'readmit_stop', v: 2, by: 'amara', to: 5 })).rejects.toThrow('bad-chain')
})

test('one alone lets nobody in, two do after seven days, and none a minute before', () => {
  const story = named().says(asks(8))
  story.refuses(comes('2026-03-20T10:00Z'), 'by one guardian')
  story.refuses(agrees(8, 5), 'the same again')
  story.refuses(agrees(9, 4), 'to something else')
  story.says(agrees(9, 5))
  expect(story.now.members.get('nadia')).toEqual({
    roles: ['administrator'],
    state: 'invited',
    invitation: { key: key(50), until, from: inTime },
  })
  story.refuses(agrees(11, 5), 'a third one, who would move the day')
  story.refuses(comes(early))
  story.refuses(comes('2026-04-20T10:01Z'), 'too late')
  story.says(comes(inTime))
  expect(story.now.members.get('nadia')).toMatchObject({
    roles: ['administrator'],
    state: 'member',
    ...keys(30),
  })
  expect(story.now.readmission).toBeUndefined()
  expect(story.now.readmitted).toEqual([{ user: 'nadia', n: 7, at: inTime, by: [8, 9] }])
})

test('those who administered before do no more, and what waited for two of them waits no more', () => {
  const story = two().says(
    ...takesIn('leyla', 3, 'administrator', 'caseworker'),
    ...takesIn('noor', 4, 'administrator'),
    names,
    { t: 'agree', by: 'leyla', to: 8, v: 2 },
    { t: 'roles', user: 'amara', roles: ['administrator'], v: 2 },
  )
  expect(story.now.waiting.size).toBe(1)
  story.says(asks(8), agrees(9, 11), comes(inTime))
  const roles = [...story.now.members].map(([id, one]) => [id, one.roles])
  expect(roles).toEqual([
    ['mina', []],
    ['amara', ['caseworker']],
    ['leyla', ['caseworker']],
    ['noor', []],
    ['nadia', ['administrator']],
  ])
  expect(story.now.waiting.size).toBe(0)
  story.says({ t: 'remove', v: 2, by: 'nadia', user: 'mina', spoken: key(5) })
})

test('whoever comes so is in no circle and speaks at once, since nobody else may be there', async () => {
  const story = house(genesis, ...takesIn('amara', 2, 'caseworker'), turns(1, ['mina', 'amara']), names)
  story.says(asks(8), agrees(9, 6), comes(inTime))
  expect(story.now.circles.get(3)?.members).toEqual(['mina', 'amara'])
  expect(await story.signer({ t: 'trust', v: 2, by: 'nadia' })).toHaveLength(1)
})

test('an administrator who is there, or a guardian, stops it; naming others does too', async () => {
  for (const stop of [
    { t: 'readmit_stop', v: 2, to: 5 },
    { t: 'readmit_stop', v: 2, to: 5, by: 'hugo', guardian: 11 },
    { ...names, of: [] },
  ] as Words[]) {
    const story = named().says(asks(8), agrees(9, 5))
    expect(await story.signer(stop)).toHaveLength(1)
    story.says(stop)
    expect(story.now.readmission).toBeUndefined()
    expect(story.now.members.get('nadia')).toEqual({ roles: [], state: 'removed' })
    story.refuses(comes(inTime))
  }
})

test('one is asked for at a time, somebody new, for two months at most', () => {
  const story = named()
  story.refuses({ ...asks(), user: 'amara' }, 'who is there')
  story.refuses({ ...asks(), until: inTime }, 'before the days are over')
  story.refuses({ ...asks(), until: '2026-05-01T10:00Z' }, 'for too long')
  story.says(asks())
  story.refuses({ ...asks(9), user: 'nour' })
  story.says({ ...asks(9), user: 'nour', at: '2026-04-21T10:00Z', until: '2026-05-20T10:00Z' })
  expect(story.now.readmission).toMatchObject({ user: 'nour', agreed: [9] })
  story.refuses({ ...agrees(8, 6), at: '2026-05-14T10:00Z' }, 'so late that the days outlast the invitation')
  expect(at).toBe('2026-03-01T10:00Z')
})
