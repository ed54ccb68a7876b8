// On My work of whoever asked: interpreters who have not answered in time, and the way to where the next one is asked.
import { useQuery } from '@tanstack/react-query'
import { caseReaders } from '../../cases/readers.ts'
import { tabOf } from '../../cases/ui/case-slots.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { useWorkers } from './use-assignments.ts'

const shown = 3

export function UnansweredBookings() {
  const { t, dates } = useLanguage()
  const { roles } = useMe()
  const { nameOf } = useWorkers()
  const { data } = useQuery({
    queryKey: ['assignments', 'unanswered'],
    queryFn: ({ signal }) => api.assignments.unanswered({}, { signal }),
    enabled: hasOneOf(roles, caseReaders),
  })
  if (!data || data.bookings.length === 0) return null
  return (
    <section aria-label={t('interpreter.unanswered')}>
      <Rows
        heading={t('interpreter.unanswered')}
        tone="due"
        rows={data.bookings.slice(0, shown).map(({ id, caseId, assigned, from }) => ({
          id,
          title: nameOf(assigned),
          detail: t('interpreter.unanswered.for', { day: dates.day(from) }),
          actions: (
            <ButtonLink size="small" href={tabOf(caseId, 'people')}>
              {t('interpreter.next')} <span className="unseen">{nameOf(assigned)}</span>
            </ButtonLink>
          ),
        }))}
      />
    </section>
  )
}
