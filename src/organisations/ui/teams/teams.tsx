// The teams of my organisation. Everybody at home sees which there are and who is in them; what they carry is opened by whoever
// is in them, and by nobody else.
import { Suspense } from 'react'
import { useColleagues } from '../../../web/session/colleagues.ts'
import { Card, EmptyState } from '../../../web/controls/card.tsx'
import { Skeleton } from '../../../web/controls/progress.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { Filled } from '../../../web/shell/slots.tsx'
import { RotationProgress } from '../rotate-cases.tsx'
import { isProgram } from '../../program.ts'
import { MakeTeam } from './make-team.tsx'
import { useTeams } from './own-teams.ts'
import { TeamCard } from './team-card.tsx'
import { teamsHead } from './team-slots.ts'

export function Teams() {
  const t = useText()
  const me = useMe()
  const { data: people } = useColleagues()
  const teams = useTeams()
  const colleagues = people?.filter(
    (one) => one.state === 'active' && (one.inCircle || (isProgram(one) && one.encPublic !== null)),
  )
  return (
    <Page
      title={t('team.title')}
      lead={t('team.lead')}
      back={{ href: '/people', label: t('people.title') }}
      actions={me.roles.includes('administrator') && colleagues && <MakeTeam colleagues={colleagues} />}
    >
      <RotationProgress />
      <Suspense>
        <Filled slot={teamsHead} />
      </Suspense>
      {teams && colleagues ? (
        <div className="stack">
          {teams.map((team) => (
            <TeamCard key={team.circle} team={team} colleagues={colleagues} />
          ))}
          {teams.length === 0 && (
            <Card>
              <EmptyState
                icon="people"
                title={t('team.empty')}
                words={t(
                  me.roles.includes('administrator') ? 'team.empty.administrator' : 'team.empty.words',
                )}
              />
            </Card>
          )}
        </div>
      ) : (
        <Card>
          <Skeleton label={t('team.loading')} lines={5} />
        </Card>
      )}
    </Page>
  )
}
