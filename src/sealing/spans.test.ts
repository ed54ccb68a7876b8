// When somebody could speak for an organisation: Rosa and Leyla come, change keys, leave a circle, leave the house, return. A
// statement is heard only with a key, and for a circle, that its speaker had at that very length of the log.
import { describe, expect, test } from 'vitest'
import { peopleIn } from './case-people.ts'
import { NO_ORGANISATION, type LogMember, type Organisation } from './org-shape.ts'
import { circleSpanAt, keySpanAt, withSpans } from './org-spans.ts'
import { fixed } from './specimen-cast.ts'
import { toText } from './text.ts'

const [first, second, hers] = [fixed(1), fixed(2), fixed(3)].map(toText) as [string, string, string]
const member = (sig: string, state: LogMember['state'] = 'member'): LogMember =>
  ({ sig, state }) as unknown as LogMember
const circle = (...members: string[]) =>
  ({ members }) as unknown as Organisation['circles'] extends ReadonlyMap<number, infer C> ? C : never

/** A log whose statements leave these members and circles, one after the other, from number 1. */
function log(
  ...states: { members: Record<string, LogMember>; circles?: Record<number, string[]> }[]
): Organisation {
  const kept = new Map<string, ReturnType<typeof circle>>()
  return states.reduce<Organisation>((before, { members, circles = {} }, at) => {
    const after = {
      ...before,
      members: new Map(Object.entries(members)),
      circles: new Map(
        Object.entries(circles).map(([id, names]) => {
          // What a statement leaves alone stays the very same object, as in a replay.
          const same = `${id} ${names.join()}`
          if (!kept.has(same)) kept.set(same, circle(...names))
          return [Number(id), kept.get(same)!]
        }),
      ),
    }
    return withSpans(before, after, at + 1)
  }, NO_ORGANISATION)
}

const history = () =>
  log(
    { members: { rosa: member(first) }, circles: { 7: ['rosa'] } },
    {
      members: { rosa: member(first), leyla: member(hers, 'invited') },
      circles: { 7: ['rosa'] },
    },
    { members: { rosa: member(first), leyla: member(hers) }, circles: { 7: ['rosa', 'leyla'] } },
    {
      members: { rosa: member(second), leyla: member(hers) },
      circles: { 7: ['rosa', 'leyla'], 8: ['leyla'] },
    },
    { members: { rosa: member(second), leyla: member(hers) }, circles: { 7: ['leyla'], 8: ['leyla'] } },
    {
      members: { rosa: member(second, 'removed'), leyla: member(hers) },
      circles: { 7: ['leyla'], 8: ['leyla'] },
    },
    { members: { rosa: member(first), leyla: member(hers) }, circles: { 7: ['leyla', 'rosa'], 8: [] } },
  )
const keysAt = (now: Organisation, user: string, at: number) => {
  const span = keySpanAt(now, user, at)
  return span ? [span.sig] : []
}
const lengths = [0, 1, 2, 3, 4, 5, 6, 7, 8]

describe('a key', () => {
  test('is heard from the statement that brought it until the one that took it, and again after it came back', () => {
    expect(lengths.map((at) => keysAt(history(), 'rosa', at))).toEqual([
      [],
      [first],
      [first],
      [first],
      [second],
      [second],
      [],
      [first],
      [first],
    ])
    expect(history().keySpans.get('rosa')).toEqual([
      { sig: first, from: 1, until: 4 },
      { sig: second, from: 4, until: 6 },
      { sig: first, from: 7 },
    ])
  })

  test('of somebody who is only invited says nothing yet, and of a stranger never', () => {
    expect(lengths.map((at) => keysAt(history(), 'leyla', at).length)).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1])
    expect(history().keySpans.get('leyla')).toEqual([{ sig: hers, from: 3 }])
    expect(keysAt(history(), 'nobody', 3)).toEqual([])
  })
})

describe('a circle', () => {
  const when = (id: number, user: string) => lengths.filter((at) => circleSpanAt(history(), id, user, at))

  test('is spoken for by who is in it at that length, and by nobody who left or came later', () => {
    expect(when(7, 'rosa')).toEqual([1, 2, 3, 4, 7, 8])
    expect(when(7, 'leyla')).toEqual([3, 4, 5, 6, 7, 8])
    expect(when(8, 'leyla')).toEqual([4, 5, 6])
    expect(when(8, 'rosa')).toEqual([])
    expect(when(9, 'rosa')).toEqual([])
  })

  test('has one span for each stay, also where a statement leaves it as it was', () => {
    expect([...history().circleSpans]).toEqual([
      ['7 rosa', [{ from: 1, until: 5 }, { from: 7 }]],
      ['7 leyla', [{ from: 3 }]],
      ['8 leyla', [{ from: 4, until: 7 }]],
    ])
  })
})

describe('people in a case’s chain', () => {
  const people = peopleIn((organisation) =>
    organisation === 5 ? { n: 7, now: history(), hashes: lengths.map(String) } : undefined,
  )
  const rosa = (at: number, organisation = 5) => ({ id: 'rosa', organisation, log: at })

  test('are those of a log that is known as far as the statement says', () => {
    expect(people.keyOf(rosa(7))).toEqual({ sig: fixed(1) })
    expect(people.keyOf(rosa(4))).toEqual({ sig: fixed(2), end: { at: 6 } })
    expect(people.placeIn(rosa(4), 7)).toEqual({ end: { at: 5 } })
    expect(people.placeIn(rosa(5), 7)).toBeUndefined()
  })

  test('are nobody where the log is unknown, or shorter than the statement says', () => {
    for (const who of [rosa(8), rosa(1, 6)]) {
      expect(() => people.keyOf(who)).toThrow('not-verified')
      expect(() => people.placeIn(who, 7)).toThrow('not-verified')
    }
  })
})
