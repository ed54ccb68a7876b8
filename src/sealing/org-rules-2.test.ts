// What rules 2 add to a house's log: whoever ends somebody's time says what they had said until then, an invitation whose day has
// passed is over, and whoever has just joined is heard once somebody has seen them.
import { describe, expect, test } from 'vitest'
import {
  at,
  genesis,
  house,
  invites,
  joins,
  key,
  keys,
  later,
  leaves,
  takesIn,
  turns,
  type Words,
} from './org-cast.ts'
import { replay, state, NO_HEAD } from './chain.ts'
import { newKeyPair } from './keys.ts'
import { organisationRules } from './org-log.ts'
import { NO_ORGANISATION } from './org-shape.ts'
import { circleSpanAt, keySpanAt } from './org-spans.ts'
import { toText } from './text.ts'

const by2 = (...said: Words[]): Words[] => said.map((one) => ({ ...one, v: 2 }))
const spoken = key(9)
/** Mina's house by rules 2, with Amara and Noor, all in the house's circle. */
const three = () =>
  house(
    ...by2(genesis, ...takesIn('amara', 2, 'caseworker'), ...takesIn('noor', 4, 'caseworker')),
    ...by2(turns(1, ['mina', 'amara', 'noor'])),
  )

describe('whoever ends somebody’s time', () => {
  test('by a removal, a new key or the sheets', () => {
    const invited = () => three().says(...by2(invites('amara', 'caseworker'), { t: 'recovery', ...keys(50) }))
    const ends: [Words, string][] = [
      [{ t: 'remove', user: 'amara', spoken }, 'amara'],
      [{ ...joins('amara', 30), spoken }, 'amara'],
      [{ t: 'recovered', user: 'mina', ...keys(40), spoken }, 'mina'],
    ]
    for (const [said, user] of ends) {
      const story = invited()
      const { spoken: _, ...silent } = said
      story.refuses({ ...silent, v: 2 }, `${said.t} without a word of it`)
      story.refuses({ ...said, spoken: 'short', v: 2 }, `${said.t} with no hash`)
      story.says({ ...said, v: 2 })
      expect(keySpanAt(story.now, user, 6), said.t).toMatchObject({ until: 9, spoken })
      expect(circleSpanAt(story.now, 3, user, 6), said.t).toMatchObject({ until: 9, spoken })
    }
  })

  test('by their leaving a team', () => {
    const story = three().says(...by2({ ...turns(1, ['mina', 'amara']), circle: 4, team: 'health' }))
    const left: Words = { ...leaves('amara'), circle: 4, v: 2 }
    story.refuses(left)
    story.says({ ...left, spoken })
    expect(circleSpanAt(story.now, 4, 'amara', 7)).toEqual({ from: 7, until: 8, spoken })
    expect(keySpanAt(story.now, 'amara', 7)).not.toHaveProperty('until')
  })

  test('says nothing of it where nothing ends, and by rules 1 nobody does', () => {
    three().refuses({ ...invites('rosa', 'caseworker'), spoken, v: 2 })
    const first = three().says(...by2(invites('rosa', 'caseworker')))
    first.refuses({ ...joins('rosa', 20), spoken, v: 2 }, 'who comes for the first time')
    house(genesis, ...takesIn('amara', 2, 'caseworker')).refuses({ t: 'remove', user: 'amara', spoken })
    expect(keySpanAt(first.now, 'amara', 6)).toEqual({ from: 3, sig: keys(2).sig })
  })

  test('a key of a circle leaves nobody out by itself', () => {
    three().refuses({ ...turns(2, ['mina', 'noor']), v: 2 })
    expect(
      three()
        .says({ t: 'remove', user: 'amara', spoken, v: 2 }, { ...turns(2, ['mina', 'noor']), v: 2 })
        .now.circles.get(3)?.epoch,
    ).toBe(2)
  })
})

describe('where three administer', () => {
  const all = () =>
    house(
      ...by2(genesis, ...takesIn('leyla', 3, 'administrator')),
      // Two administrators are seen; from the third on it takes two.
      ...by2(...takesIn('noor', 4, 'administrator'), {
        t: 'trust',
        organisation: 9,
        genesis: key(7),
        how: 'voice',
      }),
    )

  test('what somebody had said is what they had said until the second one agreed', () => {
    const story = all().says({ t: 'remove', user: 'leyla', spoken, v: 2 })
    story.refuses({ t: 'agree', to: 7, by: 'noor', v: 2 }, 'without a word of it')
    story.says({ t: 'agree', to: 7, by: 'noor', spoken: key(10), v: 2 })
    expect(keySpanAt(story.now, 'leyla', 6)).toMatchObject({ until: 8, spoken: key(10) })
  })

  test('of what ends nobody’s time nothing is said', () => {
    const story = all().says({ t: 'roles', user: 'leyla', roles: ['caseworker'], v: 2 })
    story.refuses({ t: 'agree', to: 7, by: 'noor', spoken, v: 2 })
    story.says({ t: 'agree', to: 7, by: 'noor', v: 2 })
    expect(story.now.members.get('leyla')?.roles).toEqual(['caseworker'])
  })
})

