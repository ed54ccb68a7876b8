// The rules of a house's log one by one, without signatures: what each statement changes, and when it is refused. The stories
// in which they meet are in org-log.test.ts.
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
  later,
  leaves,
  remove,
  roles,
  takesIn,
  turns,
  two,
} from './org-cast.ts'
import { fixed } from './specimen-cast.ts'
import { toText } from './text.ts'

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
      publicKeys: [key(61)],
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

test('what a house is called stands in the log as a hash: said where it is brought in, and anew where it was compared', () => {
  const bring = { t: 'bring', organisation: 9, invitation: key(9) }
  const trust = { t: 'trust', organisation: 9, genesis: key(7), how: 'voice' }
  house(genesis).refuses({ ...bring, called: 'City Clinic' })
  const story = house(genesis).says({ ...bring, called: key(5) })
  expect(story.now.neighbours.get(9)).toEqual({ invitation: key(9), called: key(5) })
  story.says(trust)
  expect(story.now.neighbours.get(9), 'compared by somebody who said nothing of it').toMatchObject({
    called: key(5),
  })
  story.says({ ...trust, called: key(6) })
  expect(story.now.neighbours.get(9)).toMatchObject({ called: key(6) })
})

test('the first house of all says what it is called; one that was brought in does not name itself', () => {
  expect(house({ ...genesis, called: key(5) }).now.called).toBe(key(5))
  const brought = { ...genesis, originOrganisation: 1, originGenesis: key(4), proof: 'proof' }
  expect(house(brought).now.origin?.organisation).toBe(1)
  house().refuses({ ...brought, called: key(5) })
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
