// What time it is. In a demonstration the network's clock is moved, and every "in two days" must follow it.
import { useMemo } from 'react'
import { useMe } from './session.tsx'
import { dayOf } from './dates.ts'

/** The network's time when this person came in; precise enough for days and hours. */
export function useNow(): Date {
  const { network } = useMe()
  return useMemo(() => new Date(network.now), [network.now])
}

/** Today in the network's time, as `YYYY-MM-DD`. */
export const useToday = (): string => {
  const { network } = useMe()
  return dayOf(network.now, network.timezone)
}

/** A day some days later, as `YYYY-MM-DD`. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
