// One team: who is in it, and what I may do about that. Whoever is in it lets a colleague in, since only they hold its key;
// an administrator can take somebody out, and never gets in by themselves.
import { startRotation } from '../../../web/session/rotation.ts'
import { session } from '../../../web/session/window-session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import type { Colleague } from '../../../web/session/colleagues.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { Dialog } from '../../../web/controls/dialog.tsx'
import { Notice, useNotices } from '../../../web/controls/notice.tsx'
import { Pill } from '../../../web/controls/pill.tsx'
import { Rows, type Row } from '../../../web/controls/rows.tsx'
import { ComboBox } from '../../../web/controls/select.tsx'
import { useLanguage, useText } from '../../../web/language/language.tsx'
import { useSession } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { OnlyHandle } from '../only-handle.tsx'
import { admitToCircle, leaveTeam, rotateIfDue, type Rotated } from '../../client/members.ts'
import { Naming } from '../name-colleague.tsx'
import { nameTeam } from '../../client/give-name.ts'
import { Intake } from './intake.tsx'
import { useTeamName, type Team } from './own-teams.ts'

interface TeamProps {
  team: Team
  colleagues: readonly Colleague[]
}

export function TeamCard({ team, colleagues }: TeamProps) {
  const { t, dates } = useLanguage()
  const called = useTeamName()(team)
  const { me } = useSession()
  const mayTakeOut = (team.mine || me.roles.includes('administrator')) && team.members.length > 1
  const rows = team.members.flatMap((id): Row[] => {
    const one = colleagues.find((colleague) => colleague.id === id)
    if (!one) return []
    return [
      {
        id,
        title: one.name ?? one.handle,
        detail: one.roles.map((role) => t(`people.role.${role}`)).join(t('people.and')),
        facts: id === me.id ? [<Pill key="me">{t('people.you')}</Pill>] : [],
        actions: (id === me.id ? team.members.length > 1 : mayTakeOut) && <TakeOut team={team} who={one} />,
      },
    ]
  })
  return (
    <Card
      title={called}
      lead={t('team.for', { purpose: t(`person.team.${team.purpose}`) })}
      aside={
        <>
          {(team.mine || me.roles.includes('administrator')) && (
            <Naming
              known={called}
              name={team.name ?? ''}
              keep={(name) => nameTeam(session, team.circle, name)}
              shownIn="teams"
            />
          )}
          {team.mine && <LetIn team={team} colleagues={colleagues} />}
        </>
      }
    >
      <div className="stack">
        {team.due && team.mine && <Owed team={team} />}
        {team.due && !team.mine && team.members.length > 0 && (
          <Notice tone="info" title={t('team.dueElsewhere')} />
        )}
        {rows.length === 1 && <Notice tone="due" title={t('team.alone', { name: rows[0]?.title ?? '' })} />}
        {rows.length > 0 ? <Rows rows={rows} /> : <Notice tone="due" title={t('team.nobody')} />}
        <Intake team={team} />
        <p className="second">
          {t(team.mine ? 'team.mine' : 'team.notMine')}{' '}
          {t('team.since', { epoch: team.epoch, day: dates.day(team.since) })}
        </p>
      </div>
    </Card>
  )
}

/** What every act on a team does before and after: it can fail, and then nothing is lost. */
function useTeamAct() {
  const { takeUpCircles } = useSession()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const act = (what: () => Promise<Rotated>): Promise<boolean> =>
    run(async () => {
      if ((await what()).rotated) void startRotation()
      await takeUpCircles()
      await queries.invalidateQueries({ queryKey: ['own log'] })
    })
  return { busy, error, act }
}

/** Somebody has left, or the first key was made by somebody outside: whoever is in it makes the next one. */
function Owed({ team }: { team: Team }): ReactNode {
  const t = useText()
  const { busy, error, act } = useTeamAct()
  return (
    <Notice
      tone="due"
      title={t('team.due')}
      action={
        <Button
          look="primary"
          icon="key"
          isPending={busy}
          onPress={() => void act(() => rotateIfDue(session, team.circle))}
        >
          {t('orgKeys.turn')}
        </Button>
      }
    >
      <ErrorMessage error={error} />
    </Notice>
  )
}

function LetIn({ team, colleagues }: TeamProps) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, act } = useTeamAct()
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const outside = colleagues.filter((one) => !team.members.includes(one.id))
  if (outside.length === 0) return null
  const who = outside.find((one) => one.id === chosen)
  const letThemIn = async () => {
    if (!who) return
    if (!(await act(() => admitToCircle(session, team.circle, who.id)))) return
    setOpen(false)
    setChosen(null)
    say({ text: t('team.letIn.done', { name: who.name ?? who.handle }), tone: 'done' })
  }
  return (
    <>
      <Button icon="plus" onPress={() => setOpen(true)}>
        {t('team.letIn')}
      </Button>
      <Dialog
        title={t('team.letIn.title')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button
            look="primary"
            icon="key"
            isDisabled={!who}
            isPending={busy}
            onPress={() => void letThemIn()}
          >
            {t('people.letIn')}
          </Button>
        )}
      >
        <div className="stack">
          <ErrorMessage error={error} />
          <p>{t('team.letIn.what')}</p>
          <ComboBox
            label={t('team.letIn.who')}
            options={outside.map((one) => ({ value: one.id, label: one.name ?? one.handle }))}
            value={chosen}
            onChange={setChosen}
          />
          <OnlyHandle who={who} />
        </div>
      </Dialog>
    </>
  )
}

/** Out of the team, not out of the house: asked once more, since it ends their reading at once. */
function TakeOut({ team, who }: { team: Team; who: Colleague }) {
  const t = useText()
  const { me } = useSession()
  const { say } = useNotices()
  const { busy, error, act } = useTeamAct()
  const [isOpen, setOpen] = useState(false)
  const name = who.name ?? who.handle
  const self = who.id === me.id
  const takeOut = async () => {
    if (!(await act(() => leaveTeam(session, team.circle, who.id)))) return
    setOpen(false)
    say({ text: t(self ? 'team.out.doneSelf' : 'team.out.done', { name }), tone: 'done' })
  }
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t(self ? 'team.out.self' : 'team.out')} {!self && <span className="unseen">{name}</span>}
      </Button>
      <Dialog
        title={t(self ? 'team.out.titleSelf' : 'team.out.title', { name })}
        alert
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('team.out.keep')}</Button>
            <Button look="danger" isPending={busy} onPress={() => void takeOut()}>
              {t(self ? 'team.out.sureSelf' : 'team.out.sure')}
            </Button>
          </>
        )}
      >
        <ErrorMessage error={error} />
        <OnlyHandle who={who} />
        <p>{t(self ? 'team.out.whatSelf' : 'team.out.what')}</p>
        {!team.mine && <Notice tone="info" title={t('team.out.keyLater')} />}
      </Dialog>
    </>
  )
}
