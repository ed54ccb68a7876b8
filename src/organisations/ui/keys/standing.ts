// How the organisation stands with its sheets on paper: what the checked log says of them, and what the server remembers.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../web/session/api.ts'
import { useSession } from '../../../web/session/session.tsx'
import { useOwnLog } from '../own-log.ts'

const year = 365 * 86_400_000

/** The last thing that was seen of the sheets, and what is owed: nothing while it loads. */
export function useRecoveryShares() {
  const { me, opened } = useSession()
  const { data: log } = useOwnLog()
  const { data } = useQuery({
    queryKey: ['sheets', opened, log?.head.n],
    enabled: log !== undefined,
    queryFn: ({ signal }) => api.recoveryShares.read({}, { signal }),
  })
  if (!log || !data) return undefined
  const { recovery, recovered } = log
  const since = recovery && (data.drilledAt ?? recovery.at.replace('Z', ':00Z'))
  return {
    ...data,
    recovery,
    waits: log.waiting.some(({ t }) => t === 'recovery'),
    /** The last time that somebody came back by these sheets. */
    used: recovered.findLast(({ n }) => n > (recovery?.n ?? 0)),
    /** Whether the first drill is late, so that no new case is opened but one that cannot wait. */
    isFirstDrillLate: data.firstDrillBy !== null && data.firstDrillBy <= me.network.now,
    isDrillDue: since !== undefined && Date.parse(me.network.now) - Date.parse(since) > year,
  }
}
