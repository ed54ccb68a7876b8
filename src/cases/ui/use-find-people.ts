// What the search box holds between two searches: the headers that were opened already, as long as the same person has the same
// circles. How it searches comes when the first letters are typed.
import { useCallback, useEffect, useRef } from 'react'
import { nothingOpened, openedAnew } from './opened-headers.ts'
import { useText } from '../../web/language/language.tsx'
import { useSession } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import type { Found } from '../../web/shell/search.tsx'

/** What the search box calls with what is typed. */
export function useFindPeople() {
  const t = useText()
  const { me, opened: unlocking } = useSession()
  const opened = useRef(nothingOpened())
  const running = useRef<Promise<void>>(Promise.resolve())
  // Headers of a circle that I was let into may be older than the last that was fetched.
  const circles = me.circles.join(' ')
  useEffect(() => {
    opened.current = openedAnew(opened.current)
  }, [unlocking, me.id, circles])

  return useCallback(
    async (text: string): Promise<Found[]> => {
      const query = text.trim()
      if (query.length < 2) return []
      const { findPeople, openNew } = await import('./find-people.ts')
      running.current = running.current.then(() => openNew(session, opened.current)).catch(() => undefined)
      await running.current
      return findPeople(session, opened.current, query, t)
    },
    [t],
  )
}
