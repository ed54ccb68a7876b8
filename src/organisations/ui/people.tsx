// Who works here. The administrator lets joined colleagues in, invites new ones, and closes the door behind those who
// leave; everybody else sees with whom they work.
import { startRotation } from '../../web/session/rotation.ts'
import { session } from '../../web/session/window-session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { useColleagues, type Colleague } from '../../web/session/colleagues.ts'
import { codeOf } from '../../api/code-of.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { OnlyHandle } from './only-handle.tsx'
import { nameColleague } from '../client/give-name.ts'
import { admitToCircle, suspendMember } from '../client/members.ts'
import { isProgram } from '../program.ts'
import { Naming } from './name-colleague.tsx'
import { InviteAgain } from './invite-again.tsx'
import { Invite } from './invite.tsx'
import { RotationProgress } from './rotate-cases.tsx'
import { ChangeRoles } from './roles.tsx'
import { WaitingChanges } from './waiting-changes.tsx'

const waitsOutside = (one: Colleague) =>
  one.state === 'active' && !one.inCircle && one.encPublic !== null && !isProgram(one)

/** Where one goes from here, and inviting somebody. */
function Ways({ manages, hasProgram }: { manages: boolean; hasProgram: boolean }) {
  const t = useText()
  return (
    <>
      <ButtonLink href="/network" icon="home">
        {t('network.title')}
      </ButtonLink>
      <ButtonLink href="/teams" icon="people">
        {t('team.title')}
      </ButtonLink>
      <ButtonLink href="/guardians" icon="key">
        {t('guardian.title')}
      </ButtonLink>
      <ButtonLink href="/rota" icon="clock">
        {t('rota.title')}
      </ButtonLink>
      {manages && (
        <ButtonLink href="/directory/own" icon="book">
          {t('directory.own.title')}
        </ButtonLink>
      )}
      {manages && (
        <ButtonLink href="/people/sign-in" icon="key">
          {t('provider.title')}
        </ButtonLink>
      )}
      {hasProgram && (
        <ButtonLink href="/people/web-hooks" icon="globe">
          {t('webhook.title')}
        </ButtonLink>
      )}
      {manages && <Invite />}
    </>
  )
}

export function People() {
  const t = useText()
  const me = useMe()
  const { data: people, isPending, isError, refetch } = useColleagues()
  const queries = useQueryClient()
  // Somebody may have joined or changed since the names were last opened.
  useEffect(() => void queries.invalidateQueries({ queryKey: ['colleagues'] }), [queries])
  const manages = me.roles.includes('administrator')
  const waiting = people?.filter(waitsOutside) ?? []
  const present = people?.filter((one) => one.state === 'active' && (one.inCircle || isProgram(one))) ?? []
  const invited = people?.filter((one) => one.state === 'invited') ?? []
  const gone = people?.filter((one) => one.state === 'suspended') ?? []
  return (
    <Page
      title={t('people.title')}
      lead={t(manages ? 'people.leadAdministrator' : 'people.lead', { organisation: me.organisation.name })}
      actions={<Ways manages={manages} hasProgram={manages && present.some(isProgram)} />}
    >
      {isPending && (
        <Card>
          <Skeleton label={t('people.loading')} lines={6} />
        </Card>
      )}
      {isError && (
        <ErrorNotice
          title={t('people.failed')}
          action={<Button onPress={() => void refetch()}>{t('web.page.again')}</Button>}
        />
      )}
      {manages && people && <WaitingChanges people={people} />}
      {waiting.length > 0 && <LetIn waiting={waiting} />}
      <RotationProgress />
      {people && (
        <Card>
          <h2 className="unseen">{t('people.list')}</h2>
          <Group id="here" people={present} />
          {manages && <Group id="invited" people={invited} />}
          {manages && <Group id="gone" people={gone} />}
          {present.length + invited.length < 2 && manages && (
            <EmptyState icon="people" title={t('people.empty.title')} words={t('people.empty.words')} />
          )}
        </Card>
      )}
    </Page>
  )
}

