// Selam was asked twice already, and told much: whoever wants to ask again reads that first.
import { describe, expect, it } from 'vitest'
import { askedOf, toldOf } from './told.ts'

const row = (id: string, kind: string, compartment: string, madeAt: string) => ({
  id,
  kind,
  compartment,
  madeAt,
  by: 'Harbour House',
})
const event = (id: string, track: string, move: string, at: string, more: object = {}) => ({
  id,
  track,
  kind: 'interview',
  subkind: 'stage_investigation',
  move,
  at,
  by: 'City Police',
  facts: {},
  ...more,
})

describe('what was told', () => {
  it('is read again out of the parts that are held, the newest first; a note of a colleague is no telling', () => {
    const records = [
      row('old', 'statement', 'narrative', '2026-11-01'),
      row('new', 'answers', 'legal', '2026-11-20'),
      row('closed', 'statement', 'health', '2026-11-21'),
      row('note', 'note', 'narrative', '2026-11-22'),
    ]
    expect(toldOf(records, ['narrative', 'legal']).map(({ id }) => id)).toEqual(['new', 'old'])
  })
})

describe('how often somebody was asked', () => {
  it('counts each interview that was held once, by whom, and why again; none that was put off', () => {
    const events = [
      event('2', 'b', 'hold', '2026-11-20', { by: 'Prosecution' }),
      event('1', 'a', 'hold_at_once', '2026-11-02'),
      event('p', 'b', 'prepare', '2026-11-10', { facts: { again: 'court_asks' } }),
      event('x', 'c', 'postpone', '2026-11-22'),
      event('g', 'a', 'hold', '2026-11-22', { kind: 'goal' }),
    ]
    expect(askedOf(events)).toEqual([
      { id: '1', at: '2026-11-02', by: 'City Police', stage: 'stage_investigation' },
      { id: '2', at: '2026-11-20', by: 'Prosecution', stage: 'stage_investigation', again: 'court_asks' },
    ])
  })
})
