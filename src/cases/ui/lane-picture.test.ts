import { describe, expect, it } from 'vitest'
import { machineOf } from '../../../test/moving.ts'
import { lanesOf, type Telling } from './lane-picture.ts'

const telling: Telling = {
  laneOf: machineOf,
  isOver: (_kind, state) => ['identified', 'superseded'].includes(state),
  state: (track, state) => (track.kind === 'placement' && state === 'resident' ? 'A safe place' : state),
  clock: (clock) => clock,
  dayOf: (instant) => instant.slice(0, 10),
  tone: () => 'calm',
  lane: (lane) => lane,
}
const at = (day: string) => `${day}T10:00:00Z`

describe('the picture of Mariam’s case', () => {
  const tracks = [
    { id: 'a', kind: 'identification', state: 'under_determination', openedAt: at('2026-09-01') },
    { id: 'b', kind: 'placement', state: 'resident', openedAt: at('2026-09-02') },
    { id: 'c', kind: 'risk', state: 'current', openedAt: at('2026-09-01') },
  ]
  const events = [
    { track: 'a', from: 'referred', to: 'under_determination', at: at('2026-10-10') },
    { track: 'b', from: 'held', to: 'resident', at: at('2026-09-05') },
    { track: 'a', from: 'presumed', to: 'referred', at: at('2026-10-10') },
    { track: 'b', from: null, to: 'requested', at: at('2026-09-02') },
    { track: 'a', from: null, to: 'presumed', at: at('2026-09-01') },
    { track: 'c', from: null, to: 'current', at: at('2026-09-01') },
  ]
  const clocks = [
    { track: 'a', clock: 'identification.decision', pack: 'uk', dueAt: null, dueOn: null },
    { track: 'b', clock: 'placement.review', pack: 'uk', dueAt: null, dueOn: '2026-12-05' },
  ]
  const [identification, support, justice] = lanesOf(tracks, events, clocks, telling)

  it('shows what was pale and what is full, and leaves out what lasted less than a day', () => {
    expect(identification?.spans).toEqual([
      { label: 'presumed', from: '2026-09-01', to: '2026-10-10', current: false },
      { label: 'under_determination', from: '2026-10-10', to: null, current: true },
    ])
  })
  it('lets the place she stays speak for her support, and only once', () => {
    expect(support?.spans.map((span) => [span.label, span.current])).toEqual([
      ['requested', false],
      ['A safe place', true],
    ])
  })
  it('shows a duty with its day, and none for a rule without a figure', () => {
    expect(identification?.pills).toEqual([])
    expect(support?.pills).toEqual([{ label: 'placement.review', on: '2026-12-05', tone: 'calm' }])
  })
  it('keeps a lane in sight in which nothing has begun', () => {
    expect(justice).toEqual({ lane: 'justice', label: 'justice', spans: [], pills: [] })
  })
  it('ends a lane pale when its process is over', () => {
    const over = [{ id: 'a', kind: 'identification', state: 'identified', openedAt: at('2026-09-01') }]
    const ended = [
      { track: 'a', from: 'presumed', to: 'identified', at: at('2026-11-01') },
      { track: 'a', from: null, to: 'presumed', at: at('2026-09-01') },
    ]
    const [lane] = lanesOf(over, ended, [], telling)
    expect(lane?.spans.map((span) => [span.label, span.to, span.current])).toEqual([
      ['presumed', '2026-11-01', false],
      ['identified', null, false],
    ])
  })
})
