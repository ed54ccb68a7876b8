// The rotation of cases that is owed when somebody has left, in the background of this window: how far it is, for every screen
// that shows it, and that it can be put off.
import { useSyncExternalStore } from 'react'
import { rotateCases, type Progress } from '../../client/rotate-cases.ts'
import { rotateOwedCircleKeys } from '../../client/rotate-circle-key.ts'
import { forgetting } from './vault.ts'
import { session } from './window-session.ts'

export interface Rotation extends Progress {
  state: 'idle' | 'running' | 'stopped' | 'done'
}

const idle: Rotation = { state: 'idle', done: 0, total: 0, refused: 0 }
let now = idle
const isRunning = (): boolean => now.state === 'running'
const listeners = new Set<() => void>()
function set(next: Partial<Rotation>): void {
  now = { ...now, ...next }
  for (const tell of listeners) tell()
}

// Whoever comes next at this window is told nothing of it.
forgetting.add(() => set(idle))

/** Begins, or goes on. Answers when nothing is left that can be done here, or when it was stopped. */
export async function startRotation(): Promise<void> {
  if (isRunning()) return
  set({ state: 'running', done: 0, total: 0, refused: 0 })
  const cases = rotateCases(session)
  try {
    for (;;) {
      const next = await cases.next()
      if (next.done) return set({ state: next.value === 'done' && now.total > 0 ? 'done' : 'idle' })
      set(next.value)
      if (!isRunning()) return
    }
  } catch {
    // No line, or signed out: what is left is done another time.
    set({ state: 'stopped' })
  }
}

/** Stops after the case that is just being done. */
export const stopRotation = (): void => set({ state: 'stopped' })

/** What is owed to those who remain: new keys of their circles first, then of the cases that were sealed under the old ones. */
export async function rotateWhatIsOwed(mayRotateCases: boolean): Promise<void> {
  await rotateOwedCircleKeys(session)
  if (mayRotateCases) await startRotation()
}

export const useRotation = (): Rotation =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => now,
  )
