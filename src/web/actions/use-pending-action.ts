// Something that a button does, and that can fail: it goes once however often it is pressed, says that it goes on, and keeps what
// went wrong for the screen to say. What was typed is never touched here, so nothing is lost.
import { useCallback, useRef, useState } from 'react'

export interface Act {
  /** It goes on at this moment. */
  busy: boolean
  /** What went wrong the last time; null where nothing did. */
  error: unknown
  /** Does it. Answers whether it went well; false also where it was going on already. `failed` hears of a fault first. */
  run: (act: () => Promise<unknown>, failed?: (fault: unknown) => unknown) => Promise<boolean>
  /** The sentence about what went wrong goes. */
  forget: () => void
}

export function usePendingAction(): Act {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // A second press can come before the screen has been drawn again.
  const going = useRef(false)
  const run = useCallback<Act['run']>(async (act, failed) => {
    if (going.current) return false
    going.current = true
    setBusy(true)
    setError(null)
    try {
      await act()
      return true
    } catch (fault) {
      try {
        await failed?.(fault)
      } catch {
        // What went wrong first is what is said.
      }
      setError(fault)
      return false
    } finally {
      going.current = false
      setBusy(false)
    }
  }, [])
  const forget = useCallback(() => setError(null), [])
  return { busy, error, run, forget }
}
