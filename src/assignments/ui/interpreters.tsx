// The interpreters of the house: languages, hours, training, and what else one has to know before one asks them. A supervisor or an
// administrator keeps it, after they have talked with them.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useHourOptions } from '../../web/controls/half-hours.ts'
import { Rows } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { Weekdays } from '../../web/controls/weekdays.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { LanguagesField } from '../../web/language/languages-field.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { sealKnown } from '../client/interpreters.ts'
import {
  dialectsOf,
  hoursOfDay,
  interpreterGenders,
  interpreterTraining,
  nothingKnown,
} from '../interpreters.ts'
import { MissingWords } from './missing-words.tsx'
import { useWorkers } from './use-assignments.ts'
import { useInterpreters } from './use-interpreters.ts'

type Known = NonNullable<ReturnType<typeof useInterpreters>['data']>[number]

export function Interpreters() {
  const { t, language } = useLanguage()
  const { roles: own } = useMe()
  const { nameOf } = useWorkers()
  const { data: colleagues = [] } = useColleagues()
  const { data: known, error } = useInterpreters(useToday())
  const [open, setOpen] = useState<string | null>(null)
  const people = colleagues.filter(({ state, roles }) => state === 'active' && roles.includes('interpreter'))
  const list = new Intl.ListFormat(language.locale, { type: 'unit' })
  const of = (user: string) => known?.find((one) => one.user === user)
  return (
    <Page title={t('interpreter.pool')} lead={t('interpreter.pool.lead')} width="narrow">
      <ErrorMessage error={error} />
      <Card>
        {people.length === 0 ? (
          <EmptyState
            icon="people"
            title={t('interpreter.pool.none')}
            words={t('interpreter.pool.noneWords')}
          />
        ) : (
          <Rows
            rows={people.map(({ id }) => ({
              id,
              title: nameOf(id),
              detail: of(id)
                ? list.format(of(id)!.languages.map((tag) => languageName(tag, language.locale)))
                : t('interpreter.pool.unknown'),
              actions: (
                <Button size="small" onPress={() => setOpen(id)}>
                  {t('interpreter.pool.say')} <span className="unseen">{nameOf(id)}</span>
                </Button>
              ),
            }))}
          />
        )}
      </Card>
      {own.includes('supervisor') && <MissingWords pool={known ?? []} />}
      {open && known && (
        <Say user={open} who={nameOf(open)} before={of(open)} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}

function useSaveInterpreter(user: string, before: Known | undefined, onClose: () => void) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [value, setValue] = useState({
    languages: before?.languages ?? [],
    gender: before?.gender ?? null,
    trained: before?.trained ?? [],
    weekdays: before?.weekdays ?? [1, 2, 3, 4, 5],
    from: before?.from ?? '09:00',
    to: before?.to ?? '17:00',
  })
  // What cannot be opened is not written over: then nothing of it is changed here.
  const isUnread = before !== undefined && before.known === undefined
  const [known, setKnown] = useState(before?.known ?? nothingKnown)
  const { busy, error, run } = usePendingAction()
  const keep = () =>
    run(async () => {
      const dialects = known.dialects.filter((one) =>
        value.languages.some((tag) => dialectsOf[tag]?.includes(one)),
      )
      const said = { words: known.words.trim(), apart: known.apart.trim(), dialects }
      const sealedWords = isUnread ? before.sealedWords : await sealKnown(session, user, said)
      await api.interpreters.keep({ user, ...value, sealedWords })
      await queries.invalidateQueries({ queryKey: ['interpreters'] })
      say({ text: t('interpreter.pool.kept'), tone: 'done' })
      onClose()
    })
  return { value, setValue, known, setKnown, isUnread, keep, busy, error }
}

function Say({
  user,
  who,
  before,
  onClose,
}: {
  user: string
  who: string
  before: Known | undefined
  onClose: () => void
}) {
  const { t } = useLanguage()
  const form = useSaveInterpreter(user, before, onClose)
  const { value, setValue } = form
  const put = (change: Partial<typeof value>) => setValue({ ...value, ...change })
  return (
    <Dialog
      title={t('interpreter.pool.of', { who })}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={() => (
        <Button
          look="primary"
          isPending={form.busy}
          isDisabled={value.languages.length === 0 || value.to <= value.from}
          onPress={() => void form.keep()}
        >
          {t('interpreter.pool.keep')}
        </Button>
      )}
    >
      <ErrorMessage error={form.error} />
      <Languages value={value} put={put} />
      <Select
        label={t('interpreter.is')}
        optional
        options={interpreterGenders.map((one) => ({ value: one, label: t(`interpreter.gender.${one}`) }))}
        value={value.gender}
        onChange={(gender) => put({ gender: gender as (typeof value)['gender'] })}
      />
      <CheckboxGroup
        label={t('interpreter.trained')}
        optional
        columns
        choices={interpreterTraining.map((one) => ({ value: one, label: t(`interpreter.trained.${one}`) }))}
        value={value.trained}
        onChange={(trained) => put({ trained: trained as (typeof value)['trained'] })}
      />
      <UsualHours value={value} put={put} />
      {form.isUnread ? <p role="alert">{t('interpreter.unreadable')}</p> : <Sealed form={form} />}
    </Dialog>
  )
}

/** Sealed for the house: dialects, whom they must not meet, and a few words. */
function Sealed({ form: { value, known, setKnown } }: { form: ReturnType<typeof useSaveInterpreter> }) {
  const { t } = useLanguage()
  const dialects = value.languages.flatMap((tag) => dialectsOf[tag] ?? [])
  return (
    <>
      {dialects.length > 0 && (
        <CheckboxGroup
          label={t('interpreter.dialects')}
          optional
          columns
          choices={dialects.map((one) => ({ value: one, label: t(`interpreter.dialect.${one}`) }))}
          value={[...known.dialects]}
          onChange={(next) => setKnown({ ...known, dialects: next })}
        />
      )}
      <TextArea
        label={t('interpreter.apart')}
        hint={t('interpreter.apart.hint')}
        optional
        rows={2}
        value={known.apart}
        onChange={(apart) => setKnown({ ...known, apart })}
      />
      <TextArea
        label={t('interpreter.words')}
        hint={t('interpreter.words.hint')}
        optional
        rows={2}
        value={known.words}
        onChange={(words) => setKnown({ ...known, words })}
      />
    </>
  )
}

type Value = ReturnType<typeof useSaveInterpreter>['value']

interface Part {
  value: Value
  put: (change: Partial<Value>) => void
}

function Languages({ value, put }: Part) {
  const t = useText()
  return (
    <LanguagesField
      label={t('interpreter.languages')}
      more={t('interpreter.languages.more')}
      value={value.languages}
      onChange={(languages) => put({ languages })}
    />
  )
}

function UsualHours({ value, put }: Part) {
  const t = useText()
  const hours = useHourOptions(hoursOfDay)
  return (
    <>
      <Weekdays
        label={t('case.hours.days')}
        value={value.weekdays}
        onChange={(weekdays) => put({ weekdays })}
      />
      <div className="columns" data-short>
        <Select
          label={t('interpreter.from')}
          options={hours}
          value={value.from}
          onChange={(from) => from && put({ from })}
        />
        <Select
          label={t('interpreter.until')}
          options={hours}
          value={value.to}
          onChange={(to) => to && put({ to })}
        />
      </div>
    </>
  )
}
