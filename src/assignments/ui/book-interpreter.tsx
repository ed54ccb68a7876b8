// Booking an interpreter: tomorrow at ten, the one who fits best is chosen already, with what speaks against each. Who must not come to
// this person is not among them.
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { isProblem } from '../../api/problem.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { useHourOptions } from '../../web/controls/half-hours.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { blockInterpreter, bookInterpreter } from '../client/interpreters.ts'
import { assignmentPlaces, type AssignmentPlace } from '../codes.ts'
import {
  bookingFor,
  dialectsOf,
  hoursOfDay,
  interpreterGenders,
  rankInterpreters,
  type Planned,
  type RankedInterpreter,
} from '../interpreters.ts'
import { useWorkers } from './use-assignments.ts'
import { useBlocked, useInterpreters, useLanguagesOf } from './use-interpreters.ts'

const weekdayOf = (day: string) => ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1

interface Props {
  shared: SharedCase
  /** What it is for, where that is planned. */
  planned?: Planned | undefined
  /** Who was asked for it before and did not answer: not asked again, and taken back once the next one is. */
  instead?: { id: string; assigned: string } | undefined
  onClose: () => void
  onBooked: () => void
}

/** For which of their languages; the one that they speak first, where they said so. */
function useSpoken(shared: SharedCase) {
  const { data: known } = useLanguagesOf(shared)
  const spoken = known?.speaks.length ? known.speaks : [shared.case.language]
  const [wanted, setLanguage] = useState<string>()
  return {
    language: wanted ?? spoken[0] ?? shared.case.language,
    spoken,
    signs: known?.signs ?? '',
    setLanguage,
  }
}

/** What is asked: when, where, and who may interpret it. */
function useAsked({ shared, planned = {} }: Props) {
  const today = useToday()
  const [begun] = useState(() => bookingFor(planned, { today, tomorrow: daysAfter(today, 1) }))
  const [day, setDay] = useState<string>(begun.day)
  const [at, setAt] = useState(begun.at)
  const [until, setUntil] = useState(begun.until)
  const [place, setPlace] = useState<AssignmentPlace>(begun.place)
  const [gender, setGender] = useState<string>('any')
  const [dialect, setDialect] = useState<string>('any')
  const spokenHere = useSpoken(shared)
  const { language } = spokenHere
  const wish = {
    language,
    // Of another language none of these is a way of speaking.
    dialect: dialectsOf[language]?.includes(dialect) ? dialect : null,
    reference: shared.case.reference,
    gender: gender === 'any' ? null : gender,
    weekday: weekdayOf(day),
    at,
    until,
  }
  const changeAt = (next: string) => {
    setAt(next)
    if (until <= next) setUntil(hoursOfDay[hoursOfDay.indexOf(next) + 2] ?? '23:30')
  }
  const asked = { day, at, until, place, gender, dialect }
  return { ...asked, ...spokenHere, today, wish, setDay, changeAt, setUntil, setPlace, setGender, setDialect }
}

/** Who is free for that, the best of them first. */
function useFree({ shared, instead }: Props, day: string, wish: Parameters<typeof rankInterpreters>[2]) {
  const [chosen, choose] = useState<string>()
  const { data: all } = useInterpreters(day)
  const { data: blocked } = useBlocked(shared)
  // Of whom nobody can read here whom they must not meet, nobody is offered on a guess.
  const readable = all?.flatMap((one) => (one.known ? [{ ...one, ...one.known }] : []))
  const ranked =
    readable && blocked
      ? rankInterpreters(readable, [...blocked, ...(instead ? [instead.assigned] : [])], wish)
      : []
  const free = ranked.filter(({ isTaken }) => !isTaken)
  const interpreter = free.find(({ user }) => user === chosen)?.user ?? free[0]?.user
  return { ranked, interpreter, choose, isRead: all !== undefined, blocked }
}

/** What is asked, and the one act that asks it, the same one however often it is pressed. */
function useBooking(props: Props) {
  const { shared, instead, onBooked } = props
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { nameOf } = useWorkers()
  const id = useRef(newId())
  const { wish, ...asked } = useAsked(props)
  const { day, at, until, place, language } = asked
  const free = useFree(props, day, wish)
  const { interpreter } = free
  const { busy, error, run } = usePendingAction()
  const book = () =>
    run(
      async () => {
        if (!interpreter) return
        const where = { caseId: shared.case.id, interpreter, place, day, at, until }
        const who = { alias: aliasHere(shared.case.reference, t), language }
        await bookInterpreter(session, { ...where, ...who }, id.current)
        const before = instead && (await api.assignments.endGiven({ id: instead.id, onlyOffered: true }))
        say({ text: t('assignment.said.given', { who: nameOf(interpreter) }), tone: 'done' })
        // A yes that arrived meanwhile is taken back by nobody but whoever reads this.
        if (before?.ended === false)
          say({ text: t('interpreter.next.comes', { who: nameOf(instead!.assigned) }), tone: 'due' })
        onBooked()
      },
      async (fault) => {
        // Somebody was quicker: who is free is read anew, and what is pressed then is another booking.
        id.current = newId()
        if (isProblem(fault)) await queries.invalidateQueries({ queryKey: ['interpreters'] })
      },
    )
  return { ...asked, ...free, book, busy, error }
}

