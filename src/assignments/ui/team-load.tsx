// For a supervisor: how much each colleague carries, whoever has most that is late first.
import { useQuery } from '@tanstack/react-query'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useWorkers } from './use-assignments.ts'

const figures = ['cases', 'urgent', 'late', 'highRisk'] as const

export function TeamLoad() {
  const { t, dates } = useLanguage()
  const { nameOf } = useWorkers()
  const { data, error } = useQuery({
    queryKey: ['work', 'load'],
    queryFn: ({ signal }) => api.assignments.load({}, { signal }),
  })
  if (error) return <ErrorMessage error={error} />
  if (!data) return <Skeleton label={t('worker.load.loading')} lines={4} />
  if (data.workers.length === 0) return null
  const items = data.workers
    .map((one) => ({ ...one, id: one.user }))
    .toSorted((a, b) => b.late - a.late || b.cases - a.cases)
  return (
    <Table
      caption={t('worker.load')}
      items={items}
      columns={[
        { id: 'worker', label: t('worker.worker'), cell: ({ user }) => <bdi>{nameOf(user)}</bdi> },
        ...figures.map((id) => ({
          id,
          label: t(`worker.load.${id}`),
          cell: (one: (typeof items)[number]) => dates.number(one[id]),
          end: true,
        })),
      ]}
    />
  )
}
