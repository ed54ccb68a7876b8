// After somebody has left: the cases that my organisation carries get new keys, one after the other, in the background of
// whoever has keys and works. It can be interrupted anywhere; what is left is done later, here or by a colleague.
import { useSyncExternalStore } from 'react'
import { api } from '../web/session/api.ts'
import { takeKeys, turnKeysDue } from './case-keys.ts'
import { headerAnew } from './rotate-case-keys.ts'
import { minute } from './logs.ts'
import { vault } from '../web/session/vault.ts'

/** How far it is. `refused` counts cases that could not be done this time; somebody else may be able to. */
export interface Rekeying {
  state: 'idle' | 'running' | 'stopped' | 'done'
  done: number
  total: number
  refused: number
}

const isRunning = (): boolean => now.state === 'running'
let now: Rekeying = { state: 'idle', done: 0, total: 0, refused: 0 }
const listeners = new Set<() => void>()
function set(next: Partial<Rekeying>): void {
  now = { ...now, ...next }
  for (const tell of listeners) tell()
}

/** New keys for one case, and its header under the circle's present key. Nobody has looked at anything by this. */
async function rekeyCase(caseId: string): Promise<void> {
  const day = minute().slice(0, 10)
  const onScreen = await vault.viewCase({ caseId, day }).then(
    () => true,
    () => false,
  )
  const shown = await takeKeys(caseId)
  const turned = shown.rotationDue.length > 0 ? await turnKeysDue(caseId, shown.held) : []
  const header = turned.length > 0 ? undefined : await headerAnew({ vault }, caseId, shown)
  if (header) await api.cases.header({ caseId, header })
  // What somebody has open before them keeps its keys.
  if (!onScreen) await vault.forgetCase({ caseId })
}

/** Begins, or goes on. Answers when nothing is left that can be done here, or when it was stopped. */
export async function rekey(): Promise<void> {
  if (now.state === 'running') return
  set({ state: 'running', done: 0, total: 0, refused: 0 })
  try {
    for (let after: string | undefined; ;) {
      const { cases, total } = await api.cases.due(after ? { after } : {})
      if (after === undefined) set({ total })
      if (cases.length === 0) break
      for (const caseId of cases) {
        if (!isRunning()) return
        const failed = await rekeyCase(caseId).then(
          () => false,
          () => true,
        )
        if ((await vault.status()).state === 'locked') return set({ state: 'idle' })
        set({ done: now.done + 1, refused: now.refused + (failed ? 1 : 0) })
        after = caseId
      }
    }
    set({ state: now.total > 0 ? 'done' : 'idle' })
  } catch {
    // No line, or signed out: what is left is done another time.
    set({ state: 'stopped' })
  }
}

/** Stops after the case that is just being done. */
export const stopRekeying = (): void => set({ state: 'stopped' })

export const useRekeying = (): Rekeying =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => now,
  )
