// Where to look next: kinds of work, districts and kinds of place in which people were met often enough, when somebody last went there, and
// one press that plans a visit to it.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { fillVisit } from '../../identification/ui/visit-fill.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import { codeWords } from '../../web/track/answers.ts'

export function WhereNext() {
  const { t, dates } = useLanguage()
  const navigate = useNavigate()
  const { data, error } = useQuery({
    queryKey: ['where-next'],
    queryFn: ({ signal }) => api.visits.whereNext({}, { signal }),
  })
  return (
    <Page
      title={t('visit.where.title')}
      lead={data && t('visit.where.lead', { count: data.threshold })}
      back={{ href: '/outside', label: t('frame.place.outside') }}
    >
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('visit.where.loading')} lines={5} />}
      {data && (
        <Card>
          {data.places.length === 0 && (
            <EmptyState icon="search" title={t('visit.where.none')} words={t('visit.where.none.words')} />
          )}
          <Rows
            rows={data.places.map(({ section, district, venue, count, lastVisit }) => ({
              id: `${section} ${district} ${venue}`,
              title: t(`visit.section.${section}`),
              detail: [district || t('visit.where.anywhere'), codeWords(venue, t)].join(' · '),
              facts: [
                t('visit.where.count', { count }),
                lastVisit ? t('visit.where.last', { month: dates.month(lastVisit) }) : t('visit.where.never'),
              ],
              actions: (
                <Button
                  onPress={() => {
                    fillVisit({ section, district, venue })
                    void navigate({ to: '/visits/new' })
                  }}
                >
                  {t('visit.where.plan')}
                  <span className="unseen"> {t(`visit.section.${section}`)}</span>
                </Button>
              ),
            }))}
          />
        </Card>
      )}
    </Page>
  )
}
