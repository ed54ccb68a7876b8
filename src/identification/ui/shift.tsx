// A shift at the desk: what the one before has handed over, taken over with one press; and how much everybody has in hand. What was said is
// sealed for the whole desk, so whoever goes on asks nothing again.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useNow } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'

type Contact = Awaited<ReturnType<typeof api.reports.list>>['reports'][number]

/** The list and the numbers beside it are read anew. */
function useReload() {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['contacts'] })
    void queries.invalidateQueries({ queryKey: ['contact load'] })
  }
}

/** My shift ends: pressed once. Nothing where nothing is mine. */
export function HandOver({ contacts }: { contacts: readonly Contact[] }) {
  const { t } = useLanguage()
  const me = useMe()
  const { say } = useNotices()
  const reload = useReload()
  const { busy, error, run } = usePendingAction()
  const mine = contacts.filter(({ holder, handedAt }) => holder === me.id && handedAt === null)
  if (mine.length === 0) return null
  const handOver = () =>
    run(async () => {
      const { handed } = await api.reports.handOver({})
      say({ text: t('hotline.shift.handed', { count: handed }) })
      reload()
    })
  return (
    <>
      <Button look="quiet" isPending={busy} onPress={() => void handOver()}>
        {t('hotline.shift.end', { count: mine.length })}
      </Button>
      <ErrorMessage error={error} />
    </>
  )
}

interface HandedProps {
  contacts: readonly Contact[]
  /** A contact as it stands in the list. */
  rowOf: (contact: Contact) => Row
}

/** What was handed over and nobody has taken yet: all at once, or one. */
export function HandedOver({ contacts, rowOf }: HandedProps) {
  const { t } = useLanguage()
  const called = useColleagueName()
  const { say } = useNotices()
  const reload = useReload()
  const { busy, error, run } = usePendingAction()
  const waiting = contacts.filter(({ handedAt }) => handedAt !== null)
  if (waiting.length === 0) return null
  const take = (tracks: string[]) =>
    run(async () => {
      const { taken } = await api.reports.take({ tracks })
      say({ text: t('hotline.shift.taken', { count: taken }) })
      reload()
    })
  const from = [...new Set(waiting.flatMap(({ holder }) => holder ?? []))].map(called).join(', ')
  return (
    <Card title={t('hotline.shift.from', { who: from, count: waiting.length })}>
      <ErrorMessage error={error} />
      <Rows
        rows={waiting.map((contact) => ({
          ...rowOf(contact),
          actions: (
            <Button size="small" isPending={busy} onPress={() => void take([contact.track])}>
              {t('hotline.shift.take')}
            </Button>
          ),
        }))}
      />
      <Button look="primary" isPending={busy} onPress={() => void take(waiting.map(({ track }) => track))}>
        {t('hotline.shift.takeAll', { count: waiting.length })}
      </Button>
    </Card>
  )
}

/** How much each of the desk goes on with. */
export function Load() {
  const { t, dates } = useLanguage()
  const now = useNow()
  const called = useColleagueName()
  const { data } = useQuery({
    queryKey: ['contact load'],
    queryFn: ({ signal }) => api.reports.load({}, { signal }),
    staleTime: 0,
    refetchInterval: 60_000,
  })
  if (!data || data.holders.length === 0) return null
  const items = data.holders.map((one) => ({ ...one, id: one.holder ?? 'nobody' }))
  return (
    <FoldedIfNarrow title={t('hotline.load')}>
      <Card>
        <Table
          holds="sealed"
          caption={t('hotline.load')}
          items={items}
          columns={[
            {
              id: 'who',
              label: t('hotline.load.who'),
              cell: ({ holder }) => <bdi>{holder ? called(holder) : t('hotline.load.nobody')}</bdi>,
            },
            { id: 'open', label: t('hotline.load.open'), end: true, cell: ({ open }) => dates.number(open) },
            {
              id: 'danger',
              label: t('hotline.load.danger'),
              end: true,
              cell: ({ danger }) => dates.number(danger),
            },
            {
              id: 'call',
              label: t('hotline.load.call'),
              cell: ({ nextCall }) => (nextCall ? dates.due(nextCall, now) : '–'),
            },
          ]}
        />
      </Card>
    </FoldedIfNarrow>
  )
}