describe('an invitation whose day has passed', () => {
  const after = '2026-03-03T10:00Z'
  test('is over where an administrator says so, and then nobody joins by it, whatever minute they name', () => {
    const story = three().says(...by2(invites('rosa', 'administrator')))
    story.refuses({ t: 'lapse', user: 'rosa', at: later, v: 2 }, 'on its last minute')
    story.refuses({ t: 'lapse', user: 'rosa', at: after }, 'by rules 1')
    story.refuses({ t: 'lapse', user: 'amara', at: after, v: 2 }, 'whose invitation is used')
    story.refuses({ t: 'lapse', user: 'nobody', at: after, v: 2 })
    story.says({ t: 'lapse', user: 'rosa', at: after, v: 2 })
    story.refuses({ ...joins('rosa', 20), at, v: 2 })
    expect(story.now.members.get('rosa')).toEqual({ roles: ['administrator'], state: 'invited' })
    // Who had keys before keeps them.
    const again = three().says(...by2(invites('amara', 'caseworker')), {
      t: 'lapse',
      user: 'amara',
      at: after,
      v: 2,
    })
    expect(again.now.members.get('amara')).toMatchObject({ state: 'member', ...keys(2) })
  })

  test('is ended by administrators alone', async () => {
    const story = three().says(...by2(invites('rosa', 'caseworker')))
    await expect(story.signer({ t: 'lapse', user: 'rosa', by: 'amara', at: after, v: 2 })).rejects.toThrow(
      'bad-chain',
    )
    await expect(story.signer({ t: 'settle', by: 'amara', v: 2 })).rejects.toThrow('bad-chain')
  })
})

test('whoever has just joined says nothing in the log before somebody else has spoken', async () => {
  const story = three().says(...by2(...takesIn('leyla', 20, 'administrator')))
  const invite: Words = { ...invites('rosa', 'caseworker'), by: 'leyla', v: 2 }
  await expect(story.signer(invite)).rejects.toThrow('bad-chain')
  expect(await story.signer({ ...turns(2, ['mina']), v: 2 })).toHaveLength(1)
  story.says({ t: 'admit', circle: 3, epoch: 1, user: 'leyla', v: 2 })
  expect(await story.signer(invite)).toHaveLength(1)
})

test('an invented country of before said so in its first statement, by rules 2 alone', () => {
  expect(house({ ...genesis, practice: true, v: 2 }).now).toEqual(house({ ...genesis, v: 2 }).now)
  house().refuses({ ...genesis, practice: true }, 'by rules 1')
  house().refuses({ ...genesis, practice: 'yes', v: 2 })
})

test('a log goes over to rules 2 by the word of an administrator, once', async () => {
  const place = { network: 'lumenia', about: 'organisation', id: '7' } as const
  const mina = { id: 'mina', sig: (await newKeyPair('sig')).pair }
  const own = { enc: key(1), sig: toText(mina.sig.publicKey) }
  const first = await state(place, NO_HEAD, { by: mina, said: { ...genesis, ...own, at } })
  const from = { ...NO_HEAD, now: NO_ORGANISATION }
  const read = (...said: (typeof first)[]) =>
    replay(
      place,
      said.map((one) => one.statement),
      organisationRules('lumenia', 7),
      { from },
    )
  const upgrade = await state(
    place,
    { ...first.head, rules: 2 },
    { by: mina, said: { t: 'agree', rules: 2, at } },
  )
  expect((await read(first, upgrade)).rules).toBe(2)
  const again = await state(place, upgrade.head, { by: mina, said: { t: 'agree', rules: 2, at } })
  await expect(read(first, upgrade, again), 'again').rejects.toThrow('bad-chain')
  const trust = { t: 'trust', organisation: 9, genesis: key(7), how: 'voice', at }
  const old = await state(place, { ...upgrade.head, rules: 1 }, { by: mina, said: trust })
  await expect(read(first, upgrade, old), 'back to rules 1').rejects.toThrow('bad-chain')
  const without = await state(place, { ...first.head, rules: 2 }, { by: mina, said: trust })
  await expect(read(first, without), 'by any other word').rejects.toThrow('bad-chain')
  for (const said of [{ rules: 3 }, { rules: 2, to: 1 }, { rules: 2, spoken }]) {
    const wrong = await state(
      place,
      { ...first.head, rules: 2 },
      { by: mina, said: { t: 'agree', at, ...said } },
    )
    await expect(read(first, wrong), JSON.stringify(said)).rejects.toThrow('bad-chain')
  }
})
