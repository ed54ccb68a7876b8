// On a search for a bed, for who asked: each house that was asked, whether somebody there has looked, what it answered, and who holds a bed.
import { useQuery } from '@tanstack/react-query'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill, type Tone } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { heardInTime } from '../../web/session/heard.ts'
import { useNow } from '../../web/session/now.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { useTrack } from '../../web/track/query.ts'
import { howFar, type Far } from '../asked.ts'
import type { AskedHouse } from '../requests-api.ts'

const tones: Record<Far, Tone> = {
  sent: 'calm',
  sentLate: 'late',
  seen: 'due',
  offer: 'done',
  cannot_offer: 'late',
  not_tonight: 'due',
  held: 'done',
  arrived: 'done',
  closed: 'calm',
  over: 'calm',
}

export function AskedHouses({ trackId }: { trackId: string }) {
  const t = useText()
  const rowOf = useHouseRow(trackId)
  const track = useTrack(trackId).data?.track
  const isMine = track?.sides.some((side) => side === 'holder' || side === 'carrier') ?? false
  const { data } = useQuery({
    queryKey: ['bed-request', trackId],
    queryFn: ({ signal }) => api.bedRequests.ofTrack({ track: trackId }, { signal }),
    enabled: isMine,
    ...heardInTime('urgent', 'work'),
  })
  if (!isMine || !data) return null
  if (data.houses.length === 0)
    return track?.state === 'requested' ? <Notice tone="due" title={t('beds.asked.nobody')} /> : null
  return (
    <Card title={t('beds.asked.title')}>
      <div aria-live="polite">
        <Rows rows={data.houses.map(rowOf)} />
      </div>
    </Card>
  )
}

/** One house: its name, how far it is, and by when it owes its answer. */
function useHouseRow(trackId: string): (one: AskedHouse) => Row {
  const t = useText()
  const dates = useDates()
  const nameOf = useNameOf()
  const now = useNow()
  const ago = (at: string | null) => dates.ago(at ?? now, now)
  return (one) => {
    const far = howFar(one, now)
    const since = far === 'seen' ? one.seenAt : one.sentAt
    return {
      id: one.track,
      title: nameOf(one.house) ?? '',
      ...(one.track !== trackId && { href: `/tracks/${one.track}` }),
      // Too many words for the narrow place before a title.
      detail: <Pill tone={tones[far]}>{t(`beds.asked.${far}`, { ago: ago(since) })}</Pill>,
      facts: [
        ...(one.answer ? [t('beds.asked.answered', { ago: ago(one.answer.at) })] : []),
        ...(one.dueAt ? [t('beds.asked.due', { when: dates.due(one.dueAt, now) })] : []),
      ],
    }
  }
}
