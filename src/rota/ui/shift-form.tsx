// One shift: every week on some weekdays, or on one day alone. What a day is instead of a weekly shift is said here too.
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { hoursWith } from '../../web/controls/half-hours.ts'
import { ComboBox, Select, type Option } from '../../web/controls/select.tsx'
import { Weekdays } from '../../web/controls/weekdays.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import type { ShownShift } from '../model.ts'
import { useRotaChanged, type Week } from './use-desks.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'

interface ShiftFormProps {
  circle: number
  week: Week
  kind: 'weekly' | 'single'
  /** The shift that is changed; a new one where there is none. */
  shift?: ShownShift
  /** Which one it is, for whoever does not see its row. */
  about?: string
}

interface Form {
  id: string
  weekdays: number[]
  day: string | null
  untilDay: string | null
  starts: string
  ends: string
  user: string | null
  deputy: string | null
}

const nobody = 'nobody'

function formOf({ week, kind, shift }: ShiftFormProps): Form {
  const common = { starts: shift?.starts ?? '08:00', ends: shift?.ends ?? '16:00' }
  const who = { user: shift?.user ?? null, deputy: shift?.deputy ?? null }
  const weekly = week.weekly.find(({ id }) => id === shift?.weekly)
  if (kind === 'weekly')
    return {
      ...common,
      ...who,
      id: weekly?.id ?? newId(),
      weekdays: weekly?.weekdays ?? [1, 2, 3, 4, 5],
      day: weekly?.fromDay ?? week.today,
      untilDay: weekly?.untilDay ?? null,
    }
  const id = shift?.single ?? newId()
  return { ...common, ...who, id, weekdays: [], day: shift?.day ?? week.today, untilDay: null }
}

async function say({ circle, kind, shift }: ShiftFormProps, form: Form): Promise<void> {
  const { id, starts, ends, deputy } = form
  const user = form.user === nobody ? null : form.user
  if (kind === 'weekly')
    await api.rota.weekly({
      id,
      circle,
      starts,
      ends,
      deputy,
      user: user!,
      fromDay: form.day!,
      untilDay: form.untilDay,
      weekdays: form.weekdays,
    })
  else
    await api.rota.single({
      id,
      circle,
      starts,
      ends,
      day: form.day!,
      user,
      deputy: user ? deputy : null,
      insteadOf: shift?.weekly ?? null,
    })
}

/** What is typed, what is missing in it, and the one act that says it. */
function useShiftForm(props: ShiftFormProps) {
  const t = useText()
  const { kind } = props
  const changed = useRotaChanged()
  const { busy, error, run, forget } = usePendingAction()
  const [isOpen, setOpen] = useState(false)
  const [form, setForm] = useState(() => formOf(props))
  const [attempt, setAttempt] = useState(0)
  const missing = [
    ...(kind === 'weekly' && form.weekdays.length === 0 ? ['weekdays'] : []),
    ...(form.day === null ? ['day'] : []),
    ...(form.user === null ? ['user'] : []),
  ]
  const faults =
    attempt === 0
      ? []
      : missing.map((field) => ({ field: `shift-${field}`, words: t(`rota.missing.${field}`) }))
  const open = () => {
    setForm(formOf(props))
    setAttempt(0)
    forget()
    setOpen(true)
  }
  const save = async () => {
    setAttempt(attempt + 1)
    if (missing.length > 0) return
    await run(async () => {
      await say(props, form)
      await changed()
      setOpen(false)
    })
  }
  const put = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }))
  return { isOpen, setOpen, open, save, busy, error, form, put, faults, attempt }
}

export function ShiftForm(props: ShiftFormProps) {
  const t = useText()
  const { kind, shift, about } = props
  const { isOpen, setOpen, open, save, busy, error, form, put, faults, attempt } = useShiftForm(props)
  const title = t(shift ? `rota.change.${kind}` : `rota.add.${kind}`)
  return (
    <>
      <Button size={shift ? 'small' : 'normal'} look={shift ? 'quiet' : 'plain'} onPress={open}>
        {title} {shift && <span className="unseen">{about}</span>}
      </Button>
      <Dialog
        title={title}
        isOpen={isOpen}
        onOpenChange={setOpen}
        actions={() => (
          <Button look="primary" isPending={busy} onPress={() => void save()}>
            {t('worker.save')}
          </Button>
        )}
      >
        <div className="stack">
          <ErrorSummary faults={faults} attempt={attempt} />
          <ErrorMessage error={error} />
          <Questions
            {...props}
            form={form}
            put={put}
            wrong={(field) => faults.find((one) => one.field === `shift-${field}`)?.words}
          />
          {kind === 'weekly' && shift?.weekly && (
            <Remove circle={props.circle} id={shift.weekly} onDone={() => setOpen(false)} />
          )}
        </div>
      </Dialog>
    </>
  )
}

