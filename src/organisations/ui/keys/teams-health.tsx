// How the keys of the organisation's teams stand, beside that of the whole organisation.
import { ButtonLink } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { Pill } from '../../../web/controls/pill.tsx'
import { Table } from '../../../web/controls/table.tsx'
import { useLanguage } from '../../../web/language/language.tsx'
import { useTeamName, useTeams } from '../teams/own-teams.ts'

export function TeamsHealth() {
  const { t, dates } = useLanguage()
  const teams = useTeams()
  const nameOf = useTeamName()
  if (!teams || teams.length === 0) return null
  return (
    <Card title={t('team.title')} lead={t('orgKeys.teams.lead')}>
      <div className="stack">
        <Table
          holds="sealed"
          caption={t('team.title')}
          hideCaption
          columns={[
            {
              id: 'team',
              label: t('orgKeys.teams.team'),
              cell: (one) => <bdi>{nameOf(one)}</bdi>,
            },
            { id: 'count', label: t('orgKeys.teams.count'), cell: (one) => dates.number(one.members.length) },
            {
              id: 'key',
              label: t('orgKeys.teams.key'),
              cell: (one) => t('orgKeys.teams.made', { epoch: one.epoch, day: dates.day(one.since) }),
            },
            {
              id: 'due',
              label: t('orgKeys.teams.state'),
              cell: (one) => (
                <Pill tone={one.due ? 'due' : 'done'}>
                  {t(one.due ? 'orgKeys.teams.due' : 'orgKeys.teams.good')}
                </Pill>
              ),
            },
          ]}
          items={teams.map((one) => ({ ...one, id: String(one.circle) }))}
        />
        <div>
          <ButtonLink href="/teams">{t('orgKeys.teams.go')}</ButtonLink>
        </div>
      </div>
    </Card>
  )
}
