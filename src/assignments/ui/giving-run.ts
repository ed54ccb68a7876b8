// Cases that go to a team in the background of this window: how far it is, for every screen that shows it, and that it can be put off.
import { useSyncExternalStore } from 'react'
import { forgetting } from '../../web/session/vault.ts'
import { session } from '../../web/session/window-session.ts'
import { giveAllToTeam, type Given } from '../client/give-all-to-team.ts'

export interface GivingRun extends Given {
  state: 'idle' | 'running' | 'stopped' | 'done'
}

const idle: GivingRun = { state: 'idle', done: 0, total: 0, refused: 0 }
let now = idle
const isRunning = (): boolean => now.state === 'running'
const listeners = new Set<() => void>()
function set(next: Partial<GivingRun>): void {
  now = { ...now, ...next }
  for (const tell of listeners) tell()
}

// Whoever comes next at this window is told nothing of it.
forgetting.add(() => set(idle))

/** Begins, or goes on with what is left. Answers when nothing is left that can be given here, or when it was stopped. */
export async function startGiving(circle: number): Promise<void> {
  if (isRunning()) return
  set({ state: 'running', done: 0, total: 0, refused: 0 })
  const cases = giveAllToTeam(session, circle)
  try {
    for (;;) {
      const next = await cases.next()
      if (next.done) return set({ state: next.value === 'done' && now.total > 0 ? 'done' : 'idle' })
      set(next.value)
      if (!isRunning()) return
    }
  } catch {
    // No line, or signed out: what is left is given another time.
    set({ state: 'stopped' })
  }
}

/** Stops after the case that is just being given. */
export const stopGiving = (): void => set({ state: 'stopped' })

export const useGivingRun = (): GivingRun =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => now,
  )
