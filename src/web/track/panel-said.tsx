// Beside an open process: whose word it is how it stands, checked when it is shown.
import { useQuery } from '@tanstack/react-query'
import { checkLines, withLaws } from '../../client/checked-moves.ts'
import { stepWordOf } from '../../tracks/step-word.ts'
import { session } from '../session/window-session.ts'
import { machineOf } from './machines.ts'
import type { TrackAnswer } from './query.ts'
import { StepSaid } from './step-said.tsx'

/** The pill of an open process, which stands on a case. */
export function PanelSaid({ answer: { track, caseId, clocks, signed, pack } }: { answer: TrackAnswer }) {
  const { data } = useQuery({
    queryKey: ['signed', track.id, track.version, signed?.signature],
    queryFn: async () => {
      const line = { about: 'track' as const, id: track.id, caseId: caseId! }
      const [checked] = await checkLines(session, [{ ...line, statements: signed ? [signed] : [] }])
      const [held] = await withLaws(session, [checked!])
      return held!
    },
    enabled: caseId !== null,
  })
  if (!data) return null
  const shown = { ...track, pack, clocks: clocks.map(({ clock }) => clock) }
  const word = stepWordOf(machineOf(track.kind), shown, data, session.organisation)
  return <StepSaid kind={track.kind} state={track.state} word={word} />
}
