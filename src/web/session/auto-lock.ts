// When the keys are put away by themselves: after some minutes without input. A call that is being written down is not
// interrupted: it stays open, says so, and asks after an hour whether somebody is still there.

import { hearWindows, tellWindows, type Stays } from './other-windows.ts'

/** In minutes: lock when nothing is open; ask when something is; lock when nobody answered; lock a desk at which somebody said that they sit. */
export interface Rules {
  lock: number
  ask: number
  answer: number
  desk: number
}
export const staffRules: Rules = { lock: 10, ask: 60, answer: 10, desk: 480 }

/** While somebody works and nothing else reaches the server, it hears from us this often: its session must not end first. */
const beatMinutes = 4
const checkMs = 5_000
/** A window that nobody sees is let speak once a minute. */
const hiddenMs = 90_000
const answerMs = 400

/** What must stay open (`hold`), and whether it is being asked about. One for each window. */
export function stayingOpen() {
  const held = new Set<object>()
  const listeners = new Set<() => void>()
  let asked = false
  let attended = false
  const desks = new Set<object>()
  const tellAll = () => {
    for (const tell of listeners) tell()
  }
  return {
    /** Keeps this window open until the function that it gives back is called. */
    hold: (): (() => void) => {
      const mine = {}
      held.add(mine)
      return () => void held.delete(mine)
    },
    held: () => held.size > 0,
    asked: () => asked,
    ask: (now: boolean): void => {
      if (asked === now) return
      asked = now
      tellAll()
    },
    /** Somebody says that they sit here with a headset and wait for calls, or no longer. */
    attend: (now: boolean): void => {
      attended = now
      tellAll()
    },
    attended: () => attended && desks.size > 0,
    /** A desk that waits for calls is on screen until the function that it gives back is called. */
    sit: (): (() => void) => {
      const mine = {}
      desks.add(mine)
      tellAll()
      return () => {
        desks.delete(mine)
        tellAll()
      }
    },
    /** What is said to be at that desk, whatever is on screen. */
    saidToAttend: () => attended,
    subscribe: (tell: () => void): (() => void) => {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
  }
}
export const open = stayingOpen()

/** Why a window stays open beyond the usual minutes: by itself, or because another one says so, for as long as that counts. */
function staying(stay: ReturnType<typeof stayingOpen>, rules: Rules, now: () => number) {
  let elsewhere: { why: Stays; until: number } | undefined
  const own = (): Stays | undefined => {
    if (stay.attended()) return 'desk'
    // With a headset on and another screen in view somebody may still be listening: as for a call, they are asked after an hour.
    return stay.held() || stay.saidToAttend() ? 'call' : undefined
  }
  const why = () => own() ?? (elsewhere && now() < elsewhere.until ? elsewhere.why : undefined)
  return {
    own,
    why,
    /** After how many minutes without a touch it locks. */
    longest: () => {
      if (why() === 'desk') return rules.desk
      return why() === 'call' ? rules.ask + rules.answer : rules.lock
    },
    hear: (told: Stays | undefined): void => {
      elsewhere = told && { why: told, until: now() + hiddenMs }
    },
  }
}

interface Acts {
  lock: () => void
  beat: () => void
  /** Whether there may be other windows: hides this one, and looks again once they have said whether somebody is there. */
  askOthers?: (again: () => void) => void
}

/** Locks, where there may be other windows after they were asked: the machine may have slept, or this window alone while its person is at work. */
function lockingAfter(askOthers: Acts['askOthers'], isLate: () => boolean, lock: () => void): () => void {
  let isAsking = false
  return () => {
    if (!askOthers) return lock()
    if (isAsking) return
    isAsking = true
    askOthers(() => {
      isAsking = false
      if (isLate()) lock()
    })
  }
}

/** Decides once; knows no browser. `input` on every sign of somebody, `check` every few seconds. */
export function idleWatch(
  rules: Rules,
  stay: ReturnType<typeof stayingOpen>,
  does: Acts,
  now: () => number = Date.now,
) {
  let last = now()
  let beaten = last
  let over = false
  const stays = staying(stay, rules, now)
  const touched = (at: number): void => {
    // Whoever comes back after the time was up (the machine slept) finds it locked.
    const usual = stays.why() === 'call' ? Infinity : stays.longest()
    if (minutesSince(last) >= usual) return lockUnlessElsewhere()
    if (at < last) return
    last = at
    stay.ask(false)
  }
  const lock = () => {
    over = true
    does.lock()
  }
  const isLate = () => !over && minutesSince(last) >= stays.longest()
  const lockUnlessElsewhere = lockingAfter(does.askOthers, isLate, lock)
  const minutesSince = (then: number) => (now() - then) / 60_000
  return {
    input: (): void => {
      if (!over) touched(now())
    },
    /** What another window says of itself. */
    hear: (at: number, why: Stays | undefined): void => {
      stays.hear(why)
      if (over || at <= last) return
      last = Math.min(at, now())
      stay.ask(false)
    },
    /** When somebody was here last, and why this window stays open by itself. */
    here: (): { at: number; stays: Stays | undefined } => ({ at: last, stays: stays.own() }),
    check: (): void => {
      if (over) return
      const idle = minutesSince(last)
      if (idle >= stays.longest()) return lockUnlessElsewhere()
      if (stays.own() === 'call') stay.ask(idle >= rules.ask)
      if (minutesSince(beaten) >= beatMinutes && (stays.why() !== undefined || idle < beatMinutes)) {
        beaten = now()
        does.beat()
      }
    },
  }
}

// A page also scrolls by itself; whoever scrolls it moves something else.
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove', 'input'] as const

/** Watches this window, and hears of the others, until the function that it gives back is called. */
export function watchWindow(rules: Rules, does: Acts): () => void {
  const askOthers = (again: () => void) => {
    tellWindows({ said: 'asks' })
    document.documentElement.hidden = true
    setTimeout(() => {
      again()
      document.documentElement.hidden = false
    }, answerMs)
  }
  const watch = idleWatch(rules, open, { ...does, askOthers })
  let told = 0
  const tellAtWork = () => {
    if (Date.now() - told < checkMs) return
    told = Date.now()
    tellWindows({ said: 'here', ...watch.here() })
  }
  const input = () => {
    watch.input()
    tellAtWork()
  }
  const check = () => {
    watch.check()
    if (watch.here().stays) tellAtWork()
  }
  const hearNothing = hearWindows((other) => {
    if (other.said === 'here') watch.hear(other.at, other.stays)
    if (other.said === 'asks') tellWindows({ said: 'here', ...watch.here() })
  })
  const timer = setInterval(check, checkMs)
  // Scrolling inside a list does not bubble, so signs are caught on their way down.
  for (const sign of signs) addEventListener(sign, input, { passive: true, capture: true })
  document.addEventListener('visibilitychange', check)
  return () => {
    hearNothing()
    clearInterval(timer)
    for (const sign of signs) removeEventListener(sign, input, { capture: true })
    document.removeEventListener('visibilitychange', check)
    open.ask(false)
    open.attend(false)
  }
}
