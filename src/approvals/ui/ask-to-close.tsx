// Where a house wants a supervisor's yes, a worker asks for it with the same two answers; everybody else has the form as ever.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { closingReasons, toldAtClosing } from '../../cases/case.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { beforeClosing } from '../../web/track/track-slots.ts'

type Reason = (typeof closingReasons)[number]
type Told = (typeof toldAtClosing)[number]

interface Props {
  caseId: string
  children: ReactNode
}

export function AskToClose({ caseId, children }: Props) {
  const t = useText()
  const { roles } = useMe()
  const supervises = roles.includes('supervisor')
  const { data, isError } = useQuery({
    queryKey: ['approvals', 'rule'],
    queryFn: ({ signal }) => api.approvals.rule({}, { signal }),
    enabled: !supervises,
  })
  // Where the rule is not known the form stands: the server holds whoever closes to it.
  if (supervises || isError || data?.closing === false) return children
  if (!data) return <Skeleton label={t('track.opening')} lines={6} />
  return <Asking caseId={caseId} />
}

function Asking({ caseId }: Pick<Props, 'caseId'>) {
  const t = useText()
  const { say } = useNotices()
  const queries = useQueryClient()
  const [reason, setReason] = useState<Reason | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const { busy, error, run } = usePendingAction()
  const { data } = useQuery({
    queryKey: ['approvals', 'own'],
    queryFn: ({ signal }) => api.approvals.own({}, { signal }),
  })
  const isAsked = data?.asked.some(
    (one) => one.caseId === caseId && one.about === 'closing' && !one.isReturned,
  )
  if (isAsked) return <p>{t('approval.waits')}</p>
  const ask = () =>
    run(async () => {
      if (!reason || !told) return
      await api.approvals.ask({ id: crypto.randomUUID(), caseId, reason, personTold: told })
      await queries.invalidateQueries({ queryKey: ['approvals'] })
      say({ text: t('approval.asked'), tone: 'done' })
    })
  // A conviction ends a trial and never the help: it is offered to nobody as a reason.
  const reasons = closingReasons.filter((one) => one !== 'conviction')
  return (
    <div className="stack">
      <p>{t('approval.why')}</p>
      <Filled slot={beforeClosing} caseId={caseId} />
      <ErrorMessage error={error} />
      <RadioGroup
        label={t('ask.reason')}
        choices={reasons.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={reason}
        onChange={(value) => setReason(value as Reason)}
        columns
      />
      <RadioGroup
        label={t('ask.person_told')}
        choices={toldAtClosing.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={told}
        onChange={(value) => setTold(value as Told)}
        columns
      />
      <Button look="primary" isPending={busy} isDisabled={!reason || !told} onPress={() => void ask()}>
        {t('approval.ask')}
      </Button>
    </div>
  )
}
