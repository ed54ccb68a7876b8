// Which of the first needs the file itself shows as seen to: nobody is asked again for what a colleague has done. Pure.
import type { FirstDays, FirstNeed } from './first-days.ts'

interface Step {
  kind: string
  subkind: string | null
  move: string
  at: string
  facts: Readonly<Record<string, unknown>>
}

/** What shows it, and the day on which it was. */
export interface SeenTo {
  by: 'stay' | 'visit' | 'care' | 'given' | 'talk'
  on: string
}

interface Known {
  events: readonly Step[]
  tracks: readonly { kind: string; state: string; openedAt: string }[]
  given: readonly { on: string; value: { kind: string } }[]
}

const sleeps = ['resident', 'away']

export function alreadySeenTo({ events, tracks, given }: Known): Partial<Record<FirstNeed, SeenTo>> {
  const newest = events.toSorted((one, other) => other.at.localeCompare(one.at))
  const step = (by: SeenTo['by'], is: (one: Step) => boolean): SeenTo | undefined => {
    const found = newest.find(is)
    return found && { by, on: found.at.slice(0, 10) }
  }
  const gift = (kind: string): SeenTo | undefined => {
    const found = given.find(({ value }) => value.kind === kind)
    return found && { by: 'given', on: found.on }
  }
  const stay = tracks.find(({ kind, state }) => kind === 'placement' && sleeps.includes(state))
  const seen: Partial<Record<FirstNeed, SeenTo | undefined>> = {
    bed: stay && { by: 'stay', on: stay.openedAt.slice(0, 10) },
    doctor:
      step(
        'visit',
        ({ kind, subkind, move }) => kind === 'appointment' && subkind === 'medical_visit' && move === 'hold',
      ) ?? step('care', ({ kind, facts }) => kind === 'urgent_care' && facts['outcome'] === 'care_given'),
    food: gift('food'),
    clothes: gift('clothes'),
    rights: step(
      'talk',
      ({ kind, move, facts }) => kind === 'case' && move === 'explain_rights' && facts['understood'] === true,
    ),
  }
  return Object.fromEntries(Object.entries(seen).filter(([, one]) => one !== undefined)) as Partial<
    Record<FirstNeed, SeenTo>
  >
}

/** The needs as they stand with what the file shows: what somebody has answered already is left as they said. */
export const withSeenTo = (
  needs: FirstDays['needs'],
  seen: Partial<Record<FirstNeed, SeenTo>>,
): { needs: FirstDays['needs']; skipped: FirstNeed[] } => {
  const skipped = (Object.keys(seen) as FirstNeed[]).filter((need) => !needs[need]?.answer)
  const more = skipped.map((need) => [need, { ...needs[need], answer: 'settled' as const }] as const)
  return { needs: { ...needs, ...Object.fromEntries(more) }, skipped }
}
