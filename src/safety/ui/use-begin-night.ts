// Begins a protocol of the night on a case: what an adult agreed beforehand is read from their plan first, and then one goes to it.
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { newId } from '../../api/new-id.ts'
import { panelOf } from '../../cases/ui/panel-address.ts'
import { readCase, type SharedCase } from '../../client/case-keys.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { learnLaw } from '../../web/session/learn-law.ts'
import { session } from '../../web/session/window-session.ts'
import { beginNight, type Protocol } from '../client/begin-night.ts'
import { readPlan } from '../client/safety-plan.ts'
import type { SafetyPlan } from '../plan.ts'

/** Pressed again after a broken line it is the same one. `onBegun` closes what stands before the case. */
export function useBeginNight(caseId: string, onBegun?: () => void) {
  const queries = useQueryClient()
  const navigateWhenDone = useNavigateWhenDone()
  const { busy, error, run } = usePendingAction()
  const [ids] = useState(() => ({ missing: newId(), close_watch: newId(), urgent_care: newId() }))
  const begin = (
    protocol: Protocol,
    since: string,
    read?: { shared: SharedCase; plan: SafetyPlan | null | undefined },
  ) =>
    run(async () => {
      const shared = read?.shared ?? (await readCase(session, caseId))
      await learnLaw(shared.case.pack)
      const plan = read ? read.plan : await readPlan(session, shared)
      const { id } = await beginNight(session, shared, { protocol, since, plan, id: ids[protocol] })
      await queries.invalidateQueries({ queryKey: ['case', caseId] })
      onBegun?.()
      await navigateWhenDone(panelOf(caseId, id))
    })
  return { begin, busy, error }
}
