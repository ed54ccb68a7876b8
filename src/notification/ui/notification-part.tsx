// Above the panel of one notification: the way to writing it while it is due; afterwards the words as they left, its receipt and its answer.
import { useQuery } from '@tanstack/react-query'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useTrack } from '../../web/track/query.ts'
import { readNotification } from '../client/read-notification.ts'
import '../../documents/ui/forms.css'

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
  return <Words shared={shared} trackId={trackId} />
}

function Words({ shared, trackId }: { shared: SharedCase; trackId: string }) {
  const { t, dates } = useLanguage()
  const words = useQuery({
    queryKey: ['notification', trackId, shared.records.length],
    queryFn: () => readNotification(session, shared, trackId),
    gcTime: 0,
  })
  if (words.error) return <ErrorMessage error={words.error} />
  if (!words.data || words.data.length === 0) return null
  return (
    <Card title={t('notification.words')}>
      <div className="stack">
        {words.data.map(({ row, on, text }) => (
          <div key={row.id}>
            <p className="second">{dates.day(on)}</p>
            <p className="form-value">
              <bdi>{text}</bdi>
            </p>
          </div>
        ))}
      </div>
    </Card>
  )
}
