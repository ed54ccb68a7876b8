// From a process to the room in which the rest of it stands: papers, routes and letters; or to the letter about a decision.
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'

export function ToRoom({ trackId }: { trackId: string }) {
  const t = useText()
  const caseId = useTrack(trackId).data?.caseId
  return caseId ? (
    <div className="row">
      <ButtonLink href={`/cases/${caseId}/stay`}>{t('stay.title')}</ButtonLink>
    </div>
  ) : null
}

/** Where the answer is no. */
export function ToDecisionLetter({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  if (!data?.caseId || !['prelim_negative', 'not_identified'].includes(data.track.state)) return null
  return (
    <div className="row">
      <ButtonLink href={`/cases/${data.caseId}/letters/decision`}>
        {t('stay.letter.decision.write')}
      </ButtonLink>
    </div>
  )
}
