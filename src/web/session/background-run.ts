// Work on one case after the other in the background of this window: how far it is, for every screen that shows it, and that it can be
// put off.
import { useSyncExternalStore } from 'react'
import type { Progress } from '../../client/rotate-cases.ts'
import { forgetting } from './vault.ts'

export interface BackgroundRun extends Progress {
  state: 'idle' | 'running' | 'stopped' | 'done'
}

const idle: BackgroundRun = { state: 'idle', done: 0, total: 0, refused: 0 }

/** A run that is idle at first; `begin` says how far it is after each case, and ends when nothing is left that can be done here. */
export function backgroundRun<Input extends unknown[]>(
  begin: (...input: Input) => AsyncGenerator<Progress, 'done' | 'locked'>,
) {
  let now = idle
  const isRunning = (): boolean => now.state === 'running'
  const listeners = new Set<() => void>()
  const read = (): BackgroundRun => now
  function set(next: Partial<BackgroundRun>): void {
    now = { ...now, ...next }
    for (const tell of listeners) tell()
  }
  function listen(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  // Whoever comes next at this window is told nothing of it.
  forgetting.add(() => set(idle))

  const start = async (...input: Input): Promise<void> => {
    if (isRunning()) return
    set({ ...idle, state: 'running' })
    const cases = begin(...input)
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

  return {
    /** Begins, or goes on. Answers when nothing is left that can be done here, or when it was stopped. */
    start,
    /** Stops after the case that is just being done. */
    stop: (): void => set({ state: 'stopped' }),
    useProgress: (): BackgroundRun => useSyncExternalStore(listen, read),
  }
}
