// Above the panel of a process: what was written sealed beside its moves, oldest first, for whoever holds that part of the file.
import { useQuery } from '@tanstack/react-query'
import type { SharedCase } from '../../client/case-keys.ts'
import { readTrackNotes } from '../../client/track-notes.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import './track-words.css'

export function TrackWords({
  shared,
  trackId,
  title,
}: {
  shared: SharedCase
  trackId: string
  title: string
}) {
  const { t, dates } = useLanguage()
  const words = useQuery({
    queryKey: ['track-notes', trackId, shared.records.length],
    queryFn: () => readTrackNotes(session, shared, trackId),
    gcTime: 0,
  })
  if (words.error) return <ErrorMessage error={words.error} />
  if (!words.data || words.data.length === 0) return null
  return (
    <Card title={title}>
      <div className="stack">
        {words.data.map(({ row, on, value: { text } }) => (
          <div key={row.id}>
            <p className="second">
              {dates.day(on)} · <bdi>{row.by ?? t('track.by.person')}</bdi>
            </p>
            <p className="track-words" dir="auto">
              {text}
            </p>
          </div>
        ))}
      </div>
    </Card>
  )
}
