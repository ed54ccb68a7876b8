// Who is signed in, and whether the vault is open. Locking takes the screens away; a session that ended by itself only covers
// them, so that what was being typed is still there when the same person comes back.

import { useQueryClient } from '@tanstack/react-query'
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type Dispatch,
  type RefObject,
  type SetStateAction,
} from 'react'
import { codeOf } from '../../api/code-of.ts'
import { api, whenSignedOut } from './api.ts'
import { staffRules, watchWindow } from './auto-lock.ts'
import { turnNow } from './key-worker.ts'
import { hearWindows, tellWindows } from './other-windows.ts'
import type { Me } from './session.tsx'
import { keepTime, currentUser, meet, takeIn } from './current-user.ts'
import { forgetAll, lock as lockVault, signOut as leave, vault } from './vault.ts'

export type SessionState =
  | { state: 'asking' }
  /** `handle` is remembered in page memory only, so that unlocking asks for the passphrase alone. */
  | { state: 'out'; handle?: string }
  /** `ended`: the server knows the session no longer; the screens stay mounted beneath the sign-in. */
  | { state: 'in'; me: Me; ended: boolean; opened: number }

/** What the frame needs to know: who is there, and how that changes. */
export interface SessionHandle {
  session: SessionState
  /** The sign-in screen calls this with its answer. */
  enter: (me: Me) => void
  lock: () => Promise<void>
  signOut: () => Promise<void>
  refresh: () => Promise<void>
  takeUpCircles: () => Promise<void>
}

type SetSession = Dispatch<SetStateAction<SessionState>>
/** What is under way until this window has put its keys away. */
type Locking = RefObject<Promise<void> | undefined>

/** Going: by the lock, which keeps the name for coming back, or by signing out. */
function useGoing(setSession: SetSession) {
  const queries = useQueryClient()
  const putAway = useCallback(
    (next: (now: SessionState) => SessionState) => {
      queries.clear()
      setSession(next)
    },
    [queries, setSession],
  )
  const locking: Locking = useRef(undefined)
  const lockHere = useCallback(
    async (told?: number) => {
      const over = Promise.withResolvers<void>()
      locking.current = over.promise
      await lockVault(told === undefined ? {} : { told })
      putAway((now) => {
        if (now.state === 'in') return { state: 'out', handle: now.me.handle }
        return now.state === 'asking' ? { state: 'out' } : now
      })
      locking.current = undefined
      over.resolve()
    },
    [putAway],
  )
  const signOut = useCallback(async () => {
    await leave(currentUser().me.id)
    putAway(() => ({ state: 'out' }))
  }, [putAway])
  return { locking, lockHere, signOut }
}

const againMs = [500, 2000, 5000]
/** Nobody only where the server says so: to one answer that gets lost a second window would ask for keys that are open. */
async function whoIsIn(): Promise<Me | undefined> {
  for (const ms of againMs) {
    const asked = await api.accounts.me({}).catch((error: unknown) => codeOf(error))
    if (typeof asked !== 'string') return meet(asked)
    if (asked === 'not-signed-in') return undefined
    await new Promise<void>((later) => {
      setTimeout(later, ms)
    })
  }
  return undefined
}

let asked: Promise<Me | undefined> | undefined
/** Asks who is there while the words of the door are still under way. */
export const askAtOnce = (): void => void (asked ??= whoIsIn())

