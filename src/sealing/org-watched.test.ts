// What takes two administrators, and who must have signed what, in a house's log.
import { describe, expect, test } from 'vitest'
import {
  admits,
  at,
  genesis,
  house,
  invites,
  joins,
  key,
  keys,
  leaves,
  remove,
  roles,
  takesIn,
  turns,
  two,
  watched,
  type Words,
} from './org-cast.ts'
import type { Organisation } from './org-shape.ts'
import { fromText, toText } from './text.ts'

describe('where three administer', () => {
  const leyla = (is: object) => ({ members: new Map([['leyla', expect.objectContaining(is)]]) })
  test.each<[string, Words, Partial<Organisation>]>([
    ['the sheets', { t: 'recovery', ...keys(20) }, { recovery: { ...keys(20), n: 8, at } }],
    [
      'a new administrator',
      invites('rosa', 'administrator'),
      {
        members: new Map([['rosa', expect.objectContaining({ state: 'invited', roles: ['administrator'] })]]),
      },
    ],
    [
      'an administrator who comes anew',
      invites('leyla', 'caseworker'),
      leyla({ state: 'member', roles: ['caseworker'] }),
    ],
    [
      'a caseworker who becomes one',
      roles('amara', 'caseworker', 'administrator'),
      { members: new Map([['amara', expect.objectContaining({ roles: ['caseworker', 'administrator'] })]]) },
    ],
    [
      'an administrator who is one no more',
      roles('leyla', 'caseworker'),
      leyla({ state: 'member', roles: ['caseworker'] }),
    ],
    ['an administrator who leaves', remove('leyla'), leyla({ state: 'removed' })],
  ])('%s: one alone changes nothing, a second one does', (_, said, { members = new Map(), ...rest }) => {
    const story = watched()
    const before = story.now
    story.says(said)
    expect([...story.now.waiting]).toEqual([[8, expect.objectContaining({ ...said, by: 'mina', n: 8 })]])
    expect({ ...story.now, waiting: before.waiting }).toEqual(before)
    story.refuses({ t: 'agree', to: 8 }, 'herself')
    story.refuses({ t: 'agree', to: 7, by: 'noor' }, 'to what nobody asked')
    story.says({ t: 'agree', to: 8, by: 'noor' })
    expect(story.now.waiting.size).toBe(0)
    expect(story.now).toMatchObject(rest)
    for (const [user, is] of members) expect(story.now.members.get(user)).toEqual(is)
  })

  test.each([
    ['a caseworker invited', invites('rosa', 'caseworker')],
    ['a caseworker’s roles', roles('amara', 'police')],
    ['a caseworker who leaves', remove('amara')],
    ['a circle', turns(1, ['mina'])],
    ['a neighbour', { t: 'trust', organisation: 9, genesis: key(7), how: 'voice' }],
  ])('%s waits for nobody', (_, said) => {
    expect(watched().says(said).now.waiting.size).toBe(0)
  })

  test('what could not be done is not asked for, and two are not watched, nor who has not come', () => {
    watched().refuses({ ...invites('rosa', 'administrator'), invitation: 'short' })
    const story = two().says(...takesIn('leyla', 3, 'administrator'), invites('noor', 'administrator'))
    expect(story.says(remove('leyla')).now.waiting.size).toBe(0)
    expect(story.now.members.get('leyla')?.state).toBe('removed')
  })

  test('a key is theirs from when the second one agreed', () => {
    const story = watched().says(remove('leyla'), roles('amara', 'police'))
    expect(story.now.keySpans.get('leyla')).toEqual([{ sig: key(103), from: 5 }])
    story.says({ t: 'agree', to: 8, by: 'noor' })
    expect(story.now.keySpans.get('leyla')).toEqual([{ sig: key(103), from: 5, until: 10 }])
  })
})

describe('who must have signed', () => {
  const signed = async (story: ReturnType<typeof house>, said: Words) =>
    (await story.signer(said)).map((one) => toText(one))
  test('is the new key itself for a beginning, the sheets for who comes by them, and else the member', async () => {
    expect(await signed(house(), genesis)).toEqual([key(101)])
    const story = two()
    const recovered = { t: 'recovered', by: 'leyla', user: 'leyla', ...keys(6) }
    await expect(story.signer(recovered), 'no sheets were named').rejects.toThrow('bad-chain')
    story.says({ t: 'recovery', ...keys(20) })
    expect(await signed(story, recovered)).toEqual([key(120)])
    for (const said of [turns(1, ['mina']), admits('amara'), leaves('amara')])
      expect(await signed(story, { ...said, by: 'amara' })).toEqual([key(102)])
    expect(fromText(key(102))).toHaveLength(32)
  })

  test('is an administrator for what only they may, and for bringing in a coordinator too', async () => {
    const story = two().says(...takesIn('leyla', 3, 'coordinator'), invites('noor', 'administrator'))
    const only = [
      invites('x'),
      roles('amara'),
      remove('amara'),
      { t: 'recovery', ...keys(20) },
      { t: 'trust' },
      { t: 'agree', to: 3 },
    ]
    for (const said of only) {
      expect(await signed(story, said), said.t).toEqual([key(101)])
      for (const by of ['amara', 'leyla', 'noor', 'ghost'])
        await expect(story.signer({ ...said, by }), `${by}: ${said.t}`).rejects.toThrow('bad-chain')
    }
    const bring = { t: 'bring', organisation: 9, invitation: key(9) }
    expect(await signed(story, bring)).toEqual([key(101)])
    expect(await signed(story, { ...bring, by: 'leyla' })).toEqual([key(103)])
    for (const by of ['amara', 'noor', 'ghost'])
      await expect(story.signer({ ...bring, by })).rejects.toThrow('bad-chain')
    await expect(story.signer({ t: 'whatever' })).rejects.toThrow('bad-chain')
    await expect(story.signer(joins('ghost', 9)), 'uninvited').rejects.toThrow('bad-chain')
    await expect(story.signer(joins('amara', 2)), 'whose invitation is used up').rejects.toThrow('bad-chain')
    story.says(remove('amara'))
    await expect(story.signer(leaves('amara')), 'who is gone').rejects.toThrow('bad-chain')
  })
})
