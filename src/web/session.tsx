// Who is signed in, and whether the vault is open. Every screen but sign-in stands below this; without keys there is
// nothing to show, so it asks for the passphrase again and gives the screen back as it was.

import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { api, whenSignedOut } from './api.ts'
import { lock as lockVault, signOut as leave, vault } from './vault.ts'

export type Me = Awaited<ReturnType<typeof api.accounts.me>>

interface Session {
  me: Me
  /** Ends the worker with the keys; the session stays, the passphrase opens it again. */
  lock: () => Promise<void>
  signOut: () => Promise<void>
}

const SessionContext = createContext<Session | null>(null)

/** Minutes without any input after which the keys are put away. */
const idleMinutes = 10

export type SessionState = { state: 'asking' } | { state: 'out'; handle?: string } | { state: 'in'; me: Me }

/** Finds out who is there, and locks by itself. `unlock` is what the sign-in screen calls with its answer. */
export function useSessionState(): { session: SessionState; enter: (me: Me) => void; lock: () => Promise<void>; signOut: () => Promise<void> } {
  const [session, setSession] = useState<SessionState>({ state: 'asking' })
  const queries = useQueryClient()

  const lock = useCallback(async () => {
    const handle = session.state === 'in' ? session.me.handle : undefined
    await lockVault()
    queries.clear()
    setSession({ state: 'out', ...(handle ? { handle } : {}) })
  }, [queries, session])
  const signOut = useCallback(async () => {
    await leave()
    queries.clear()
    setSession({ state: 'out' })
  }, [queries])

  // A page that was loaded again has a session but no keys: they were never written down anywhere.
  useEffect(() => {
    let wanted = true
    const find = async () => {
      const status = await vault.status()
      const me = status.state === 'unlocked' ? await api.accounts.me({}).catch(() => undefined) : undefined
      const known = me ?? (await api.accounts.me({}).catch(() => undefined))
      if (!wanted) return
      if (status.state === 'unlocked' && me) setSession({ state: 'in', me })
      else setSession({ state: 'out', ...(known ? { handle: known.handle } : {}) })
    }
    void find()
    return () => {
      wanted = false
    }
  }, [])

  useEffect(() => {
    whenSignedOut(() => setSession((now) => (now.state === 'in' ? { state: 'out', handle: now.me.handle } : now)))
  }, [])

  useEffect(() => {
    if (session.state !== 'in') return
    let timer = setTimeout(() => void lock(), idleMinutes * 60_000)
    const stay = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void lock(), idleMinutes * 60_000)
    }
    const signs = ['pointerdown', 'keydown', 'scroll'] as const
    for (const sign of signs) addEventListener(sign, stay, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of signs) removeEventListener(sign, stay)
    }
  }, [session.state, lock])

  return { session, enter: (me) => setSession({ state: 'in', me }), lock, signOut }
}

export function SessionProvider({ me, lock, signOut, children }: Session & { children: ReactNode }) {
  const value = useMemo(() => ({ me, lock, signOut }), [me, lock, signOut])
  return <SessionContext value={value}>{children}</SessionContext>
}

/** The signed-in member of staff. Only screens inside the frame may ask. */
export function useSession(): Session {
  const value = use(SessionContext)
  if (!value) throw new Error('useSession needs a signed-in frame above it')
  return value
}
export const useMe = (): Me => useSession().me
