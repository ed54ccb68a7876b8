// What was taken over at night: told to a supervisor until they have seen it, and to whoever carries the case as long as it lasts.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-aria-components/Link'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { useMe } from '../../web/session/session.tsx'
import type { TakeOver } from '../api.ts'

export function TakenOver() {
  const { t, dates } = useLanguage()
  const me = useMe()
  const called = useColleagueName()
  const supervises = me.roles.includes('supervisor')
  const { data } = useQuery({
    queryKey: ['takeovers', 'list'],
    queryFn: ({ signal }) => api.takeovers.list({}, { signal }),
    ...heard('calls'),
  })
  const shown = (data?.takeovers ?? []).filter(
    ({ isSeen, endedAt }) => (supervises && !isSeen) || endedAt === null,
  )
  if (shown.length === 0) return null
  const rowOf = (one: TakeOver): Row => ({
    id: one.id,
    title: one.reference ? aliasHere(one.reference, t) : t('night.taken.other'),
    ...(one.reference && { href: `/cases/${one.caseId}` }),
    detail: t('night.taken.line', {
      name: one.user ? called(one.user) : '',
      day: dates.day(one.at),
      time: dates.time(one.at),
      reason: t(`night.reason.${one.reason}`),
    }),
    before: (
      <Pill tone={one.endedAt === null ? 'due' : 'calm'}>
        {one.endedAt === null
          ? t('night.taken.until', { time: dates.time(one.until) })
          : t('night.taken.ended')}
      </Pill>
    ),
    actions: supervises && !one.isSeen && (
      <Seen
        id={one.id}
        about={`${one.user ? called(one.user) : ''} ${dates.day(one.at)} ${dates.time(one.at)}`}
      />
    ),
  })
  return (
    <Card title={t('night.taken')} lead={t('night.taken.lead')}>
      <Rows rows={shown.map(rowOf)} />
      <p>
        <Link href="/night">{t('night.title')}</Link>
      </p>
    </Card>
  )
}

function Seen({ id, about }: { id: string; about: string }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const press = () =>
    run(async () => {
      await api.takeovers.seen({ id })
      await queries.invalidateQueries({ queryKey: ['takeovers', 'list'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" isPending={busy} onPress={() => void press()}>
        {t('night.taken.seen')} <span className="unseen">{about}</span>
      </Button>
    </span>
  )
}
