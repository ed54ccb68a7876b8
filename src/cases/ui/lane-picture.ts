// From the tracks and events of a case to the five lanes of its picture. Pure, so that the rules can be tested: one state
// is full in each lane, what was before it is pale and does not overlap, and nothing tells which place somebody is in.
import type { Lane, LaneSpan } from '../../web/controls/lanes.tsx'
import { lanes } from '../../tracks/define.ts'
import { whenDue } from '../../web/language/dates.ts'

type LaneName = (typeof lanes)[number]

export interface LaneTrack {
  id: string
  kind: string
  state: string
  openedAt: string
}
export interface LaneEvent {
  track: string
  to: string
  from: string | null
  at: string
}
export interface LaneClock {
  track: string
  clock: string
  pack: string
  dueAt: string | null
  dueOn: string | null
}

/** How the picture is said: which lane a kind stands in and before whom, whether a state is the end, and every word. */
export interface Telling {
  laneOf: (kind: string) => { lane: string; laneRank?: number }
  isOver: (kind: string, state: string) => boolean
  state: (track: LaneTrack, state: string) => string
  clock: (clock: string) => string
  dayOf: (instant: string) => string
  tone: (clock: LaneClock, when: string) => Lane['pills'][number]['tone']
  lane: (lane: LaneName) => string
}

// More than these in a lane and none of them can be read.
const statesBefore = 2
const dutiesAhead = 1

type Step = LaneSpan & { track: string }

function stepsOf(track: LaneTrack, events: readonly LaneEvent[], telling: Telling): Step[] {
  const own = events.filter((event) => event.track === track.id && event.from !== event.to).toReversed()
  const starts = own.length > 0 ? own : [{ track: track.id, to: track.state, from: null, at: track.openedAt }]
  return starts.map((event, place) => {
    const next = starts[place + 1]
    const last = next === undefined
    return {
      track: track.id,
      label: telling.state(track, event.to),
      from: telling.dayOf(event.at),
      to: last ? null : telling.dayOf(next.at),
      current: last && !telling.isOver(track.kind, event.to),
    }
  })
}

/** The lanes of one case. Events come newest first, as the server gives them. */
export function lanesOf(
  tracks: readonly LaneTrack[],
  events: readonly LaneEvent[],
  clocks: readonly LaneClock[],
  telling: Telling,
): Lane[] {
  // Which process speaks for its lane while several run: the one that changes a person's day most.
  const rank = (kind: string) => telling.laneOf(kind).laneRank ?? 99
  return lanes.map((lane) => {
    const mine = tracks.filter((track) => telling.laneOf(track.kind).lane === lane)
    const steps = mine.flatMap((track) => stepsOf(track, events, telling))
    const running = mine
      .filter((track) => !telling.isOver(track.kind, track.state))
      .toSorted((a, b) => rank(a.kind) - rank(b.kind) || (a.openedAt < b.openedAt ? 1 : -1))
    const present = steps.find((step) => step.current && step.track === running[0]?.id)
    const spans: LaneSpan[] = present ? [bare(present)] : []
    // Nothing that stands before may reach beyond this day; where nothing is present, up to now.
    let limit: string | null = present?.from ?? null
    const before = steps.filter((step) => !step.current).toSorted((a, b) => (a.from < b.from ? 1 : -1))
    for (const step of before) {
      if (spans.length > statesBefore || (limit !== null && step.from >= limit)) continue
      const end: string | null = limit !== null && (step.to === null || step.to > limit) ? limit : step.to
      if (end === step.from) continue
      spans.unshift(bare({ ...step, to: end, current: false }))
      limit = step.from
    }
    const ids = new Set(mine.map((track) => track.id))
    const pills = clocks
      .filter((clock) => ids.has(clock.track) && whenDue(clock) !== null)
      .map((clock) => {
        const when = whenDue(clock) as string
        return { label: telling.clock(clock.clock), on: telling.dayOf(when), tone: telling.tone(clock, when) }
      })
      .toSorted((a, b) => (a.on < b.on ? -1 : 1))
      .slice(0, dutiesAhead)
    return { lane, label: telling.lane(lane), spans, pills }
  })
}

const bare = ({ track: _track, ...span }: Step): LaneSpan => span
