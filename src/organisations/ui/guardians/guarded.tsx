// For whom our organisation is ready to speak; and where one of them has named us and lost its administrators, letting somebody in.
import { useState } from 'react'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import { Button } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { Dialog } from '../../../web/controls/dialog.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { Rows, type Row } from '../../../web/controls/rows.tsx'
import { ComboBox } from '../../../web/controls/select.tsx'
import { TextField } from '../../../web/controls/text-field.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useOrganisations } from '../../../web/session/organisations.ts'
import { useMe } from '../../../web/session/session.tsx'
import { session } from '../../../web/session/window-session.ts'
import { agreeToReadmit, readmit, readyToGuard, stopReadmission } from '../../client/guardians.ts'
import { Paper, PaperActions } from '../invite-paper.tsx'
import { isRunning, useGuardianships, useNameOf, useReadmissions, useRefresh } from './standing.ts'

export function Guarded() {
  const t = useText()
  const nameOf = useNameOf()
  const { data } = useGuardianships()
  const guarded = data?.guarded ?? []
  const rows = guarded.map(({ organisation, named }): Row => ({
    id: String(organisation),
    title: nameOf(organisation),
    detail: t(named ? 'guardian.theirs.named' : 'guardian.theirs.ready'),
    actions: named && <LetIn organisation={organisation} />,
  }))
  return (
    <Card title={t('guardian.theirs')} lead={t('guardian.theirs.lead')}>
      <div className="stack">
        {rows.length > 0 && <Rows rows={rows} />}
        <GetReady known={guarded.map(({ organisation }) => organisation)} />
      </div>
    </Card>
  )
}

/** Our organisation says that it is ready for another one, which may then name it. */
function GetReady({ known }: { known: readonly number[] }) {
  const t = useText()
  const me = useMe()
  const { say } = useNotices()
  const refresh = useRefresh()
  const { busy, error, run } = usePendingAction()
  const { data: everybody = [] } = useOrganisations()
  const [chosen, setChosen] = useState<string | null>(null)
  const others = everybody.filter(({ id }) => id !== me.organisation.id && !known.includes(id))
  const ready = () =>
    run(async () => {
      await readyToGuard(session, Number(chosen))
      say({ text: t('guardian.theirs.done') })
      setChosen(null)
      await refresh()
    })
  return (
    <>
      <ComboBox
        label={t('guardian.theirs.which')}
        options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <ErrorMessage error={error} />
      {chosen && (
        <div>
          <Button icon="check" isPending={busy} onPress={() => void ready()}>
            {t('guardian.theirs.be')}
          </Button>
        </div>
      )}
    </>
  )
}

/** As a guardian: asks for somebody, agrees to whoever another guardian has asked for, or stops it. */
function LetIn({ organisation }: { organisation: number }) {
  const t = useText()
  const me = useMe()
  const nameOf = useNameOf()
  const refresh = useRefresh()
  const { busy, error, run } = usePendingAction()
  const { data } = useReadmissions()
  if (!data) return null
  const running = data.readmissions.find((one) => one.organisation === organisation && isRunning(one))
  if (!running) return <Ask organisation={organisation} />
  const act = (what: (who: typeof session, organisation: number) => Promise<unknown>) =>
    void run(async () => {
      await what(session, organisation)
      await refresh()
    })
  const mayAgree = !running.agreedBy && running.askedBy !== me.organisation.id
  const about = { handle: running.handle, organisation: nameOf(organisation) }
  return (
    <>
      <ErrorMessage error={error} />
      {mayAgree && (
        <Button icon="check" isPending={busy} onPress={() => act(agreeToReadmit)}>
          {t('guardian.agree', about)}
        </Button>
      )}
      <Button isPending={busy} onPress={() => act(stopReadmission)}>
        {t('guardian.stop', about)}
      </Button>
    </>
  )
}

/** Whom, and then the paper for them: it opens nothing before a second guardian has agreed and seven days have passed. */
function Ask({ organisation }: { organisation: number }) {
  const t = useText()
  const nameOf = useNameOf()
  const refresh = useRefresh()
  const { busy, error, run } = usePendingAction()
  const [isOpen, setIsOpen] = useState(false)
  const [handle, setHandle] = useState('')
  const [secret, setSecret] = useState<string | null>(null)
  const isGood = /^[a-z0-9-]{2,40}$/.test(handle)
  const ask = () => void run(async () => setSecret((await readmit(session, organisation, { handle })).secret))
  const close = () => {
    setIsOpen(false)
    setSecret(null)
    setHandle('')
    void refresh()
  }
  return (
    <>
      <Button icon="person" onPress={() => setIsOpen(true)}>
        {t('guardian.ask', { organisation: nameOf(organisation) })}
      </Button>
      <Dialog
        isOpen={isOpen}
        title={t('guardian.ask', { organisation: nameOf(organisation) })}
        onOpenChange={(open) => !open && close()}
        actions={() =>
          secret ? (
            <PaperActions onPassed={close} />
          ) : (
            <Button look="primary" isPending={busy} isDisabled={!isGood} onPress={ask}>
              {t('guardian.ask.send')}
            </Button>
          )
        }
      >
        <div className="stack">
          <ErrorMessage error={error} />
          {secret ? (
            <Paper handle={handle} secret={secret} waits={false} once={t('guardian.ask.paper')} />
          ) : (
            <>
              <p>{t('guardian.ask.lead')}</p>
              <TextField
                label={t('people.invite.handle')}
                hint={t('people.invite.handle.hint')}
                value={handle}
                onChange={setHandle}
                dir="ltr"
              />
            </>
          )}
        </div>
      </Dialog>
    </>
  )
}
