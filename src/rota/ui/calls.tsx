// Urgent duties that nobody has opened within the minutes of their desk, and to which I or a colleague at my desk is called.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { PhoneLink } from '../../web/controls/phone-link.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import { useMe } from '../../web/session/session.tsx'
import { machineOf } from '../../web/track/machines.ts'
import type { Call } from '../model.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useNow } from '../../web/session/now.ts'

export function Calls() {
  const { t, dates } = useLanguage()
  const me = useMe()
  const now = useNow()
  const called = useColleagueName()
  const { data } = useQuery({
    queryKey: ['rota', 'calls'],
    queryFn: ({ signal }) => api.rota.calls({}, { signal }),
    staleTime: 0,
    ...heard('calls'),
  })
  const calls = data?.calls ?? []
  if (calls.length === 0) return null
  const rowOf = (call: Call): Row => ({
    id: call.id,
    title: t(`clock.${call.duty}`),
    ...(call.track && { href: `${machineOf(call.kind).page ?? '/tracks'}/${call.track}` }),
    before: <Pill tone="danger">{dates.ago(call.calledAt, now)}</Pill>,
    detail: call.isElsewhere ? (
      <span>
        <bdi>{call.house}</bdi>: {t('rota.call.elsewhere')} {call.phone && <PhoneLink number={call.phone} />}
      </span>
    ) : (
      t('rota.call.home', { house: call.house })
    ),
    facts: [
      <Pill key="who">
        {call.user === me.id || call.user === null
          ? t(`rota.call.you.${call.step}`)
          : t('rota.call.other', { name: called(call.user) })}
      </Pill>,
    ],
    actions: <Take call={call} />,
  })
  return (
    <Card accent="late" title={t('rota.calls')} lead={t('rota.calls.lead')}>
      <Rows rows={calls.map(rowOf)} tone="danger" />
    </Card>
  )
}

function Take({ call }: { call: Call }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const take = () =>
    run(async () => {
      await api.rota.answerCall({ id: call.id })
      await queries.invalidateQueries({ queryKey: ['rota', 'calls'] })
      await queries.invalidateQueries({ queryKey: ['work'] })
    })
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" isPending={busy} onPress={() => void take()}>
        {t('rota.call.take')} <span className="unseen">{t(`clock.${call.duty}`)}</span>
      </Button>
    </span>
  )
}
