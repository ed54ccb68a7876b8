// Making a team: what it is for, what it is called at home, who is in it. Its first key is made here and sealed to them alone.
import { session } from '../../../web/session/window-session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usePendingAction } from '../../../web/actions/use-pending-action.ts'
import type { Colleague } from '../../../web/session/colleagues.ts'
import { Button } from '../../../web/controls/button.tsx'
import { CheckboxGroup } from '../../../web/controls/choices.tsx'
import { Dialog } from '../../../web/controls/dialog.tsx'
import { ErrorSummary } from '../../../web/controls/errors.tsx'
import { useNotices } from '../../../web/controls/notice.tsx'
import { ComboBox } from '../../../web/controls/select.tsx'
import { TextField } from '../../../web/controls/text-field.tsx'
import { useIdempotentWrite } from '../../../web/actions/idempotent-write.ts'
import { useText } from '../../../web/language/language.tsx'
import { useMe, useSession } from '../../../web/session/session.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { teamPurposes, type TeamPurpose } from '../../teams.ts'
import { OnlyHandle } from '../only-handle.tsx'
import { drawTeamNumber, makeTeam } from '../../client/make-team.ts'

interface Form {
  purpose: TeamPurpose | null
  name: string
  members: string[]
}

/** What is typed, what is missing of it, and the making of the team. */
function useMaking() {
  const t = useText()
  const { me, takeUpCircles } = useSession()
  const queries = useQueryClient()
  const { say } = useNotices()
  const empty: Form = { purpose: null, name: '', members: [me.id] }
  const [isOpen, setOpen] = useState(false)
  const [form, setForm] = useState(empty)
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run, forget } = usePendingAction()
  // One number for one team: a second try after a broken line makes no second one.
  const intention = useIdempotentWrite<number>()
  const put = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }))
  const missing = [
    ...(form.purpose === null ? ['purpose'] : []),
    ...(form.name.trim().length < 2 ? ['name'] : []),
    ...(form.members.length === 0 ? ['members'] : []),
  ]
  const faults =
    attempt === 0
      ? []
      : missing.map((field) => ({ field: `team-${field}`, words: t(`team.make.missing.${field}`) }))
  const wrong = (field: string) => faults.find((one) => one.field === `team-${field}`)?.words

  const open = () => {
    setForm(empty)
    setAttempt(0)
    forget()
    setOpen(true)
  }
  const send = async () => {
    setAttempt(attempt + 1)
    const { purpose } = form
    if (missing.length > 0 || !purpose) return
    const lookAgain = () => queries.invalidateQueries({ queryKey: ['teams'] })
    await run(async () => {
      const team = { ...form, purpose, name: form.name.trim() }
      const number = await intention.madeFor(team, () => drawTeamNumber(session))
      await makeTeam(session, number, team)
      intention.end()
      setOpen(false)
      say({ text: t('team.make.done', { name: form.name.trim() }), tone: 'done' })
      await takeUpCircles()
      await lookAgain()
    }, lookAgain)
  }
  return { isOpen, setOpen, open, form, put, faults, attempt, wrong, busy, error, send }
}

type Making = ReturnType<typeof useMaking>

/** What the team is for, what it is called, and who is in it. */
function Fields({
  making: { form, put, wrong },
  colleagues,
}: {
  making: Making
  colleagues: readonly Colleague[]
}) {
  const t = useText()
  const me = useMe()
  return (
    <>
      <ComboBox
        id="team-purpose"
        label={t('team.make.purpose')}
        hint={t('team.make.purposeHint')}
        options={teamPurposes.map((value) => ({ value, label: t(`person.team.${value}`) }))}
        value={form.purpose}
        onChange={(purpose) => put({ purpose: purpose as TeamPurpose | null })}
        error={wrong('purpose')}
      />
      <TextField
        id="team-name"
        label={t('team.make.name')}
        readers={t('people.invite.name.readers', { organisation: me.organisation.name })}
        maxLength={80}
        value={form.name}
        onChange={(name) => put({ name })}
        error={wrong('name')}
      />
      <CheckboxGroup
        id="team-members"
        label={t('team.make.members')}
        hint={t('team.make.membersHint')}
        columns
        choices={colleagues.map((one) => ({
          value: one.id,
          label: one.id === me.id ? t('team.me', { name: one.name ?? one.handle }) : (one.name ?? one.handle),
        }))}
        value={form.members}
        onChange={(members) => put({ members })}
        error={wrong('members')}
      />
      {colleagues
        .filter(({ id }) => form.members.includes(id))
        .map((one) => (
          <OnlyHandle key={one.id} who={one} />
        ))}
    </>
  )
}

export function MakeTeam({ colleagues }: { colleagues: readonly Colleague[] }) {
  const t = useText()
  const making = useMaking()
  const { isOpen, setOpen, open, faults, attempt, busy, error, send } = making
  return (
    <>
      <Button look="primary" icon="plus" onPress={open}>
        {t('team.make')}
      </Button>
      <Dialog
        title={t('team.make.title')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button look="primary" icon="key" isPending={busy} onPress={() => void send()}>
            {t('team.make.go')}
          </Button>
        )}
      >
        <div className="stack">
          <ErrorSummary faults={faults} attempt={attempt} />
          <ErrorMessage error={error} />
          <Fields making={making} colleagues={colleagues} />
        </div>
      </Dialog>
    </>
  )
}
