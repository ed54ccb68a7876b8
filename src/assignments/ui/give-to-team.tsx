// Giving one case to a team of the house: who reads it then, who does not any more, and what becomes of its worker, before it is done.
import { useState } from 'react'
import { caseRoles } from '../../api/roles.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { useTeamName, useTeams, type Team } from '../../organisations/ui/teams/own-teams.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe, useSession } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { giveToTeam } from '../client/give-to-team.ts'
import { useCaseWorkers, useWorkers } from './use-assignments.ts'

export function GiveToTeam({ shared }: { shared: SharedCase }) {
  const { t } = useLanguage()
  const me = useMe()
  const teams = useTeams()
  const [isOpen, setOpen] = useState(false)
  const others = (teams ?? []).filter(
    ({ circle, members }) => circle !== shared.case.ownerCircle && members.length > 0,
  )
  const mayGive = hasOneOf(me.roles, caseRoles) && me.circles.includes(shared.case.ownerCircle)
  if (!mayGive || others.length === 0) return null
  return (
    <>
      <Button size="small" icon="people" onPress={() => setOpen(true)}>
        {t('giveTeam.open')}
      </Button>
      {isOpen && <Giving shared={shared} teams={others} onClose={() => setOpen(false)} />}
    </>
  )
}

interface GivingProps {
  shared: SharedCase
  teams: readonly Team[]
  onClose: () => void
}

/** What giving a case to a team does to those who read it and work on it, in sentences. */
function Outcome({ team, caseId }: { team: Team; caseId: string }) {
  const { t, language } = useLanguage()
  const me = useMe()
  const { nameOf } = useWorkers()
  const { data: workers } = useCaseWorkers(caseId)
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const left = [workers?.worker, workers?.second].filter(
    (one): one is string => Boolean(one) && !team.members.includes(one as string),
  )
  return (
    <>
      <p>{t('giveTeam.readers', { names: list.format(team.members.map(nameOf)) })}</p>
      {team.members.length === 1 && <Notice tone="due" title={t('inside.alone')} />}
      {left.length > 0 && <p>{t('giveTeam.workers', { names: list.format(left.map(nameOf)) })}</p>}
      {!team.members.includes(me.id) && <Notice tone="due" title={t('giveTeam.notMe')} />}
    </>
  )
}

function Giving({ shared, teams, onClose }: GivingProps) {
  const { t } = useLanguage()
  const { takeUpCircles } = useSession()
  const navigateWhenDone = useNavigateWhenDone()
  const { say } = useNotices()
  const nameOf = useTeamName()
  const { busy, error, run } = usePendingAction()
  const [chosen, choose] = useState<number | null>(teams.length === 1 ? (teams[0]?.circle ?? null) : null)
  const team = teams.find(({ circle }) => circle === chosen)
  const caseId = shared.case.id
  const give = async () => {
    if (!team) return
    await run(async () => {
      await giveToTeam(session, caseId, team.circle)
      say({ text: t('giveTeam.done', { team: nameOf(team) }), tone: 'done' })
      onClose()
      if (!team.mine) await navigateWhenDone('/cases')
      await takeUpCircles()
    })
  }
  return (
    <Dialog
      title={t('giveTeam.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={() => (
        <Button look="primary" icon="key" isDisabled={!team} isPending={busy} onPress={() => void give()}>
          {t('giveTeam.go')}
        </Button>
      )}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        <p>{t('giveTeam.words')}</p>
        <Select
          id="give-team"
          label={t('giveTeam.which')}
          options={teams.map((one) => ({ value: String(one.circle), label: nameOf(one) }))}
          value={chosen === null ? null : String(chosen)}
          onChange={(next) => choose(Number(next))}
        />
        {team && <Outcome team={team} caseId={caseId} />}
      </div>
    </Dialog>
  )
}