interface QuestionsProps extends ShiftFormProps {
  form: Form
  put: (change: Partial<Form>) => void
  wrong: (field: string) => string | undefined
}

function Questions(props: QuestionsProps) {
  return (
    <>
      <Days {...props} />
      <Hours {...props} />
      <Who {...props} />
    </>
  )
}

/** What stands instead of a weekly shift is of its day. */
const isInstead = ({ kind, shift }: ShiftFormProps) => kind === 'single' && Boolean(shift?.weekly)

function Days({ form, put, wrong, ...props }: QuestionsProps) {
  const t = useText()
  const { kind } = props
  return (
    <>
      {kind === 'weekly' && (
        <Weekdays
          id="shift-weekdays"
          label={t('rota.weekdays')}
          names="long"
          value={form.weekdays}
          onChange={(weekdays) => put({ weekdays })}
          error={wrong('weekdays')}
        />
      )}
      {!isInstead(props) && (
        <DateField
          id="shift-day"
          label={t(kind === 'weekly' ? 'rota.from' : 'rota.day')}
          value={form.day}
          onChange={(day) => put({ day })}
          error={wrong('day')}
        />
      )}
      {kind === 'weekly' && (
        <DateField
          id="shift-until"
          label={t('rota.until')}
          optional
          value={form.untilDay}
          onChange={(untilDay) => put({ untilDay })}
        />
      )}
    </>
  )
}

function Hours({ form, put }: QuestionsProps) {
  const t = useText()
  const hours = (kept: string): Option[] => hoursWith(kept).map((one) => ({ value: one, label: one }))
  return (
    <div className="columns">
      <ComboBox
        label={t('rota.starts')}
        options={hours(form.starts)}
        value={form.starts}
        onChange={(starts) => starts && put({ starts })}
      />
      <ComboBox
        label={t('rota.ends')}
        {...(form.ends <= form.starts && { hint: t('rota.overnight') })}
        options={hours(form.ends)}
        value={form.ends}
        onChange={(ends) => ends && put({ ends })}
      />
    </div>
  )
}

function Who({ form, put, wrong, ...props }: QuestionsProps) {
  const t = useText()
  const called = useColleagueName()
  const colleagues: Option[] = props.week.canStand.map((id) => ({ value: id, label: called(id) }))
  const noOne = { value: nobody, label: t('rota.nobody') }
  return (
    <>
      <ComboBox
        id="shift-user"
        label={t('rota.who')}
        options={isInstead(props) ? [noOne, ...colleagues] : colleagues}
        value={form.user}
        onChange={(user) => put({ user })}
        error={wrong('user')}
      />
      {form.user !== nobody && (
        <Select
          label={t('rota.deputy')}
          hint={t('rota.deputy.hint')}
          options={[
            { value: '', label: t('rota.nobody') },
            ...colleagues.filter(({ value }) => value !== form.user),
          ]}
          value={form.deputy === form.user ? '' : (form.deputy ?? '')}
          onChange={(deputy) => put({ deputy: deputy || null })}
        />
      )}
    </>
  )
}

/** Takes a weekly shift out for good. */
function Remove({ circle, id, onDone }: { circle: number; id: string; onDone: () => void }) {
  const t = useText()
  const changed = useRotaChanged()
  const { busy, error, run } = usePendingAction()
  const remove = () =>
    run(async () => {
      await api.rota.remove({ circle, id })
      await changed()
      onDone()
    })
  return (
    <>
      <ErrorMessage error={error} />
      <Button look="danger" isPending={busy} onPress={() => void remove()}>
        {t('rota.remove.weekly')}
      </Button>
    </>
  )
}
