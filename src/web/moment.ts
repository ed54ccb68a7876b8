// When a duty is due, as it should be said: by the hour where its limit counts hours, by the day where it is a whole day.
import { useMe } from './session.tsx'

interface Due {
  dueAt: string | null
  dueOn: string | null
}

/** Turns a due time into what `due()` and `dueTone()` take. A whole day ends at midnight where the network is. */
export function useMoment(): (due: Due) => string | null {
  const { timezone } = useMe().network
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return ({ dueAt, dueOn }) =>
    dueAt === null || (dueOn !== null && clock.format(new Date(dueAt)) === '00:00') ? dueOn : dueAt
}
