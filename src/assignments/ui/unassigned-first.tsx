// What nobody works on yet, for the supervisor: the three that wait longest, and the list of all.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-aria-components/Link'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useUnassignedRow } from './unassigned.tsx'

const inSight = 3
const inSightNarrow = 1

export function UnassignedFirst() {
  const { t, dates } = useLanguage()
  const most = useIsNarrow('40rem') ? inSightNarrow : inSight
  const rowOf = useUnassignedRow()
  const { data } = useQuery({
    queryKey: ['work', 'unassigned', 'first'],
    queryFn: ({ signal }) => api.assignments.unassigned({}, { signal }),
  })
  const cases = data?.cases ?? []
  if (cases.length === 0) return null
  const count = data?.next ? `${dates.number(cases.length)}+` : dates.number(cases.length)
  return (
    <section>
      <Rows
        heading={t('work.group', { name: t('work.whose.unassigned'), count })}
        rows={cases.slice(0, most).map(rowOf)}
      />
      {cases.length > most && <Link href="/?whose=unassigned">{t('team.unassigned.all')}</Link>}
    </section>
  )
}
