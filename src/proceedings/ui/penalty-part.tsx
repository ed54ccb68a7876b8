// Above the panel of a penalty: the letter that has to go out, or the one that went out, for whoever holds the legal part.
import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { useTrack } from '../../web/track/query.ts'
import { readHold } from '../client/read-hold.ts'
import { HoldPaper } from './hold-paper.tsx'

export function PenaltyPart({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  const caseId = data?.caseId ?? null
  const letter = useQuery({
    queryKey: ['hold-letter', trackId, data?.track.version],
    queryFn: () => readHold(session, caseId as string, trackId),
    enabled: caseId !== null,
  })
  if (!data) return null
  const { track } = data
  const mayAsk =
    ['told', 'not_held'].includes(track.state) &&
    track.sides.some((side) => side === 'holder' || side === 'carrier')
  return (
    <>
      {mayAsk && (
        <Card title={t('penalty.hold.title')} lead={t('penalty.hold.why')} accent="action">
          <div className="row">
            <ButtonLink look="primary" href={`/penalties/${trackId}/hold`}>
              {t('penalty.hold.write')}
            </ButtonLink>
          </div>
        </Card>
      )}
      {letter.data && (
        <Card title={t('penalty.hold.sent')}>
          <details open={track.state === 'hold_asked'}>
            <summary>{t('penalty.hold.read')}</summary>
            <HoldPaper text={letter.data} />
          </details>
        </Card>
      )}
    </>
  )
}
