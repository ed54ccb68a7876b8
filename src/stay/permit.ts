// The permission to stay that somebody has now, out of the steps of its processes; and whose word that is. Pure.

import type { HeldLine } from '../tracks/step-word.ts'

/** A step as a case shows it. */
export interface StayEvent {
  track: string
  kind: string
  move: string
  at: string
  facts: Readonly<Record<string, unknown>>
}

export interface StayTrack {
  id: string
  kind: string
  state: string
}

export interface Permit {
  track: string
  state: string
  code: string
  from: string
  /** Nothing where the letter names no end. */
  until: string | undefined
  work: boolean
  family: number | undefined
  applied: string | undefined
  /** Signed and checked here; only the server's word, where something happened since; or not what was signed. */
  word: 'signed' | 'server' | 'wrong'
}

const day = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** States in which a permission that was granted may still run. */
const running = ['granted', 'renewal_due', 'applied', 'under_review']

/** The newest step of these, with its answers. */
function latestOf(events: readonly StayEvent[], track: string, ...moves: string[]): StayEvent | undefined {
  return events
    .filter((event) => event.track === track && moves.includes(event.move))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
}

function wordOf(granted: StayEvent, line: HeldLine | undefined): Permit['word'] {
  if (line?.refused !== undefined) return 'wrong'
  const said = line?.moves?.at(-1)?.step
  if (said?.move !== 'grant') return 'server'
  const names = ['permit', 'valid_from', 'valid_to', 'work'] as const
  return names.every((name) => said.said[name] === granted.facts[name]) ? 'signed' : 'wrong'
}

/** The permissions that run on a day, that which was granted last first. */
export function permitsOn(
  today: string,
  {
    tracks,
    events,
    stepLines,
  }: {
    tracks: readonly StayTrack[]
    events: readonly StayEvent[]
    stepLines: Readonly<Record<string, HeldLine>>
  },
): Permit[] {
  return tracks
    .filter(({ kind, state }) => kind === 'status' && running.includes(state))
    .flatMap(({ id, state }): Permit[] => {
      const granted = latestOf(events, id, 'grant')
      const { permit, valid_from: from, valid_to: to, family } = granted?.facts ?? {}
      const until = day(to)
      if (!granted || typeof permit !== 'string' || (until !== undefined && until < today)) return []
      const work = latestOf(events, id, 'grant', 'allow_work')?.facts['work'] === true
      return [
        {
          track: id,
          state,
          code: permit,
          from: day(from) ?? '',
          until,
          work,
          family: typeof family === 'number' ? family : undefined,
          applied: day(latestOf(events, id, 'apply')?.facts['applied_on']),
          word: wordOf(granted, stepLines[id]),
        },
      ]
    })
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))
}

/** What is asked for where nothing is granted yet: which permission, and since when. */
export function appliedFor(
  tracks: readonly StayTrack[],
  events: readonly StayEvent[],
): { code: string; applied: string | undefined } | undefined {
  const track = tracks.find(
    ({ kind, state }) => kind === 'status' && ['applied', 'under_review'].includes(state),
  )
  const code = track && latestOf(events, track.id, 'prepare', 'grant')?.facts['permit']
  if (!track || typeof code !== 'string') return undefined
  return { code, applied: day(latestOf(events, track.id, 'apply')?.facts['applied_on']) }
}
