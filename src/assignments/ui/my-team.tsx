// For a supervisor, first on My work: how much each colleague carries, for whom something is late the longest, what nobody works on
// yet, who is away, and what waits for a yes. Each is at most two presses away.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { workApprovals } from '../../web/shell/work-slots.ts'
import type { Leave } from '../leaves-api.ts'
import { SayAway } from './away-form.tsx'
import { MoveCases } from './move-cases.tsx'
import { Overdue } from './overdue.tsx'
import { UnassignedFirst } from './unassigned-first.tsx'
import { useWorkers } from './use-assignments.ts'
import { useLeaves } from './use-leaves.ts'
import './assignments.css'

const figures = ['cases', 'urgent', 'late', 'highRisk', 'quiet'] as const
/** So many colleagues are in sight on a telephone. */
const inSightNarrow = 2
const nothing = { cases: 0, urgent: 0, late: 0, highRisk: 0, quiet: 0 }
type Load = Awaited<ReturnType<typeof api.assignments.load>>['workers'][number]

export function MyTeam() {
  const { t } = useLanguage()
  const { options } = useWorkers()
  const { data, error } = useQuery({
    queryKey: ['work', 'load'],
    queryFn: ({ signal }) => api.assignments.load({}, { signal }),
  })
  if (error) return <ErrorMessage error={error} />
  if (!data) return <Skeleton label={t('worker.load.loading')} lines={4} />
  // Whoever carries nothing yet has room: they are in the table too.
  const idle = options
    .filter(({ value }) => data.workers.every(({ user }) => user !== value))
    .map(({ value }) => ({ user: value, ...nothing }))
  return (
    <Card title={t('work.team')}>
      <div className="stack">
        <Loads workers={[...data.workers, ...idle]} />
        <Overdue />
        <Filled slot={workApprovals} />
        <UnassignedFirst />
      </div>
    </Card>
  )
}

function Loads({ workers }: { workers: readonly Load[] }) {
  const { t, dates } = useLanguage()
  const { nameOf } = useWorkers()
  const leaves = useLeaves()
  const isNarrow = useIsNarrow('40rem')
  const [isWhole, setWhole] = useState(false)
  const all = workers
    .map((one) => ({ ...one, id: one.user }))
    .toSorted((a, b) => b.late - a.late || b.cases - a.cases)
  // On a telephone those who carry most; the others at a press.
  const items = isNarrow && !isWhole ? all.slice(0, inSightNarrow) : all
  return (
    <div className="team-load">
      <Table
        holds="sealed"
        caption={t('worker.load')}
        hideCaption
        items={items}
        columns={[
          { id: 'worker', label: t('worker.worker'), cell: ({ user }) => <bdi>{nameOf(user)}</bdi> },
          ...figures.map((id) => ({
            id,
            label: t(`worker.load.${id}`),
            cell: (one: (typeof items)[number]) => dates.number(one[id]),
            end: true,
          })),
          {
            id: 'away',
            label: t('leave.column'),
            cell: ({ user }) => <Away leave={leaves.find((one) => one.user === user)} />,
          },
          {
            id: 'acts',
            label: t('team.acts'),
            cell: ({ user, cases }) => (
              <span className="row">
                {cases > 0 && <MoveCases user={user} />}
                <SayAway user={user} />
              </span>
            ),
          },
        ]}
      />
      {all.length > items.length && (
        <Button look="quiet" size="small" onPress={() => setWhole(true)}>
          {t('work.group.rest', { count: all.length - items.length })}
        </Button>
      )}
    </div>
  )
}

/** From when to when, and who covers. */
function Away({ leave }: { leave: Leave | undefined }) {
  const { t, dates } = useLanguage()
  const { nameOf } = useWorkers()
  if (!leave) return null
  const { from, to, cover } = leave
  return <span>{t('leave.span', { from: dates.day(from), to: dates.day(to), name: nameOf(cover) })}</span>
}
