// For the screen of a running call: keeps the window open while `running`, and says whether it is asked if somebody is there.
import { useEffect, useSyncExternalStore } from 'react'
import { open } from './auto-lock.ts'

/** Whether somebody says that they sit at this desk with a headset: a screen of the desk does not lock between two calls, any other one asks after an hour. */
export const useAttended = (): boolean => useSyncExternalStore(open.subscribe, open.saidToAttend)

/** For the screens of a desk that waits for calls. */
export const useAtDesk = (): void => useEffect(() => open.sit(), [])
export const attend = open.attend

/** True while the question "are you still there" stands; any input answers it. */
export function useStayOpen(running: boolean): boolean {
  useEffect(() => (running ? open.hold() : undefined), [running])
  return useSyncExternalStore(open.subscribe, open.asked)
}
