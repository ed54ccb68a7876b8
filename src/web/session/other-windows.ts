// Whoever presses *Lock* or signs out walks away from the desk, and does not count windows: all of theirs on this machine lock. A window that
// locks by itself, because nobody has touched it, locks alone: its person may be at work in the next one.
import { useEffect, useRef } from 'react'

const name = 'continuum.locked'

export interface OtherWindows {
  /** Tells the others. Nothing is said but that. */
  lock: () => void
  /** Listens no more. */
  end: () => void
}

/** `lock` puts this window's keys away when another one says so. In a browser that knows no such line each window locks by itself. */
export function otherWindows(lock: () => void): OtherWindows {
  if (typeof BroadcastChannel === 'undefined') return { lock: () => undefined, end: () => undefined }
  const channel = new BroadcastChannel(name)
  channel.onmessage = lock
  return { lock: () => channel.postMessage(null), end: () => channel.close() }
}

/** Locks with the others while this stands; answers with how to tell them. */
export function useOtherWindows(lock: () => Promise<void>): () => void {
  const others = useRef<OtherWindows>(undefined)
  useEffect(() => {
    const windows = otherWindows(() => void lock())
    others.current = windows
    return windows.end
  }, [lock])
  return () => others.current?.lock()
}
