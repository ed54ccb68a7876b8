// The goals of a case with what each is about, opened on this device.
import { useQuery } from '@tanstack/react-query'
import { canBeLate } from '../../../jurisdictions/packs.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { descriptionsOf, readDescriptions, type OpenedDescription } from '../../client/description.ts'
import { whenDue } from '../../web/language/dates.ts'
import { session } from '../../web/session/window-session.ts'
import { goalMachine } from '../goal.ts'
import type { PlanLine } from './groups.ts'

export type Goal = SharedCase['tracks'][number]
export interface Line extends PlanLine {
  goal: Goal
  opened?: OpenedDescription | undefined
}

/** The rows of the plan; `isOpening` while their words are not there yet. */
export function useCarePlan(shared: SharedCase): { lines: Line[]; isOpening: boolean } {
  const goals = shared.tracks.filter(({ kind }) => kind === goalMachine.kind)
  const rows = goals.flatMap(({ id }) => descriptionsOf(shared, id).slice(0, 1))
  const { data } = useQuery({
    queryKey: ['plan', shared.case.id, rows.map(({ id }) => id).join()],
    queryFn: () => readDescriptions(session, { ...shared, tracks: goals }),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  const dueOn = (track: string): string | undefined =>
    shared.clocks
      .filter((clock) => clock.track === track && canBeLate(clock))
      .flatMap((clock) => whenDue(clock)?.slice(0, 10) ?? [])
      .toSorted()[0]
  const lines = goals.map((goal): Line => {
    const opened = data?.get(goal.id)
    return {
      id: goal.id,
      goal,
      state: goal.state,
      service: goal.subkind,
      words: opened?.value,
      by: goalMachine.final.includes(goal.state as never) ? undefined : dueOn(goal.id),
      opened,
    }
  })
  return { lines, isOpening: rows.length > 0 && !data }
}
