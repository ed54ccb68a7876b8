// A case that was taken over leaves this window with its minute, also where the window stays open: its keys go from the vault, and what was read of it
// from the memory of the page.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { vault } from '../../web/session/vault.ts'

/** The server closes it in the same minute; a moment later it answers so. */
const afterMs = 5_000

export function NightOver() {
  const me = useMe()
  const now = useNow()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['takeovers', 'list'],
    queryFn: ({ signal }) => api.takeovers.list({}, { signal }),
    ...heard('calls'),
  })
  useEffect(() => {
    const mine = (data?.takeovers ?? []).filter(({ user, endedAt }) => user === me.id && endedAt === null)
    const timers = mine.map(({ caseId, until }) =>
      setTimeout(
        () => {
          void vault.forgetCase({ caseId }).catch(() => undefined)
          void queries.resetQueries({ predicate: ({ queryKey }) => queryKey.includes(caseId) })
          void queries.invalidateQueries({ queryKey: ['takeovers'] })
        },
        Math.max(0, Date.parse(until) - now.getTime()) + afterMs,
      ),
    )
    return () => timers.forEach(clearTimeout)
    // Time going on begins no timer anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data, me.id, queries])
  return null
}
