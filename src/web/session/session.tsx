// The signed-in member of staff, for every screen below the sign-in; without keys there is nothing to show.

import { createContext, use, useMemo, type ReactNode } from 'react'
import type { api } from './api.ts'

export type Me = Awaited<ReturnType<typeof api.accounts.me>>

interface Session {
  me: Me
  /** Counts the unlockings of this window: what a screen keeps in the vault is gone when it changes. */
  opened: number
  /** Ends the worker with the keys; any way in opens it again. */
  lock: () => Promise<void>
  signOut: () => Promise<void>
  /** Asks again who I am: after my organisation's circle was founded, or let me in. */
  refresh: () => Promise<void>
  /** I was let into a circle, or went out of one. */
  takeUpCircles: () => Promise<void>
}

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({
  me,
  opened,
  lock,
  signOut,
  refresh,
  takeUpCircles,
  children,
}: Session & { children: ReactNode }) {
  const value = useMemo(
    () => ({ me, opened, lock, signOut, refresh, takeUpCircles }),
    [me, opened, lock, signOut, refresh, takeUpCircles],
  )
  return <SessionContext value={value}>{children}</SessionContext>
}

/** The signed-in member of staff. Only screens inside the frame may ask. */
export function useSession(): Session {
  const value = use(SessionContext)
  if (!value) throw new Error('useSession needs a signed-in frame above it')
  return value
}
export const useMe = (): Me => useSession().me
