// Who needs a bed tonight and has none offered, where places are free, and which organisations meet this week.
import { Card } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { Desk } from '../api.ts'
import { useOrganisationName } from './use-desk.ts'

/** So many requests stand on the page; the count says how many there are. */
const shown = 5

export function Tonight({ desk }: { desk: Desk }) {
  const { t } = useLanguage()
  const nameOf = useOrganisationName()
  const { beds, places } = desk
  return (
    <Card title={t('coordination.beds.title', { count: beds.length })}>
      {beds.length === 0 ? <p className="second">{t('coordination.beds.none')}</p> : <Beds desk={desk} />}
      <p className="second">
        {places.length > 0
          ? t('coordination.places', {
              houses: places
                .map((one) => t(`coordination.places.${one.places}`, { name: nameOf(one.organisation) }))
                .join(' · '),
            })
          : t('coordination.places.none')}
      </p>
      <h3>{t('coordination.conferences')}</h3>
      <Conferences desk={desk} />
    </Card>
  )
}

function Beds({ desk }: { desk: Desk }) {
  const { t, dates } = useLanguage()
  const nameOf = useOrganisationName()
  return (
    <Rows
      rows={desk.beds.slice(0, shown).map((bed, at) => ({
        id: String(at),
        title: t('coordination.beds.people', { count: bed.people ?? 1 }),
        before: (
          <Pill tone={bed.urgency === 'now' ? 'danger' : 'due'}>
            {t(bed.urgency === 'now' ? 'coordination.beds.danger' : 'coordination.beds.tonight')}
          </Pill>
        ),
        detail: t('coordination.beds.detail', {
          name: nameOf(bed.organisation),
          when: dates.ago(bed.since, new Date(desk.now)),
          houses: bed.houses,
        }),
      }))}
    />
  )
}

function Conferences({ desk }: { desk: Desk }) {
  const { t, dates } = useLanguage()
  const nameOf = useOrganisationName()
  if (desk.conferences.length === 0) return <p className="second">{t('coordination.conferences.none')}</p>
  return (
    <Rows
      rows={desk.conferences.slice(0, shown).map((one, at) => ({
        id: String(at),
        title: dates.day(one.day, new Date(desk.now)),
        detail: t('coordination.conferences.detail', {
          name: nameOf(one.organisation),
          count: one.asked + 1,
        }),
        facts: [
          <Pill key="answers" tone={one.silent > 0 ? 'due' : 'done'}>
            {one.silent > 0
              ? t('coordination.conferences.silent', { count: one.silent })
              : t('coordination.conferences.answered')}
          </Pill>,
        ],
      }))}
    />
  )
}
