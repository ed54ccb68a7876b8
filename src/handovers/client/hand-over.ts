// The client's part of handing a case on: what runs, and the one signed act by which it goes.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { saying, takeKeys } from '../../client/case-keys.ts'
import { knowCircles, minute } from '../../client/logs.ts'
import { vault } from '../../web/session/vault.ts'
import type { Handover } from '../api.ts'

/** The hand-overs of one case, those that run first; or all of my circles where none is named. */
export const useHandovers = (caseId?: string) =>
  useQuery({
    queryKey: ['handovers', caseId ?? 'all'],
    queryFn: () => api.handovers.list(caseId ? { caseId } : {}),
    staleTime: 0,
  })

/**
 * Signs the case over to the receiver whose log has just been checked, and sends it with the move. What this window held of the
 * case is let go: its keys are nobody's here any more.
 */
export async function handOn({ caseId, track, version, receiverCircle }: Handover): Promise<void> {
  await takeKeys(caseId)
  await knowCircles([receiverCircle])
  await saying(
    caseId,
    () => vault.handOn({ caseId, to: receiverCircle, at: minute() }),
    ({ statement }) => api.handovers.handOver({ track, statement }, { ifMatch: version }),
  )
  await vault.forgetCase({ caseId })
}
