// The five people for whom something is late the longest: one press.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { Button } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useNow } from '../../web/session/now.ts'
import { dueOf } from '../../web/track/clocks.tsx'
import { useWorkers } from './use-assignments.ts'

type Late = Awaited<ReturnType<typeof api.assignments.overdue>>['people'][number]

export function Overdue() {
  const { t, dates } = useLanguage()
  const now = useNow()
  const { nameOf } = useWorkers()
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['work', 'overdue'],
    queryFn: ({ signal }) => api.assignments.overdue({}, { signal }),
  })
  const people = data?.people ?? []
  if (people.length === 0) return null
  const rowOf = (one: Late): Row => ({
    id: one.caseId,
    title: t(`clock.${one.clock.clock}`),
    href: `/cases/${one.caseId}`,
    detail: one.worker ? <bdi>{nameOf(one.worker)}</bdi> : t('worker.nobody'),
    // Red is for danger and the law.
    before: (
      <Pill tone={one.clock.urgency > 0 && one.clock.source === 'house' ? 'due' : 'late'}>
        {dueOf(one.clock, now, t, dates).words}
      </Pill>
    ),
    about: { name: aliasHere(one.reference, t), reference: one.reference },
  })
  return (
    <section>
      <Button size="small" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t('team.overdue', { count: people.length })}
      </Button>
      {isOpen && <Rows rows={people.map(rowOf)} />}
    </section>
  )
}
