// Which team takes in what is referred, handed over or agreed for the whole house: an administrator says it.
import { useQueryClient } from '@tanstack/react-query'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { Button } from '../../../web/controls/button.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { useText } from '../../../web/language/language.tsx'
import { api } from '../../../web/session/api.ts'
import { useOrganisations } from '../../../web/session/organisations.ts'
import { useMe } from '../../../web/session/session.tsx'
import { useTeamName, type Team } from './own-teams.ts'

export function Intake({ team }: { team: Team }) {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const { data: organisations } = useOrganisations()
  const nameOf = useTeamName()
  const own = organisations?.find(({ id }) => id === me.organisation.id)
  if (!own || team.members.length === 0) return null
  const isIntake = own.intake === team.circle
  const isAdministrator = me.roles.includes('administrator')
  if (!isIntake && !isAdministrator) return null
  const name = nameOf(team)
  const change = () =>
    run(async () => {
      await api.teams.nameIntake({ circle: isIntake ? null : team.circle })
      await queries.invalidateQueries({ queryKey: ['organisations'] })
      say({ text: t(isIntake ? 'team.intake.ended' : 'team.intake.named', { name }), tone: 'done' })
    })
  return (
    <div className="row">
      {isIntake && <p>{t('team.intake')}</p>}
      {isAdministrator && (
        <Button size="small" isPending={busy} onPress={() => void change()}>
          {t(isIntake ? 'team.intake.end' : 'team.intake.name')}
          <span className="unseen"> {name}</span>
        </Button>
      )}
      <ErrorMessage error={error} />
    </div>
  )
}
