// Which of everything that is owed on a case comes first. Pure.
import { dutiesOfSide } from '../../tracks/duties-of-side.ts'
import type { Machine, Side } from '../../tracks/define.ts'
import { whenDue } from '../../web/language/dates.ts'

interface Owed {
  track: string
  clock: string
  urgency: number
  dueAt: string | null
  dueOn: string | null
}
interface Process {
  id: string
  kind: string
  sides: readonly Side[]
}

/** The most pressing of these, whoever owes it: danger first, then by the day; what has no known limit last. */
export const byPressure = <Clock extends Owed>(clocks: readonly Clock[]): Clock[] => {
  const danger = ({ urgency }: Owed) => (urgency === 0 ? 0 : 1)
  const when = (clock: Owed) => whenDue(clock) ?? '9999'
  return clocks.toSorted((a, b) => danger(a) - danger(b) || (when(a) < when(b) ? -1 : 1))
}

/** The one duty of ours that stands before the others; none where nothing is ours to do by a day. */
export function nextStepOf<Clock extends Owed, Track extends Process>(
  clocks: readonly Clock[],
  tracks: readonly Track[],
  machineOf: (kind: string) => Machine,
): { clock: Clock; track: Track } | undefined {
  for (const clock of byPressure(clocks)) {
    const track = tracks.find(({ id }) => id === clock.track)
    const isOurs = track?.sides.some(
      (side) =>
        side !== 'system' &&
        side !== 'person' &&
        dutiesOfSide(side, machineOf(track.kind)).includes(clock.clock),
    )
    if (track && isOurs) return { clock, track }
  }
  return undefined
}
