// More cases were taken over than one night needs: red above every screen of everybody in the organisation, with who and when. Whoever opens many
// files at night is seen by all, those of the night desk included.
import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'

type Taken = Awaited<ReturnType<typeof api.takeovers.alarm>>['takeovers']

/** Of each colleague how many, and from when until when; who took most comes first. Pure. */
export function byColleague(taken: Taken) {
  return [...Map.groupBy(taken, ({ user }) => user)]
    .map(([user, those]) => {
      const at = those.map((one) => one.at).toSorted()
      return { user, count: those.length, first: at[0]!, last: at.at(-1)! }
    })
    .toSorted((a, b) => b.count - a.count)
}

export function NightAlarm() {
  const { t, dates } = useLanguage()
  const called = useColleagueName()
  const { data } = useQuery({
    queryKey: ['takeovers', 'alarm'],
    queryFn: ({ signal }) => api.takeovers.alarm({}, { signal }),
    ...heard('calls'),
  })
  if (!data || data.takeovers.length === 0) return null
  const when = (at: string) => `${dates.day(at)} ${dates.time(at)}`
  return (
    <div role="alert" className="watch">
      <Notice tone="danger" title={t('night.alarm', { count: data.takeovers.length, most: data.most })}>
        <ul>
          {byColleague(data.takeovers).map(({ user, count, first, last }) => (
            <li key={user ?? ''}>
              {t('night.alarm.line', {
                name: user ? called(user) : t('night.alarm.gone'),
                count,
                first: when(first),
                last: when(last),
              })}
            </li>
          ))}
        </ul>
        <p>{t('night.alarm.words')}</p>
      </Notice>
    </div>
  )
}
