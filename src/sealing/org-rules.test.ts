// The rules of a house's log one by one, without signatures: what each statement changes, and when it is refused. The stories
// in which they meet are in org-log.test.ts.
import { describe, expect, test } from 'vitest'
import type { Said } from './chain.ts'
import { organisationRules } from './org-log.ts'
import { NO_ORGANISATION, type Organisation } from './org-shape.ts'
import { fixed } from './specimens.ts'
import { fromText, toText } from './text.ts'

const rules = organisationRules('lumenia', 7)
const at = '2026-03-01T10:00Z'
const later = '2026-03-02T10:00Z'
const key = (n: number) => toText(fixed(n))
const keys = (n: number) => ({ enc: key(n), sig: key(n + 100) })

type Words = { t: string; by?: string; n?: number; at?: string; [field: string]: unknown }
/** A house in which things are said one after the other; a refusal ends the test. */
function house(...words: Words[]) {
  let now: Organisation = NO_ORGANISATION
  let n = 0
  const whole = ({ by = 'mina', ...said }: Words): Said => ({ n: n + 1, prev: '', at, ...said, by })
  const story = {
    get now() {
      return now
    },
    says(...more: Words[]) {
      for (const said of more) {
        now = rules.apply(now, whole(said))
        n += 1
      }
      return story
    },
    refuses(said: Words, why?: string) {
      expect(() => rules.apply(now, whole(said)), why ?? said.t).toThrow('bad-chain')
    },
    signer: async (said: Words) => rules.signer(now, whole(said)),
  }
  return story.says(...words)
}

const genesis: Words = { t: 'genesis', ...keys(1), roles: ['administrator'] }
const invites = (user: string, ...roles: string[]): Words => ({
  t: 'invite',
  user,
  roles,
  invitation: key(50),
  until: later,
})
const joins = (by: string, n: number): Words => ({ t: 'join', by, ...keys(n), proof: 'proof' })
const takesIn = (user: string, n: number, ...roles: string[]): Words[] => [
  invites(user, ...roles),
  joins(user, n),
]
const turns = (epoch: number, members: string[], more: Partial<Words> = {}): Words => ({
  t: 'circle',
  circle: 3,
  epoch,
  members,
  publicKey: key(60 + epoch),
  commit: key(70 + epoch),
  ...more,
})
const remove = (user: string): Words => ({ t: 'remove', user })
const roles = (user: string, ...of: string[]): Words => ({ t: 'roles', user, roles: of })
const leaves = (user: string, by = user): Words => ({ t: 'leave', circle: 3, user, by })
const admits = (user: string, by = 'mina', epoch = 1): Words => ({ t: 'admit', circle: 3, epoch, user, by })
/** Mina's house, with Amara, who is no administrator. */
const two = () => house(genesis, ...takesIn('amara', 2, 'caseworker'))
/** Mina, Leyla and Noor administer; Amara does not. */
const watched = () =>
  two().says(...takesIn('leyla', 3, 'administrator'), ...takesIn('noor', 4, 'administrator'))

describe('a house begins', () => {
  test('with its first administrator, and once', () => {
    expect(house(genesis).now).toMatchObject({
      members: new Map([['mina', { roles: ['administrator'], state: 'member', ...keys(1) }]]),
    })
    expect(house(genesis).now.origin).toBeUndefined()
    house().refuses({ ...genesis, roles: ['caseworker'] })
    house().refuses({ ...genesis, enc: 'short' })
    house().refuses({ ...genesis, sig: toText(fixed(1, 31)) })
    house().refuses(invites('amara'), 'anything else first')
    house(genesis).refuses(genesis, 'a second time')
  })

  test('and says which house it was invited from, by its number and how that one begins', () => {
    const from = { ...genesis, originOrganisation: 5, originGenesis: key(9) }
    expect(house(from).now.origin).toEqual({ organisation: 5, genesis: key(9) })
    house().refuses({ ...genesis, originGenesis: key(9) })
    house().refuses({ ...from, originGenesis: 'short' })
  })

  test('nothing that has no rule is said in it', () => {
    const story = house(genesis)
    for (const t of ['constructor', 'toString', 'whatever', '']) story.refuses({ t }, t)
    expect(story.now.members.size).toBe(1)
  })
})

