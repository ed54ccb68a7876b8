// A line that is typed over the one that stands and saved with a press: what was tried before its answer was lost is tried again as the same.
import { useState } from 'react'
import { sameWriteAs, type TriedWrite } from './idempotent-write.ts'
import { usePendingAction } from './use-pending-action.ts'

/** `write` is given the id of what it writes. */
export function useSavedText(now: string, write: (text: string, id: string) => Promise<unknown>) {
  const { busy, error, run } = usePendingAction()
  const [text, type] = useState(now)
  const [tried, setTried] = useState<TriedWrite>()
  const save = () =>
    run(async () => {
      const once = sameWriteAs(tried, { text })
      setTried(once)
      await write(text, once.id)
    })
  return { text, type, busy, error, save, isAsBefore: text.trim() === now }
}