/** Coming in: by the sign-in screen, or by keys that another window holds already. */
function useComing(setSession: SetSession, locking: Locking, isIn: boolean) {
  const queries = useQueryClient()
  const come = useCallback(
    (me: Me) => {
      setSession((now) => {
        const same = now.state === 'in' && now.me.id === me.id
        if (!same) forgetAll(me.id)
        return { state: 'in', me, ended: false, opened: now.state === 'in' ? now.opened + 1 : 1 }
      })
      // The screens beneath took keys from a vault that has been opened anew: they ask for them again.
      void queries.invalidateQueries()
    },
    [queries, setSession],
  )
  // Another window may hold the keys of whoever is signed in. A page that was loaded again and is the only one has none: they were never
  // written down anywhere.
  const found = useRef(0)
  const find = useCallback(async () => {
    found.current += 1
    const mine = found.current
    await locking.current
    const first = asked
    asked = undefined
    const me = await (first ?? whoIsIn())
    // Where nobody has a session, no window has keys that count: no worker has to come to say so.
    if (!me && mine === found.current) return setSession({ state: 'out' })
    // Asked last: what was locked meanwhile stays shut.
    const status = await vault.status().catch(() => ({ state: 'locked' }) as const)
    if (mine !== found.current) return
    if (status.state !== 'unlocked' || !status.isIn || me?.id !== status.userId)
      return setSession({ state: 'out', ...(me ? { handle: me.handle } : {}) })
    takeIn(me)
    come(me)
  }, [come, locking, setSession])
  useEffect(() => {
    // What was locked on the way from the door to the screens is asked for anew.
    const isOpen = isIn ? vault.status().then(({ state }) => state === 'unlocked') : Promise.resolve(false)
    void isOpen.catch(() => false).then((is) => (is ? undefined : find()))
  }, [find, isIn])
  return { come, find, found }
}

/** What was looked up anew of whoever is here, and of their circles. */
function useRefreshing(setSession: SetSession) {
  const queries = useQueryClient()
  const refresh = useCallback(async () => {
    const me = await api.accounts.me({})
    keepTime(me)
    setSession((now) => (now.state === 'in' ? { ...now, me } : now))
  }, [setSession])
  const takeUpCircles = useCallback(async () => {
    const { takeUpCirclesHere } = await import('./take-up-circles.ts')
    await takeUpCirclesHere()
    // What stands on screen is asked for anew.
    await refresh()
    await queries.invalidateQueries()
  }, [refresh, queries])
  return { refresh, takeUpCircles }
}

/** Locks by itself when nobody is at the window, and keeps the session alive while somebody is. */
function useAutoLock(present: boolean, lock: () => Promise<void>): void {
  useEffect(() => {
    if (!present) return undefined
    const beat = () =>
      void api.accounts
        .me({})
        .then(keepTime)
        .catch(() => undefined)
    return watchWindow(staffRules, { lock: () => void lock(), beat })
  }, [present, lock])
}

/** Finds out who is there, unless somebody (`first`) has come in at the door a moment ago; and locks by itself. */
export function useSessionState(first?: Me): SessionHandle {
  const [session, setSession] = useState<SessionState>(
    first ? { state: 'in', me: first, ended: false, opened: 1 } : { state: 'asking' },
  )
  const { locking, lockHere, signOut } = useGoing(setSession)
  const { come, find, found } = useComing(setSession, locking, first !== undefined)
  const { refresh, takeUpCircles } = useRefreshing(setSession)
  const lock = useCallback(() => lockHere(), [lockHere])
  const enter = useCallback(
    (me: Me) => {
      come(me)
      tellWindows({ said: 'came-in', who: me.id })
    },
    [come],
  )

  const inHere = session.state === 'in' ? session.me : undefined
  useEffect(
    () =>
      hearWindows((told) => {
        if (told.said === 'locked') {
          found.current += 1
          void lockHere(told.turn)
        } else if (told.said === 'came-in') {
          // Where windows share no keys, this one's are somebody else's now, or its own still.
          if (!inHere || locking.current) void find()
          else if (inHere.id !== told.who) void lockHere(turnNow())
        } else if (told.said === 'lost')
          setSession((now) => (now.state === 'in' ? { ...now, ended: true } : now))
      }),
    [inHere, lockHere, find, found, locking],
  )
  useEffect(() => {
    whenSignedOut(() =>
      setSession((now) => (now.state === 'in' && !now.ended ? { ...now, ended: true } : now)),
    )
  }, [])
  useAutoLock(session.state === 'in', lock)

  return { session, enter, lock, signOut, refresh, takeUpCircles }
}