describe('people come and go', () => {
  test('an invitation names roles, a key and a last minute; the keys come with the joining', () => {
    const invited = house(genesis, invites('amara', 'caseworker'))
    const invitation = { key: key(50), until: later }
    expect(invited.now.members.get('amara')).toEqual({ state: 'invited', roles: ['caseworker'], invitation })
    invited.says({ ...joins('amara', 2), at: later })
    expect(invited.now.members.get('amara')).toEqual({
      state: 'member',
      roles: ['caseworker'],
      ...keys(2),
      earlier: [],
    })
    invited.refuses(joins('amara', 2), 'twice')
    house(genesis).refuses(joins('amara', 2), 'uninvited')
    house(genesis, invites('amara')).refuses({ ...joins('amara', 2), at: '2026-03-02T10:01Z' }, 'too late')
    house(genesis).refuses({ ...invites('amara'), invitation: 'short' })
    house(genesis).refuses({ ...invites('amara'), until: 7 })
    house(genesis).refuses({ ...invites('amara'), roles: 'caseworker' })
  })

  test('who is invited anew keeps their keys until they come, and what they said before stays theirs', () => {
    const story = two().says(turns(1, ['mina', 'amara']), invites('amara', 'coordinator'))
    expect(story.now.members.get('amara')).toMatchObject({
      state: 'member',
      roles: ['coordinator'],
      ...keys(2),
    })
    story.says({ ...joins('amara', 5), at: later })
    expect(story.now.members.get('amara')).toEqual({
      state: 'member',
      roles: ['coordinator'],
      ...keys(5),
      earlier: [key(102)],
    })
    expect(story.now.circles.get(3), 'the new keys hold no seed').toMatchObject({
      members: ['mina'],
      due: true,
      dueSince: later,
    })
  })

  test('who was removed is not there any more, not to be invited, and their words stay theirs', () => {
    const story = two().says(turns(1, ['mina', 'amara']), turns(1, ['mina'], { circle: 4 }), remove('amara'))
    expect(story.now.members.get('amara')).toEqual({ roles: [], state: 'removed', earlier: [key(102)] })
    expect(story.now.circles.get(3)).toMatchObject({ members: ['mina'], due: true, dueSince: at })
    expect(story.now.circles.get(4)).toMatchObject({ members: ['mina'], due: false })
    for (const said of [remove('amara'), invites('amara'), roles('amara', 'caseworker'), admits('amara')])
      story.refuses(said)
    for (const said of [remove('ghost'), roles('ghost', 'caseworker')]) story.refuses(said)
  })

  test('roles change, also of who has not come yet; the last administrator stays one', () => {
    const story = two().says(invites('leyla'), roles('leyla', 'police'), roles('amara', 'coordinator'))
    expect(story.now.members.get('leyla')).toMatchObject({ state: 'invited', roles: ['police'] })
    expect(story.now.members.get('amara')).toMatchObject({ roles: ['coordinator'], ...keys(2) })
    story.refuses(remove('mina'))
    story.refuses(roles('mina', 'caseworker'))
    story.says(roles('leyla', 'administrator'))
    story.refuses(remove('mina'), 'who has not come yet administers nothing')
    story.says(roles('amara', 'administrator'), remove('mina'))
  })
})

describe('a circle', () => {
  test('gets its first key from an administrator, the next from its members, in order', () => {
    const story = two()
    story.refuses(turns(1, ['amara'], { by: 'amara' }), 'first from a caseworker')
    story.refuses(turns(2, ['mina']), 'the second first')
    story.refuses(turns(1, []), 'for nobody')
    story.refuses(turns(1, ['mina', 'ghost']))
    story.says(invites('leyla')).refuses(turns(1, ['mina', 'leyla']), 'for who has no keys yet')
    story.says(turns(1, ['amara', 'mina']))
    expect(story.now.circles.get(3)).toEqual({
      epoch: 1,
      publicKey: key(61),
      commits: [key(71)],
      members: ['amara', 'mina'],
      since: at,
      due: false,
    })
    story.refuses(turns(1, ['mina']), 'the same again')
    story.says(turns(2, ['amara'], { by: 'amara', at: later }))
    expect(story.now.circles.get(3)).toMatchObject({
      commits: [key(71), key(72)],
      since: later,
      due: false,
    })
    story.says(turns(3, ['amara']))
    expect(story.now.circles.get(3), 'made by who is not in it').toMatchObject({ due: true, dueSince: at })
  })

  test('of a team says what it is for once, and is not turned from outside while it has members', () => {
    const story = two().says(turns(1, ['amara'], { team: 'night shift' }))
    expect(story.now.circles.get(3)).toMatchObject({ team: 'night shift', members: ['amara'] })
    story.refuses(turns(2, ['mina']))
    story.refuses(turns(2, ['amara'], { by: 'amara', team: 'day shift' }))
    story.says(turns(2, ['amara'], { by: 'amara' }))
    expect(story.now.circles.get(3)).toMatchObject({ epoch: 2, team: 'night shift', due: false })
    story.says(remove('amara'))
    expect(story.now.circles.get(3)).toMatchObject({ members: [], due: true })
    story.says(...takesIn('leyla', 3, 'caseworker'))
    story.refuses(turns(3, ['leyla'], { by: 'leyla' }), 'begun anew by who administers nothing')
    story.says(turns(3, ['mina']))
  })

  test('of the whole house is turned by an administrator too, and is not left but with the house', () => {
    const story = two().says(turns(1, ['amara']), turns(2, ['amara', 'mina']))
    story.refuses(leaves('amara'))
    story.refuses(leaves('amara', 'mina'))
    two().refuses(leaves('amara'), 'which is not there')
    expect(story.says(remove('amara')).now.circles.get(3)?.members).toEqual(['mina'])
  })

  test('of a team is left by oneself, by a colleague’s or an administrator’s word, and never to nobody', () => {
    const team = (...members: string[]) =>
      two().says(...takesIn('leyla', 3, 'caseworker'), turns(1, members, { team: 'night shift' }))
    const story = team('amara', 'leyla')
    story.refuses(leaves('mina'), 'who is not in it')
    story.refuses({ ...leaves('leyla', 'ghost') }, 'by a stranger')
    expect(team('amara', 'leyla').says(leaves('leyla')).now.circles.get(3)?.members).toEqual(['amara'])
    expect(team('amara', 'leyla').says(leaves('leyla', 'amara')).now.circles.get(3)?.members).toEqual([
      'amara',
    ])
    story.says({ ...leaves('leyla', 'mina'), at: later })
    expect(story.now.circles.get(3)).toMatchObject({
      members: ['amara'],
      due: true,
      dueSince: at,
      team: 'night shift',
    })
    story.refuses(leaves('amara'), 'the last one')
    team('amara', 'mina').refuses(leaves('mina', 'leyla'), 'a colleague outside')
  })

  test('lets in who has keys and is not in it, by the word of who is, into the present epoch', () => {
    const story = two().says(turns(1, ['mina']))
    story.refuses(admits('amara', 'amara'), 'by herself')
    story.refuses(admits('mina'), 'who is in it')
    story.refuses(admits('ghost'))
    story.refuses(admits('amara', 'mina', 2))
    story.refuses({ ...admits('amara'), circle: 9 })
    story.says(admits('amara'))
    expect(story.now.circles.get(3)).toMatchObject({ members: ['mina', 'amara'], due: false })
    story.says(remove('amara'), ...takesIn('leyla', 3, 'caseworker'))
    expect(story.says(admits('leyla')).now.circles.get(3), 'still due').toMatchObject({
      members: ['mina', 'leyla'],
      due: true,
    })
  })
})

