// How the organisation's key stands, in plain words: since when, who holds it, who administers, and what is owed.
import { session } from '../../../web/session/window-session.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { caseRoles } from '../../../api/roles.ts'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { api } from '../../../web/session/api.ts'
import { useColleagues } from '../../../web/session/colleagues.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { Notice } from '../../../web/controls/notice.tsx'
import { Skeleton } from '../../../web/controls/progress.tsx'
import { useLanguage, useText } from '../../../web/language/language.tsx'
import { startRotation, useRotation } from '../../../web/session/rotation.ts'
import { useMe } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { rotateIfDue } from '../../client/members.ts'
import { useOwnLog } from '../own-log.ts'
import { RotationProgress } from '../rotate-cases.tsx'

/** How many cases of ours owe new keys; nothing for those who have no case work. */
function useCasesDue() {
  const me = useMe()
  const { done, state } = useRotation()
  return useQuery({
    queryKey: ['cases due', done, state],
    queryFn: ({ signal }) => api.cases.listRotationDue({}, { signal }),
    enabled: me.roles.some((role) => (caseRoles as readonly string[]).includes(role)),
  }).data?.total
}

export function OrganisationHealth() {
  const { t, dates, language } = useLanguage()
  const me = useMe()
  const { data: log, error, refetch } = useOwnLog()
  const { data: people = [] } = useColleagues()
  const owed = useCasesDue()
  const circle = log?.circles.find((one) => one.id === me.organisation.circle)
  if (error)
    return (
      <ErrorMessage
        error={error}
        action={<Button onPress={() => void refetch()}>{t('web.page.again')}</Button>}
      />
    )
  if (!log || !circle)
    return (
      <Card title={t('orgKeys.title')}>
        <Skeleton label={t('orgKeys.loading')} />
      </Card>
    )

  const list = new Intl.ListFormat(language.locale)
  const named = (ids: readonly string[]) =>
    list.format(people.filter((one) => ids.includes(one.id)).map((one) => one.name ?? one.handle))
  const administrators = log.members.filter(
    (one) => one.state === 'member' && one.roles.includes('administrator'),
  )
  return (
    <>
      <Card title={t('orgKeys.title')} lead={t('orgKeys.lead', { organisation: me.organisation.name })}>
        <div className="stack">
          <p>{t('orgKeys.since', { epoch: circle.epoch, day: dates.day(circle.since) })}</p>
          <p>{t('orgKeys.members', { count: circle.members.length, names: named(circle.members) })}</p>
          <p>
            {t('orgKeys.administrators', {
              count: administrators.length,
              names: named(administrators.map((one) => one.id)),
            })}{' '}
            {t(administrators.length >= 3 ? 'orgKeys.two' : 'orgKeys.one', { count: administrators.length })}
          </p>
          {circle.due ? <KeyDue /> : <p>{t('orgKeys.notDue')}</p>}
          {owed !== undefined && owed > 0 && <p>{t('orgKeys.owed', { count: owed })}</p>}
          {circle.members.length === 1 && <Notice tone="due" title={t('orgKeys.alone')} />}
          {!log.recovery && <p className="second">{t('orgKeys.lost')}</p>}
        </div>
      </Card>
      <RotationProgress />
    </>
  )
}

/** Somebody has left and the key is still the one they had: whoever holds it may change it. */
function KeyDue() {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const turn = () =>
    run(async () => {
      const { rotated } = await rotateIfDue(session, me.organisation.circle)
      if (rotated) void startRotation()
      await queries.invalidateQueries({ queryKey: ['own log'] })
    })
  return (
    <Notice
      tone="due"
      title={t('orgKeys.due')}
      action={
        <Button look="primary" icon="key" isPending={busy} onPress={() => void turn()}>
          {t('orgKeys.turn')}
        </Button>
      }
    >
      <ErrorMessage error={error} />
    </Notice>
  )
}
