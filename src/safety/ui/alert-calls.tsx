// On My work, above everything: the cases that I am called to at once. Without a reason; whoever holds no key of the case rings the house.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { heard } from '../../web/session/heard.ts'
import type { AlertCall } from '../api.ts'
import { useNow } from '../../web/session/now.ts'

export function AlertCalls() {
  const { t, dates } = useLanguage()
  const now = useNow()
  const { data } = useQuery({
    queryKey: ['alerts'],
    queryFn: ({ signal }) => api.alertCalls.mine({}, { signal }),
    staleTime: 0,
    ...heard('calls'),
  })
  const calls = data?.calls ?? []
  if (calls.length === 0) return null
  const rowOf = (call: AlertCall): Row => {
    const name = aliasHere(call.reference ?? (call.stay ?? '').toUpperCase(), t)
    return {
      id: String(call.id),
      title: call.caseId
        ? t('alert.open', { alias: name })
        : t('alert.ring', { alias: name, house: call.house }),
      before: <Pill tone="danger">{dates.ago(call.calledAt, now)}</Pill>,
      detail: [t(`alert.you.${call.as}`), !call.caseId && call.phone].filter(Boolean).join(' · '),
      actions: <See call={call} />,
    }
  }
  return (
    <Card accent="late" title={t('alert.calls')} lead={t('alert.calls.lead')}>
      <Rows rows={calls.map(rowOf)} tone="danger" />
    </Card>
  )
}

/** Whoever opens the case has seen it; whoever cannot says so. */
function See({ call }: { call: AlertCall }) {
  const t = useText()
  const queries = useQueryClient()
  const navigateWhenDone = useNavigateWhenDone()
  const { busy, error, run } = usePendingAction()
  const see = () =>
    run(async () => {
      if (!call.isSeen) await api.alertCalls.seen({ id: call.id })
      await queries.invalidateQueries({ queryKey: ['alerts'] })
      if (call.caseId) await navigateWhenDone(`/cases/${call.caseId}`)
    })
  if (!call.caseId && call.isSeen) return <Pill tone="done">{t('alert.seen')}</Pill>
  return (
    <span className="row">
      <ErrorMessage error={error} />
      <Button size="small" look="primary" isPending={busy} onPress={() => void see()}>
        {t(call.caseId ? 'alert.openNow' : 'alert.see')}
      </Button>
    </span>
  )
}