test('another house is brought in once, and may be compared again and again', () => {
  const story = house(genesis).says({ t: 'bring', organisation: 9, invitation: key(9) })
  expect(story.now.neighbours.get(9)).toEqual({ invitation: key(9) })
  story.refuses({ t: 'bring', organisation: 9, invitation: key(8) })
  story.refuses({ t: 'bring', organisation: 8, invitation: 'short' })
  story.says({ t: 'trust', organisation: 9, genesis: key(7), how: 'voice' })
  expect(story.now.neighbours).toEqual(new Map([[9, { genesis: key(7), how: 'voice' }]]))
  story.refuses({ t: 'trust', organisation: 9, genesis: 'short', how: 'voice' })
  story.refuses({ t: 'trust', organisation: 9, genesis: key(7) })
})

test('who comes by the sheets administers with new keys, holds no circle, and is seen to have come so', () => {
  const named = { t: 'recovery', ...keys(20) }
  const story = two().says(turns(1, ['mina', 'amara']), named)
  expect(story.now).toMatchObject({ recovery: { ...keys(20), n: 5, at }, outdated: [] })
  story.says({ t: 'recovery', ...keys(21), at: later })
  expect(story.now).toMatchObject({ recovery: { ...keys(21), n: 6, at: later }, outdated: [key(120)] })
  story.says({ t: 'recovered', by: 'amara', user: 'amara', ...keys(5), at: later })
  expect(story.now.members.get('amara')).toEqual({
    roles: ['caseworker', 'administrator'],
    state: 'member',
    ...keys(5),
    earlier: [key(102)],
  })
  expect(story.now.circles.get(3)).toMatchObject({ members: ['mina'], due: true, dueSince: later })
  story.says({ t: 'recovered', by: 'leyla', user: 'leyla', ...keys(6) })
  expect(story.now.members.get('leyla')).toMatchObject({ roles: ['administrator'], earlier: [] })
  story.says({ t: 'recovered', by: 'amara', user: 'amara', ...keys(7) })
  expect(story.now.members.get('amara')).toMatchObject({
    roles: ['caseworker', 'administrator'],
    earlier: [key(102), key(105)],
  })
  expect(story.now.recovered.map(({ user, n }) => [user, n])).toEqual([
    ['amara', 7],
    ['leyla', 8],
    ['amara', 9],
  ])
  story.refuses({ t: 'recovered', user: 'noor', enc: key(1), sig: 'short' })
  story.refuses({ t: 'recovery', enc: 'short', sig: key(1) })
})

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
    await expect(story.signer(joins('amara', 2)), 'whose invitation is used up').rejects.toThrow('bad-chain')
    story.says(remove('amara'))
    await expect(story.signer(leaves('amara')), 'who is gone').rejects.toThrow('bad-chain')
  })
})