export function BookInterpreter(props: Props) {
  const { shared, onClose } = props
  const { t, language } = useLanguage()
  const form = useBooking(props)
  return (
    <Dialog
      title={t('interpreter.book.title', { language: languageName(form.language, language.locale) })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={() => (
        <Button
          look="primary"
          isPending={form.busy}
          isDisabled={!form.interpreter || form.until <= form.at}
          onPress={() => void form.book()}
        >
          {t('interpreter.book.do')}
        </Button>
      )}
    >
      <ErrorMessage error={form.error} />
      <Spoken form={form} />
      <When form={form} />
      <Who form={form} shared={shared} />
      <div className="columns">
        <Select
          label={t('assignment.where')}
          options={assignmentPlaces.map((value) => ({ value, label: t(`assignment.place.${value}`) }))}
          value={form.place}
          onChange={(place) => place && form.setPlace(place as AssignmentPlace)}
        />
        <Select
          label={t('interpreter.gender')}
          options={['any', ...interpreterGenders].map((value) => ({
            value,
            label: t(`interpreter.gender.${value}`),
          }))}
          value={form.gender}
          onChange={(gender) => gender && form.setGender(gender)}
        />
      </div>
      <p className="second">{t('assignment.give.words')}</p>
    </Dialog>
  )
}

/** Which of their languages it is for, where they speak several; and that they sign, since no language of the list says so. */
function Spoken({ form }: { form: ReturnType<typeof useBooking> }) {
  const { t, language } = useLanguage()
  const dialects = dialectsOf[form.language] ?? []
  return (
    <>
      {form.spoken.length > 1 && (
        <Select
          label={t('interpreter.language')}
          options={form.spoken.map((tag) => ({ value: tag, label: languageName(tag, language.locale) }))}
          value={form.language}
          onChange={(tag) => tag && form.setLanguage(tag)}
        />
      )}
      {dialects.length > 0 && (
        <Select
          label={t('interpreter.dialect')}
          options={[
            { value: 'any', label: t('interpreter.dialect.any') },
            ...dialects.map((one) => ({ value: one, label: t(`interpreter.dialect.${one}`) })),
          ]}
          value={dialects.includes(form.dialect) ? form.dialect : 'any'}
          onChange={(one) => form.setDialect(one ?? 'any')}
        />
      )}
      {form.signs && <Notice tone="due">{t('interpreter.signs', { which: form.signs })}</Notice>}
    </>
  )
}

function When({ form }: { form: ReturnType<typeof useBooking> }) {
  const t = useText()
  const hours = useHourOptions(hoursOfDay)
  return (
    <>
      <DateField
        label={t('assignment.day')}
        value={form.day}
        onChange={(day) => day && form.setDay(day)}
        min={form.today}
      />
      <div className="columns" data-short>
        <Select
          label={t('interpreter.from')}
          options={hours}
          value={form.at}
          onChange={(at) => at && form.changeAt(at)}
        />
        <Select
          label={t('interpreter.until')}
          options={hours.filter(({ value }) => value > form.at)}
          value={form.until}
          onChange={(until) => until && form.setUntil(until)}
        />
      </div>
    </>
  )
}

function Who({ form, shared }: { form: ReturnType<typeof useBooking>; shared: SharedCase }) {
  const { t, language } = useLanguage()
  const { nameOf } = useWorkers()
  const { data: all = [] } = useInterpreters(form.day)
  const list = new Intl.ListFormat(language.locale, { type: 'unit' })
  const detailOf = ({ user, against, isTaken }: RankedInterpreter) => {
    const known = all.find((one) => one.user === user)
    const says = [
      isTaken ? t('interpreter.taken') : '',
      ...against.map((one) => t(`interpreter.against.${one}`)),
      ...(known?.trained ?? []).map((one) => t(`interpreter.trained.${one}`)),
      ...(known?.known?.dialects ?? [])
        .filter((one) => dialectsOf[form.language]?.includes(one))
        .map((one) => t(`interpreter.dialect.${one}`)),
      known?.known?.words ?? '',
    ]
    return list.format(says.filter(Boolean))
  }
  if (form.blocked === null) return <p role="alert">{t('interpreter.unreadable')}</p>
  if (form.isRead && form.ranked.length === 0) return <p role="alert">{t('interpreter.none')}</p>
  return (
    <>
      <RadioGroup
        label={t('interpreter.who')}
        choices={form.ranked.map((one) => ({
          value: one.user,
          label: nameOf(one.user),
          detail: detailOf(one),
          isDisabled: one.isTaken,
        }))}
        value={form.interpreter ?? null}
        onChange={form.choose}
      />
      {form.interpreter && <Never shared={shared} user={form.interpreter} who={nameOf(form.interpreter)} />}
    </>
  )
}

/** Whoever must not come to this person is not offered again; nobody but who reads how she may be reached learns it. */
function Never({ shared, user, who }: { shared: SharedCase; user: string; who: string }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const block = () =>
    run(async () => {
      await blockInterpreter(session, shared.case.id, { user, isBlocked: true })
      await queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
      await queries.invalidateQueries({ queryKey: ['blocked-interpreters', shared.case.id] })
    })
  return (
    <div>
      <ErrorMessage error={error} />
      <Button size="small" look="quiet" isPending={busy} onPress={() => void block()}>
        {t('interpreter.never', { who })}
      </Button>
    </div>
  )
}
