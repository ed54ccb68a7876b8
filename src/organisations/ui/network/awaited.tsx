// Who was brought in and cannot work yet: whether their administrator has joined, and how long the paper is good. What was lost is
// taken back, so that the organisation can be brought in anew.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { api } from '../../../web/session/api.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { Dialog } from '../../../web/controls/dialog.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { Pill } from '../../../web/controls/pill.tsx'
import { Rows } from '../../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../../web/language/language.tsx'
import { useOrganisations } from '../../../web/session/organisations.ts'
import { useMe } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'

type Waiting = Awaited<ReturnType<typeof api.network.awaited>>['organisations'][number]

const askEveryMs = 30_000

export function AwaitedOrganisations() {
  const t = useText()
  const { data, error } = useQuery({
    queryKey: ['awaited'],
    queryFn: ({ signal }) => api.network.awaited({}, { signal }),
    refetchInterval: askEveryMs,
    refetchOnMount: 'always',
  })
  const { data: everybody = [] } = useOrganisations()
  if (error) return <ErrorMessage error={error} />
  // Of two answers the newer one counts: who stands among everybody is awaited no more.
  const awaited = data?.organisations.filter(({ id }) => everybody.every((one) => one.id !== id)) ?? []
  if (awaited.length === 0) return null
  return (
    <Card title={t('network.awaited.title')} lead={t('network.awaited.lead')} accent="action">
      <Rows
        rows={awaited.map((one) => ({
          id: String(one.id),
          title: one.name,
          detail: (
            <>
              {t(`people.kind.${one.kind}`)} · <bdi dir="ltr">{one.handle}</bdi>
            </>
          ),
          facts: [<HowFar key="far" {...one} />],
          actions: one.until !== null && <TakeBack {...one} />,
        }))}
      />
    </Card>
  )
}

function HowFar({ joined, until }: Waiting) {
  const { t, dates } = useLanguage()
  const { network } = useMe()
  if (joined) return <Pill tone="done">{t('network.awaited.joined')}</Pill>
  if (until !== null && Date.parse(until) <= Date.parse(network.now))
    return <Pill tone="late">{t('people.state.over')}</Pill>
  if (until === null) return <Pill tone="due">{t('people.state.invited')}</Pill>
  return <Pill tone="due">{t('network.awaited.until', { day: dates.day(until) })}</Pill>
}

function TakeBack({ id, name }: Waiting) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [isOpen, setOpen] = useState(false)
  const { busy, error, run } = usePendingAction()
  const takeBack = () =>
    run(async () => {
      await api.network.takeBack({ organisation: id })
      setOpen(false)
      say({ text: t('network.back.done', { name }), tone: 'done' })
      await queries.invalidateQueries({ queryKey: ['awaited'] })
    })
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t('network.back')} <span className="unseen">{name}</span>
      </Button>
      <Dialog
        title={t('network.back.title', { name })}
        alert
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('people.again.not')}</Button>
            <Button look="danger" isPending={busy} onPress={() => void takeBack()}>
              {t('network.back.sure')}
            </Button>
          </>
        )}
      >
        <ErrorMessage error={error} />
        <p>{t('network.back.what')}</p>
      </Dialog>
    </>
  )
}
