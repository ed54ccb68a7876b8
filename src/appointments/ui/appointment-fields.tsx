// The fields of an appointment: day and hour, where, with whom, what for, and a reminder in the person's words.
import { safetyAt, type SafeHours } from '../../cases/safe-hours.ts'
import { useWallWords } from '../../cases/ui/safe-now.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useText } from '../../web/language/language.tsx'
import { useNow } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { codeWords } from '../../web/track/answers.ts'
import type { AppointmentKind } from '../appointment.ts'
import type { TypedMeeting } from '../client/meeting.ts'
import { hourOn, instantOf, isOutside, timeIn } from '../hour.ts'

export interface SafeTimes {
  words: string
  hours: readonly SafeHours[]
}

interface Props {
  typed: TypedMeeting
  /** None where it is moved: what it is about stays. */
  kinds: readonly AppointmentKind[]
  onChange: (typed: TypedMeeting) => void
  /** When they can be reached, in their words. */
  safe: SafeTimes
  isTried: boolean
}

export function AppointmentFields({ typed, kinds, onChange, safe, isTried }: Props) {
  const t = useText()
  const put = (change: Partial<TypedMeeting>) => onChange({ ...typed, ...change })
  return (
    <>
      <WhenFields typed={typed} put={put} safe={safe} isTried={isTried} />
      <TextField
        label={t('appointment.for')}
        value={typed.text}
        maxLength={200}
        onChange={(text) => put({ text })}
        error={isTried && typed.text.trim() === '' ? t('appointment.empty') : undefined}
      />
      {(['with', 'place', 'reminder'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`appointment.${name}`)}
          hint={name === 'with' ? undefined : t(`appointment.${name}.hint`)}
          optional
          maxLength={200}
          value={typed[name]}
          onChange={(said) => put({ [name]: said })}
        />
      ))}
      {kinds.length > 1 && (
        <RadioGroup
          label={t('appointment.kind')}
          columns
          choices={kinds.map((kind) => ({ value: kind, label: codeWords(kind, t) }))}
          value={typed.kind}
          onChange={(kind) => put({ kind: kind as AppointmentKind })}
        />
      )}
      <CheckboxGroup
        label={t('appointment.open')}
        hint={t('appointment.open.hint')}
        optional
        choices={[{ value: 'yes', label: t('appointment.open.yes') }]}
        value={typed.isHourOpen ? ['yes'] : []}
        onChange={(values) => put({ isHourOpen: values.length > 0 })}
      />
    </>
  )
}

type WhenProps = Pick<Props, 'typed' | 'safe' | 'isTried'> & { put: (change: Partial<TypedMeeting>) => void }

/** Day and hour, with what is to be known about that hour. */
function WhenFields({ typed, put, safe, isTried }: WhenProps) {
  const t = useText()
  const now = useNow()
  const zone = session.timezone
  const time = timeIn(typed.time)
  const clock = typed.day && time ? hourOn({ day: typed.day, time, zone }) : 'once'
  const wrongHour =
    clock === 'skipped'
      ? t('appointment.skipped')
      : isTried && time === undefined
        ? t('appointment.badTime')
        : undefined
  return (
    <>
      <DateField
        label={t('appointment.day')}
        value={typed.day}
        min={dayOf(now, zone)}
        onChange={(day) => put({ day })}
        error={isTried && typed.day === null ? t('appointment.empty') : undefined}
      />
      <TextField
        label={t('appointment.time')}
        hint={t('appointment.time.hint', { zone: zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone })}
        dir="ltr"
        value={typed.time}
        onChange={(next) => put({ time: next })}
        error={wrongHour}
      />
      {clock === 'twice' && <p className="second">{t('appointment.twice')}</p>}
      <SafeHour safe={safe} day={typed.day} time={time} />
    </>
  )
}

/** Whether the hour is one at which they can be reached: by the hours that were agreed, else by the words. */
function SafeHour({ safe, day, time }: { safe: SafeTimes; day: string | null; time: string | undefined }) {
  const t = useText()
  const wall = useWallWords()
  const zone = session.timezone
  const then = day && time ? safetyAt(safe.hours, new Date(instantOf({ day, time, zone })), zone) : undefined
  const when = safe.words || (then?.next ? wall(then.next) : '')
  const isUnsafe = then ? !then.isSafe : time !== undefined && isOutside(safe.words, time)
  if (!isUnsafe)
    return safe.words !== '' && <p className="second">{t('appointment.safe', { when: safe.words })}</p>
  return (
    <Notice tone="due" title={t('appointment.unsafe')}>
      <p>{t('appointment.unsafe.words', { when })}</p>
    </Notice>
  )
}
