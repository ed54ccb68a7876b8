// What time it is. In a demonstration the network's clock is moved, and every "in two days" must follow it. It goes on while a
// screen stands: a limit that passes at night is late in the morning, without anybody having signed in anew.
import { useMemo, useSyncExternalStore } from 'react'
import { dayOf } from '../language/dates.ts'
import { networkTime } from './current-user.ts'
import { useMe } from './session.tsx'

const everyMs = 30_000

const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

function listen(tell: () => void): () => void {
  listeners.add(tell)
  ticking ??= setInterval(() => {
    for (const one of listeners) one()
  }, everyMs)
  return () => {
    listeners.delete(tell)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** The network's time in milliseconds, to the half minute that has begun. */
function useTicking(): number {
  const { network } = useMe()
  const entered = Date.parse(network.now)
  return useSyncExternalStore(listen, () => Math.floor((networkTime() ?? entered) / everyMs) * everyMs)
}

/** The network's time, which goes on by half minutes. */
export function useNow(): Date {
  const now = useTicking()
  return useMemo(() => new Date(now), [now])
}

/** Today in the network's time, as `YYYY-MM-DD`. */
export const useToday = (): string => dayOf(new Date(useTicking()), useMe().network.timezone)

/** A day some days later, as `YYYY-MM-DD`. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