function Group({ id, people }: { id: 'here' | 'invited' | 'gone'; people: readonly Colleague[] }) {
  const { t, dates } = useLanguage()
  const me = useMe()
  const today = useToday()
  const manages = me.roles.includes('administrator')
  if (people.length === 0) return null
  const now = Date.parse(me.network.now)
  const isOver = ({ invitedUntil }: Colleague) => invitedUntil !== null && Date.parse(invitedUntil) <= now
  const rows = people.map((one): Row => ({
    id: one.id,
    title: one.name ?? one.handle,
    detail: (
      <>
        {one.name && <bdi dir="ltr">{one.handle}</bdi>}
        {one.name && ' · '}
        {one.roles.map((role) => t(`people.role.${role}`)).join(t('people.and'))}
      </>
    ),
    facts: [
      one.id === me.id && <Pill tone="done">{t('people.you')}</Pill>,
      one.endsOn !== null && (
        <Pill tone={one.endsOn < today ? 'late' : 'calm'}>
          {t('people.program.until', { day: dates.day(one.endsOn) })}
        </Pill>
      ),
      id === 'invited' && (
        <Pill tone={isOver(one) ? 'late' : 'due'}>
          {t(isOver(one) ? 'people.state.over' : 'people.state.invited')}
        </Pill>
      ),
    ].filter((fact) => fact !== false),
    actions: manages && id !== 'gone' && (
      <>
        <Naming
          known={one.name ?? one.handle}
          name={one.name ?? ''}
          keep={(name) => nameColleague(session, one.id, name)}
          shownIn="colleagues"
        />
        {id === 'here' && !isProgram(one) && <ChangeRoles who={one} />}
        {one.id !== me.id && <InviteAgain who={one} />}
        {id === 'here' && one.id !== me.id && <Suspend who={one} />}
      </>
    ),
  }))
  return (
    <Rows
      heading={t('work.group', { name: t(`people.group.${id}`), count: dates.number(people.length) })}
      rows={rows}
    />
  )
}

/** Seals the organisation's key to those who have joined and wait. */
function LetIn({ waiting }: { waiting: readonly Colleague[] }) {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  // Who joined by an invitation whose day has passed, and nobody has spoken in the log since: a human looks first.
  const [late, setLate] = useState<string | null>(null)
  const letIn = async (one: Colleague) => {
    setBusy(one.id)
    setFailed(null)
    try {
      const looked = late === one.id
      const { rotated } = await admitToCircle(session, me.organisation.circle, one.id, looked)
      if (rotated) void startRotation()
      say({ text: t('people.letIn.done', { name: one.name ?? one.handle }), tone: 'done' })
      await queries.invalidateQueries({ queryKey: ['work', 'counts'] })
      await queries.invalidateQueries({ queryKey: ['colleagues'] })
    } catch (error) {
      if (codeOf(error) === 'unsettled') setLate(one.id)
      else setFailed(error)
    } finally {
      setBusy(null)
    }
  }
  return (
    <Card title={t('people.letIn.title')} lead={t('people.letIn.lead')} accent="action">
      {codeOf(failed) === 'unwitnessed' ? (
        <ErrorMessage error={failed} />
      ) : (
        failed !== null && <ErrorNotice title={t('people.letIn.failed')} />
      )}
      <Rows
        rows={waiting.map((one) => ({
          id: one.id,
          title: one.name ?? one.handle,
          detail: (
            <>
              {one.roles.map((role) => t(`people.role.${role}`)).join(t('people.and'))}{' '}
              <OnlyHandle who={one} />
              {late === one.id && <Notice tone="due">{t('people.letIn.late')}</Notice>}
            </>
          ),
          actions: (
            <Button
              look="primary"
              size="small"
              icon="key"
              isPending={busy === one.id}
              onPress={() => void letIn(one)}
            >
              {t(late === one.id ? 'people.letIn.looked' : 'people.letIn')}
            </Button>
          ),
        }))}
      />
    </Card>
  )
}

/** Closes the door behind somebody: their sessions end, and the circle gets a key that they never had. */
function Suspend({ who }: { who: Colleague }) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [isOpen, setOpen] = useState(false)
  const { busy, error, run } = usePendingAction()
  const name = who.name ?? who.handle
  const suspend = async () => {
    await run(async () => {
      const { waits, rotated } = await suspendMember(session, who.id)
      if (rotated) void startRotation()
      setOpen(false)
      say({ text: t(waits ? 'people.suspend.waits' : 'people.suspend.done', { name }), tone: 'done' })
      await queries.invalidateQueries({ queryKey: ['own log'] })
      await queries.invalidateQueries({ queryKey: ['colleagues'] })
    })
  }
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setOpen(true)}>
        {t('people.suspend')} <span className="unseen">{name}</span>
      </Button>
      <Dialog
        title={t('people.suspend.title', { name })}
        alert
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('people.suspend.keep')}</Button>
            <Button look="danger" isPending={busy} onPress={() => void suspend()}>
              {t('people.suspend.sure')}
            </Button>
          </>
        )}
      >
        {error !== null && <ErrorNotice title={t('people.suspend.failed')} />}
        <OnlyHandle who={who} />
        <p>{t('people.suspend.what')}</p>
        <Notice tone="info" title={t('people.suspend.cases')} />
      </Dialog>
    </>
  )
}
