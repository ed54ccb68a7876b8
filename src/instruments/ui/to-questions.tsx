// From a screening to its questions while it goes on, and to what was answered when it is over.
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'
import { chosenIn, isOwnIn } from './chosen.ts'

export function ToQuestions({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  if (!data?.caseId || !(chosenIn(data.events) || isOwnIn(data.events))) return null
  const { state, sides } = data.track
  const isOver = state === 'completed'
  if (!isOver && !(state === 'in_progress' && sides.includes('holder'))) return null
  return (
    <div className="row">
      <ButtonLink href={`/cases/${data.caseId}/screening/${trackId}`} look={isOver ? 'plain' : 'primary'}>
        {t(isOver ? 'instrument.read' : 'instrument.ask')}
      </ButtonLink>
    </div>
  )
}
