// Requests that nobody has answered, by how long they wait: the oldest stands on top, with who was asked and for what kind of help.
import { Card, EmptyState, Facts } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { Desk } from '../api.ts'
import { Remind } from './remind.tsx'
import { useOrganisationName } from './use-desk.ts'

/** Whole days from which a group begins; each goes to the next. */
const bands = [4, 2, 1, 0] as const

export function Unanswered({ desk }: { desk: Desk }) {
  const { t } = useLanguage()
  const { oldestReferral: oldest, referrals } = desk
  const total = referrals.reduce((sum, { n }) => sum + n, 0)
  if (!oldest)
    return (
      <Card title={t('coordination.referrals')}>
        <EmptyState
          small
          icon="send"
          title={t('coordination.referrals.none')}
          words={t('coordination.referrals.none.words')}
        />
      </Card>
    )
  return (
    <Card title={t('coordination.referrals.title', { count: total })}>
      <Oldest desk={desk} oldest={oldest} />
      <Ages referrals={referrals} />
    </Card>
  )
}

function Oldest({ desk, oldest }: { desk: Desk; oldest: NonNullable<Desk['oldestReferral']> }) {
  const { t, dates } = useLanguage()
  const nameOf = useOrganisationName()
  return (
    <section aria-label={t('coordination.referrals.oldest')} className="stack">
      <h3>
        {t('coordination.referrals.oldest')}{' '}
        <Pill tone={oldest.urgency === 'now' ? 'danger' : 'late'}>
          {dates.ago(oldest.sent, new Date(desk.now))}
        </Pill>
      </h3>
      <Facts
        facts={[
          { term: t('coordination.referrals.asked'), value: <bdi>{nameOf(oldest.asked)}</bdi> },
          { term: t('coordination.referrals.asking'), value: <bdi>{nameOf(oldest.asking)}</bdi> },
          { term: t('coordination.referrals.service'), value: t(`service.${oldest.service}`) },
        ]}
      />
      <Remind desk={desk} organisation={oldest.asked} about="referrals" />
    </section>
  )
}

function Ages({ referrals }: Pick<Desk, 'referrals'>) {
  const { t, dates } = useLanguage()
  const nameOf = useOrganisationName()
  return (
    <Table
      holds="clear"
      caption={t('coordination.referrals.ages')}
      hideCaption
      items={bands
        .map((days) => ({ id: String(days), of: referrals.filter((one) => one.days === days) }))
        .filter(({ of }) => of.length > 0)}
      columns={[
        { id: 'age', label: t('coordination.referrals.age'), cell: ({ id }) => t(`coordination.age.${id}`) },
        {
          id: 'n',
          label: t('coordination.referrals.count'),
          end: true,
          cell: ({ of }) => dates.number(of.reduce((sum, { n }) => sum + n, 0)),
        },
        {
          id: 'where',
          label: t('coordination.referrals.oldestAt'),
          cell: ({ of }) => <bdi>{nameOf(of[0]!.organisation)}</bdi>,
        },
      ]}
    />
  )
}
