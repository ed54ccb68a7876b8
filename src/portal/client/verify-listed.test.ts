// What Amina is told where the server's list and what was signed differ.
import { describe, expect, it } from 'vitest'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { compare, isTrue, storyOf } from './verify-listed.ts'
import type { FileCase } from './open-file.ts'

const day = '2026-11-25'
const grant = {
  id: 'clinic',
  to: 7,
  compartments: ['health', 'narrative'],
  basis: 'consent',
  purpose: 'health_care',
  until: '2027-01-01',
} as const
const listed = {
  track: 'clinic',
  state: 'granted',
  recipient: 7,
  recipientName: 'City Clinic',
  compartments: ['narrative', 'health'],
  basis: 'consent',
  purpose: 'health_care',
  until: '2027-01-01',
}
type Change<Of> = Partial<Record<keyof Of, unknown>>
const view = (...grants: Change<typeof grant>[]): CaseView =>
  ({
    grants: grants.map((one) => ({ ...grant, ...one })),
    waiting: [],
    owner: 1,
    readers: [{ compartment: 'health', circles: [1, 50, ...grants.map((one) => one.to ?? 7)] }],
  }) as unknown as CaseView
const shown = (consents: Change<typeof listed>[], more: Partial<FileCase> = {}): FileCase =>
  ({
    consents: consents.map((one) => ({ ...listed, ...one })),
    quiet: [],
    holders: [{ compartment: 'health', circles: [1, 50, 7], waiting: [] }],
    ...more,
  }) as unknown as FileCase
const found = (one: Parameters<typeof compare>[0], other: FileCase) => {
  const { agreed, hidden, unlocked, unsigned, keyed } = compare(one, other, day)
  return {
    true: isTrue({ agreed, hidden, unlocked, unsigned, outside: [], keyed, asked: [] }),
    agreed: agreed.map(({ id }) => id),
    hidden: hidden.map(({ id }) => id),
    unlocked: unlocked.map(({ id }) => id),
    unsigned: unsigned.map(({ track }) => track),
    keyed,
  }
}
const nothing = { true: true, agreed: [], hidden: [], unlocked: [], unsigned: [], keyed: [] }

describe('the list of readers in the portal', () => {
  it('is confirmed where each entry is signed as it stands there', () => {
    expect(found(view({}), shown([{}]))).toEqual({ ...nothing, agreed: ['clinic'] })
  })

  it('reports what was signed and is not shown', () => {
    expect(found(view({}), shown([]))).toEqual({ ...nothing, true: false, hidden: ['clinic'] })
  })

  it('reports what is shown and was not signed, or signed otherwise', () => {
    const none = { ...view(), readers: [{ compartment: 'health' as const, circles: [1, 50, 7] }] }
    expect(found(none, shown([{}]))).toEqual({ ...nothing, true: false, unsigned: ['clinic'] })
    for (const other of [{ until: '2028-01-01' }, { recipient: 8 }, { compartments: ['health'] }])
      expect(found(view({}), shown([other]))).toEqual({
        ...nothing,
        true: false,
        hidden: ['clinic'],
        unsigned: ['clinic'],
      })
  })

  it('keeps recipients outside the network apart: nobody signed for them and no key covers them', () => {
    const paper = { track: 'paper', recipient: 7, outside: true }
    expect(found(view({}), shown([{}, paper]))).toEqual({ ...nothing, agreed: ['clinic'] })
    const none = { ...view(), readers: [{ compartment: 'health' as const, circles: [1, 50] }] }
    expect(found(none, shown([paper]))).toEqual({ ...nothing, true: false, keyed: [7] })
  })

  it('reports a reader who holds a key that nobody gave', () => {
    const holders = [{ compartment: 'health' as const, circles: [1, 9, 50], waiting: [] }]
    expect(found(view(), shown([], { holders }))).toEqual({ ...nothing, true: false, keyed: [9] })
  })

  it('tells that the key was not rotated after a withdrawal without script, and raises no alarm', () => {
    const holders = [{ compartment: 'health' as const, circles: [1, 50], waiting: [] }]
    expect(found(view({}), shown([{ state: 'withdrawn' }], { holders }))).toEqual({
      ...nothing,
      unlocked: ['clinic'],
    })
    // Who still holds a key after that is another matter.
    expect(found(view({}), shown([{ state: 'withdrawn' }]))).toEqual({
      ...nothing,
      true: false,
      unlocked: ['clinic'],
      keyed: [7],
    })
  })

  it('leaves out an opening whose notice is withheld, and nothing that rests on her consent', () => {
    const quiet = ['clinic']
    expect(found(view({ basis: 'vital_interest' }), shown([], { quiet }))).toEqual(nothing)
    expect(found(view({}), shown([], { quiet }))).toEqual({ ...nothing, true: false, hidden: ['clinic'] })
  })

  it('is confirmed on the last evening west of UTC, where it is the next day by the clock of the statements', () => {
    const lastDay = { until: '2026-11-24' }
    const over = { ...view(lastDay), readers: [{ compartment: 'health' as const, circles: [1, 50] }] }
    expect(found(over, shown([lastDay]))).toEqual({ ...nothing, agreed: ['clinic'] })
    const longOver = { until: '2026-11-23' }
    expect(found({ ...over, ...view(longOver), readers: over.readers }, shown([longOver]))).toEqual({
      ...nothing,
      true: false,
      unsigned: ['clinic'],
      keyed: [7],
    })
  })

  it('leaves out what has expired', () => {
    const holders = [{ compartment: 'health' as const, circles: [1, 50], waiting: [] }]
    expect(found(view({ until: '2026-11-24' }), shown([], { holders }))).toEqual(nothing)
  })
})

describe('the history in the portal', () => {
  const statement = (said: object) => ({ body: JSON.stringify(said), signature: '' })
  const statements = [
    { n: 1, t: 'open', by: 'amara', at: '2026-11-01T10:00Z', owner: 1 },
    { n: 2, t: 'grant', by: 'amara', at: '2026-11-02T10:00Z', grant: 'clinic', to: 7, basis: 'consent' },
    {
      n: 3,
      t: 'grant',
      by: 'amara',
      at: '2026-11-03T10:00Z',
      grant: 'glass',
      to: 8,
      basis: 'vital_interest',
    },
    { n: 4, t: 'second', by: 'noor', at: '2026-11-03T11:00Z', to: 3 },
    { n: 5, t: 'revoke', by: 'card:50', at: '2026-11-04T10:00Z', grant: 'clinic' },
    { n: 6, t: 'transfer', by: 'amara', at: '2026-11-05T10:00Z', to: 2 },
  ].map(statement)
  const told = (quiet: string[]) =>
    storyOf({ statements, quiet } as unknown as FileCase).map(({ what, circle }) => `${what} ${circle}`)

  it('shows what was signed, in order', () => {
    expect(told([])).toEqual(['open 1', 'consent 7', 'vital_interest 8', 'mine 7', 'transfer 2'])
  })

  it('leaves out an opening whose notice is withheld', () => {
    expect(told(['glass'])).toEqual(['open 1', 'consent 7', 'mine 7', 'transfer 2'])
  })
})
