// The night: which cases somebody on duty may take over, and which team of the house stands by for them.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { everyPage } from '../../client/all-pages.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { takeCaseOver } from '../client/take-over.ts'
import { takeOverReasons, type TakeOverReason } from '../model.ts'
import { NightDesk } from './night-desk.tsx'
import { Nights } from './nights.tsx'
import { TakenOver } from './taken-over.tsx'

type Standby = Awaited<ReturnType<typeof api.takeovers.standby>>['cases'][number]

export function Night() {
  const t = useText()
  return (
    <Page title={t('night.title')} lead={t('night.lead')} back={{ href: '/', label: t('work.title') }}>
      <div className="stack">
        <TakenOver />
        <Cases />
        <NightDesk />
        <Nights />
      </div>
    </Page>
  )
}

/** What stands by for me now; only whoever is on duty sees any. */
function Cases() {
  const { t, dates } = useLanguage()
  const [typed, type] = useState('')
  const { data, error } = useQuery({
    queryKey: ['takeovers', 'standby'],
    queryFn: async ({ signal }) => {
      const pages = await everyPage((after) => api.takeovers.standby(after ? { after } : {}, { signal }))
      return { until: pages[0]!.until, cases: pages.flatMap(({ cases }) => cases) }
    },
    staleTime: 0,
  })
  if (error) return <ErrorMessage error={error} />
  if (!data) return <Skeleton label={t('work.loading')} lines={4} />
  if (data.until === null)
    return (
      <Card>
        <EmptyState icon="clock" title={t('night.offDuty')} words={t('night.offDuty.words')} small />
      </Card>
    )
  const wanted = typed.trim().toLocaleLowerCase()
  const found = data.cases.filter(
    ({ reference }) =>
      reference.toLocaleLowerCase().includes(wanted) ||
      aliasHere(reference, t).toLocaleLowerCase().includes(wanted),
  )
  const rowOf = (one: Standby): Row => ({
    id: one.id,
    title: aliasHere(one.reference, t),
    detail: (
      <bdi className="number" dir="ltr">
        {one.reference}
      </bdi>
    ),
    facts: one.risk
      ? [
          <Pill key="risk" tone={one.risk === 'high' ? 'danger' : 'calm'}>
            {t('case.risk', { level: t(`code.${one.risk}`) })}
          </Pill>,
        ]
      : [],
    actions: <TakeOver found={one} />,
  })
  return (
    <Card title={t('night.cases')} lead={t('night.cases.lead', { time: dates.time(data.until) })}>
      <div className="stack">
        <TextField label={t('night.find')} hint={t('night.find.hint')} value={typed} onChange={type} />
        {found.length > 0 ? <Rows rows={found.slice(0, 50).map(rowOf)} /> : <p>{t('night.cases.none')}</p>}
      </div>
    </Card>
  )
}

function TakeOver({ found: { id, reference } }: { found: Standby }) {
  const t = useText()
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<TakeOverReason | null>(null)
  const alias = aliasHere(reference, t)
  const take = () =>
    run(async () => {
      await takeCaseOver(session, id, reason!)
      await queries.invalidateQueries({ queryKey: ['takeovers'] })
      setOpen(false)
      await navigateWhenDone(`/cases/${id}`)
    })
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('night.take')} <span className="unseen">{alias}</span>
      </Button>
      <Dialog
        title={t('night.take.title', { alias })}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button
            look="primary"
            icon="key"
            isPending={busy}
            isDisabled={reason === null}
            onPress={() => void take()}
          >
            {t('night.take')}
          </Button>
        )}
      >
        <div className="stack">
          <ErrorMessage error={error} />
          <p>{t('night.take.what')}</p>
          <RadioGroup
            label={t('night.reason')}
            choices={takeOverReasons.map((value) => ({ value, label: t(`night.reason.${value}`) }))}
            value={reason}
            onChange={(value) => setReason(value as TakeOverReason)}
          />
        </div>
      </Dialog>
    </>
  )
}
