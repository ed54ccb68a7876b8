// How much waits for me, asked when something has changed while the window is looked at, and the sentence that says so
// when something urgent has come. It has no content: somebody may stand behind the screen.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { api } from './api.ts'
import { Button } from '../controls/button.tsx'
import { Icon } from '../controls/icon.tsx'
import { useText } from '../language/language.tsx'
import { heardInTime } from './heard.ts'

/** The counts, and when they were last asked for: what goes by them can be tried again with each answer. */
export function useCounts(wanted: boolean) {
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ['work', 'counts'],
    enabled: wanted,
    queryFn: ({ signal }) => api.work.counts({}, { signal }),
    ...heardInTime('work', 'urgent', 'calls', 'people'),
  })
  return { counts: data, asked: dataUpdatedAt }
}

/** What was seen, by whom: this window's memory. A lock takes the screens away, and what came meanwhile is told afterwards. */
let looked: { by: string; newest: string } | undefined

/**
 * The alarm: shown when a newer urgent duty has come than any that was there when `reader` first signed in here; gone once it
 * was looked at.
 */
export function useAlarm(newestUrgent: string | null | undefined, path: string, reader: string): ReactNode {
  const t = useText()
  const [seen, setSeen] = useState(looked?.by === reader ? looked.newest : undefined)
  const newest = newestUrgent === undefined ? undefined : (newestUrgent ?? '')
  // Whoever goes to the list looks at it, by the strip's link or by any other; who stands on it says so.
  const stood = useRef(path)
  useEffect(() => {
    if (newest !== undefined && (seen === undefined || (path === '/' && stood.current !== path)))
      setSeen(newest)
    else if (seen !== undefined) looked = { by: reader, newest: seen }
    stood.current = path
  }, [newest, seen, path, reader])
  if (newest === undefined || seen === undefined || newest <= seen) return null
  return (
    <div className="row">
      <Icon name="alert" />
      <strong>{t('frame.alarm')}</strong>
      {path === '/' ? (
        <Button size="small" onPress={() => setSeen(newest)}>
          {t('frame.alarm.seen')}
        </Button>
      ) : (
        <Link href="/">{t('frame.alarm.look')}</Link>
      )}
    </div>
  )
}
