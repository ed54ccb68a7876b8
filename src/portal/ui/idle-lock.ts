// Some minutes without a touch, as she chose at the door, and the page is gone: a telephone that was put down shows nothing. Half a minute
// before, it says so. Time is measured by the clock too, since a sleeping telephone stops its timers.

import type { QuietMinutes } from '../quiet-minutes.ts'

const warningMs = 30_000

interface Told {
  ended: () => void
  touched: () => void
  /** Half a minute is left. */
  soon: () => void
}

/** Watches for touches and keys and tells how quiet it is. `touch` counts as one: work that goes on is no quiet. */
export function whenIdle(
  minutes: QuietMinutes,
  { ended, touched, soon }: Told,
): { stop: () => void; touch: () => void } {
  const limit = minutes * 60_000
  let last = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const check = () => {
    const left = last + limit - Date.now()
    if (left <= 0) return ended()
    if (left <= warningMs) soon()
    timer = setTimeout(check, left <= warningMs ? left : left - warningMs)
  }
  const touch = () => {
    // A touch that comes too late wakes nothing up.
    if (Date.now() - last >= limit) return ended()
    last = Date.now()
    touched()
    clearTimeout(timer)
    check()
  }
  const shown = () => {
    clearTimeout(timer)
    check()
  }
  const watched = ['pointerdown', 'keydown', 'input'] as const
  for (const name of watched) addEventListener(name, touch, { capture: true, passive: true })
  document.addEventListener('visibilitychange', shown)
  check()
  const stop = () => {
    clearTimeout(timer)
    for (const name of watched) removeEventListener(name, touch, { capture: true })
    document.removeEventListener('visibilitychange', shown)
  }
  return { stop, touch }
}
