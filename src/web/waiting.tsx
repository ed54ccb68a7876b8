// How much waits for me, asked every quarter of a minute while the window is looked at, and the sentence that says so
// when something urgent has come. It has no content: somebody may stand behind the screen.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { Link } from 'react-aria-components/Link'
import { api } from './api.ts'
import { Button } from './controls/button.tsx'
import { Icon } from './controls/icon.tsx'
import { useText } from './language.tsx'

const everyMs = 15_000

export function useCounts(wanted: boolean) {
  const { data } = useQuery({
    queryKey: ['work', 'counts'],
    enabled: wanted,
    queryFn: ({ signal }) => api.work.counts({}, { signal }),
    refetchInterval: everyMs,
    refetchIntervalInBackground: false,
  })
  return data
}

/** The alarm: shown when a newer urgent duty has come than any that was there at sign-in; gone once it was looked at. */
export function useAlarm(newestUrgent: string | null | undefined, path: string): ReactNode {
  const t = useText()
  const [seen, setSeen] = useState<string | undefined>(undefined)
  const newest = newestUrgent === undefined ? undefined : (newestUrgent ?? '')
  useEffect(() => {
    if (newest !== undefined && seen === undefined) setSeen(newest)
  }, [newest, seen])
  if (newest === undefined || seen === undefined || newest <= seen) return null
  const look = () => setSeen(newest)
  return (
    <div className="row">
      <Icon name="alert" />
      <strong>{t('frame.alarm')}</strong>
      {path === '/' ? (
        <Button size="small" onPress={look}>
          {t('frame.alarm.seen')}
        </Button>
      ) : (
        <Link href="/" onPress={look}>
          {t('frame.alarm.look')}
        </Link>
      )}
    </div>
  )
}
