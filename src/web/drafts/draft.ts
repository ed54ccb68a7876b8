// What somebody is typing, kept sealed under their own key every two seconds, so that nothing typed is lost: not by a
// locked screen, a closed dialog, a second window, a power cut or a server that is away. A form that was sent drops its draft.
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { draftLine } from '../../client/drafts.ts'
import { useMe } from '../session/session.tsx'
import { startDraftSync } from './draft-sync.ts'
import { waitForServer } from './unsent-drafts.ts'
import { beforeLocking, forgetting } from '../session/vault.ts'
import { session } from '../session/window-session.ts'

const unsent = waitForServer(draftLine(session))
forgetting.add(unsent.comes)

export type Draft = ReturnType<typeof useDraft>

/**
 * Keeps `value` under the name of a place (a-z, 0-9, dot, hyphen) and gives an earlier draft back through `restore`.
 * `ready` tells that it has been looked for, `found` that there was one. `keep` stores at once; `drop` ends the draft, and
 * shows `next` where the form goes on. `others` counts beginnings that were found beside what was being typed: a form shows
 * `DraftConflict` for them.
 */
export function useDraft<T extends object>(place: string, value: T, restore: (value: T) => void) {
  const { id } = useMe()
  const begin = () => startDraftSync(unsent, id, place, value)
  const [typing, setTyping] = useState(begin)
  // The same form may go on to its next place.
  if (typing.place !== place) setTyping(begin)
  useLayoutEffect(() => typing.now(value, restore))
  useEffect(() => {
    const leave = typing.attend()
    beforeLocking.add(typing.keep)
    return () => {
      beforeLocking.delete(typing.keep)
      leave()
    }
  }, [typing])
  const shown = useSyncExternalStore(typing.subscribe, typing.shown)
  const { keep, drop, swap, letGo } = typing
  return { ...shown, keep, drop, swap, letGo }
}
