// Beside an open process: whose word it is how it stands, checked when it is shown. What does not fit may be an answer that a step has
// overtaken: it is read once more before anybody is alarmed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { readCase } from '../../client/case-keys.ts'
import { checkLines, withLaws } from '../../client/checked-moves.ts'
import { stepWordOf } from '../../tracks/step-word.ts'
import { session } from '../session/window-session.ts'
import { machineOf } from './machines.ts'
import { trackQuery, type TrackAnswer } from './query.ts'
import { StepSaid } from './step-said.tsx'

/** The pill of an open process, which stands on a case. */
export function PanelSaid({ answer: { track, caseId, clocks, signed, pack } }: { answer: TrackAnswer }) {
  const queries = useQueryClient()
  const key = [track.id, track.version, signed?.signature]
  const { data } = useQuery({
    queryKey: ['signed', ...key],
    queryFn: async () => {
      // Held against who is on the chain of its case, where that is shown to whoever looks: the panel reads it anyway.
      const read = { queryKey: ['case', caseId], queryFn: () => readCase(session, caseId!) }
      await queries.ensureQueryData(read).catch(() => undefined)
      const line = { about: 'track' as const, id: track.id, caseId: caseId! }
      const [checked] = await checkLines(session, [{ ...line, statements: signed ? [signed] : [] }])
      const [held] = await withLaws(session, [checked!])
      return held!
    },
    enabled: caseId !== null,
  })
  const shown = { ...track, pack, clocks: clocks.map(({ clock }) => clock), days: clocks }
  const word = data && stepWordOf(machineOf(track.kind), shown, data, session.organisation)
  const isWrong = word?.word === 'wrong'
  const { data: isReadAgain } = useQuery({
    queryKey: ['signed', 'again', ...key],
    queryFn: async () => {
      await queries.invalidateQueries({ queryKey: trackQuery(track.id).queryKey })
      return true
    },
    enabled: isWrong,
  })
  if (!word || (isWrong && !isReadAgain)) return null
  return <StepSaid kind={track.kind} state={track.state} word={word} />
}
