// Whether names are shown on the case that is open here: for half a minute, since somebody pressed, and on no other case. Leaving the
// window, locking and another case cover them again.
import { useEffect, useSyncExternalStore } from 'react'
import { api } from '../../web/session/api.ts'

/** For how long. */
export const namesMs = 30_000

let shown: { caseId: string; until: number } | undefined
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

export function coverNames(): void {
  clearTimeout(timer)
  if (!shown) return
  shown = undefined
  tell()
}

export function uncoverNames(caseId: string, now = Date.now()): void {
  clearTimeout(timer)
  shown = { caseId, until: now + namesMs }
  timer = setTimeout(coverNames, namesMs)
  tell()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const shownOn = () => shown?.caseId

/** Whether the names of this case are in sight now. */
export function useNamesShown(caseId: string): boolean {
  return useSyncExternalStore(listen, shownOn) === caseId
}

/** Covers them where whoever asked goes elsewhere: to another window, or away from the case. */
export function useCovering(caseId: string): void {
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') coverNames()
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      coverNames()
    }
  }, [caseId])
}

/** A name in a list, to be read on hold: written down each time, as the switch on the case's own page writes it. */
export const nameOf = (caseId: string, name: string) => async (): Promise<string> => {
  await api.cases.showNames({ caseId })
  return name
}
