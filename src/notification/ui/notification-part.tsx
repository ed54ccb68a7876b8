// Above the panel of one notification: the way to writing it while it is due; afterwards the words as they left, its receipt and its answer.
import { TrackWords } from '../../cases/ui/track-words.tsx'
import { useCase } from '../../cases/ui/use-case.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'

export function NotificationPart({ trackId }: { trackId: string }) {
  const { t } = useLanguage()
  const answer = useTrack(trackId).data
  const { data: shared } = useCase(answer?.caseId ?? '')
  if (!answer || !shared) return null
  if (answer.track.state === 'due' && answer.track.sides.includes('holder'))
    return (
      <div className="row">
        <ButtonLink href={`/cases/${shared.case.id}/notifications/${trackId}`} look="primary">
          {t('notification.move.send')}
        </ButtonLink>
      </div>
    )
  return <TrackWords shared={shared} trackId={trackId} title={t('notification.words')} />
}
