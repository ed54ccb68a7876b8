// Who reads a case inside the house that carries it, by name, as the checked log has it; and the way to give it to a team.
import { useOwnLog } from '../../organisations/ui/own-log.ts'
import { useTeams } from '../../organisations/ui/teams/own-teams.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useText } from '../../web/language/language.tsx'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { GiveToTeam } from './give-to-team.tsx'
import { useCaseWorkers } from './use-assignments.ts'
import { useTeamName } from './use-team-name.ts'

export function InsideHouse({ shared }: { shared: SharedCase }) {
  const t = useText()
  const me = useMe()
  const { data: log } = useOwnLog()
  const { data: colleagues } = useColleagues()
  const { data: workers } = useCaseWorkers(shared.case.id)
  const teams = useTeams()
  const nameOf = useTeamName()
  const { ownerCircle } = shared.case
  const members = log?.circles.find(({ id }) => id === ownerCircle)?.members
  if (!members || !colleagues || !teams) return null
  const team = teams.find(({ circle }) => circle === ownerCircle)
  const pillOf = (id: string) =>
    id === workers?.worker ? 'worker.worker' : id === workers?.second ? 'worker.second' : undefined
  const rows = members.flatMap((id) => {
    const one = colleagues.find((colleague) => colleague.id === id)
    if (!one) return []
    const pill = pillOf(id)
    const name = one.name ?? one.handle
    return {
      id,
      title: id === me.id ? t('team.me', { name }) : name,
      detail: one.roles.map((role) => t(`people.role.${role}`)).join(t('people.and')),
      facts: pill ? [<Pill key="worker">{t(pill)}</Pill>] : [],
    }
  })
  return (
    <Card
      title={t('inside.title', { organisation: me.organisation.name })}
      lead={team ? t('inside.team', { team: nameOf(team) }) : t('inside.everybody')}
      aside={<GiveToTeam shared={shared} />}
    >
      <div className="stack">
        {rows.length === 1 && <Notice tone="due" title={t('inside.alone')} />}
        {!team && rows.length > 1 && <Notice tone="due" title={t('inside.wide', { count: rows.length })} />}
        <Rows rows={rows} />
      </div>
    </Card>
  )
}
