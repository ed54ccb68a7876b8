// The questions of a service, in one sheet: drawn from its declaration, judged before anything is sealed. Saving may end the service, or
// put it forward for the second person who has to look at it.
import { useState } from 'react'
import { useParts } from '../../cases/ui/writable-compartments.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage } from '../../web/language/language.tsx'
import type { Answers, Asked } from '../../web/track/answers.ts'
import { useFaults } from '../../web/track/faults.ts'
import { machineOf } from '../../web/track/machines.ts'
import { Question } from '../../web/track/question.tsx'
import { session } from '../../web/session/window-session.ts'
import { nameOf, type Named } from '../../client/named.ts'
import type { Field } from '../../tracks/define.ts'
import { finishService, keepSheet, partOfSheet } from '../client/sheet.ts'
import { refusalOf, type Answer, type ServiceForm, type Sheet, type Values } from '../form.ts'
import { labelOf, textOf } from './sheet-words.ts'
import type { Loaded } from './use-service.ts'

interface SheetFormProps {
  service: Loaded
  form: ServiceForm
  before: Sheet | undefined
  onDone: () => void
}

interface Typed {
  values: Values
  outcome?: string | null
  tried?: Named
}

/** What a process does next once its sheet is whole: its own move, with what the sheet has shown. */
const nextStep: Readonly<Record<string, { from: readonly string[]; move: string; input: object }>> = {
  job: {
    from: ['named', 'answered', 'checked'],
    move: 'answer',
    input: { found: 'nothing_against', worked_there_before: false },
  },
  paper_translation: { from: ['asked', 'translated'], move: 'translate', input: {} },
}

const asked = (form: ServiceForm): Asked =>
  Object.fromEntries(
    Object.entries(form.fields).map(([name, field]): [string, Field] => [
      name,
      field.kind === 'line' ? { ...field, kind: 'sealed' } : field,
    ]),
  )

/** Keeps what was typed, once for the same words however often it is tried. */
function useKeepSheet({ service, form, onDone }: SheetFormProps, typed: Typed, put: (typed: Typed) => void) {
  const { t, dates, language } = useLanguage()
  const { say } = useNotices()
  const pending = usePendingAction()
  const { ready } = useParts(service.shared)
  const { answer, rows, around } = service
  const served = {
    caseId: answer.caseId as string,
    machine: machineOf(answer.track.kind),
    track: answer.track,
  }
  const keep = (drop: () => Promise<unknown>, step: boolean) =>
    pending.run(async () => {
      const outcome = typed.outcome ?? undefined
      const plain: Sheet = { service: form.code, values: typed.values, ...(outcome && { outcome }) }
      const sheet = { ...plain, text: textOf(form, plain, { t, dates, locale: language.locale }) }
      const tried = nameOf(typed.tried, [sheet, step])
      put({ ...typed, tried })
      await ready(partOfSheet(served, form, typed.values))
      const keeping = { sheet, around: step ? { ...around, outcome: 'step' } : around, rows, id: tried.id }
      const next = nextStep[answer.track.kind]
      if (outcome) await finishService(session, served, { ...keeping, sheet: { ...sheet, outcome } })
      else await keepSheet(session, served, keeping)
      if (step && next)
        await session.tracks.makeMove(
          answer.track.kind,
          next.move,
          answer.track,
          next.input as never,
          tried.id,
        )
      await drop()
      say({ text: t(outcome ? 'services.finished' : 'services.saved') })
      onDone()
      await service.readAgain()
    })
  return { ...pending, keep, part: partOfSheet(served, form, typed.values) }
}

/** What is typed, what is wrong with it, and what a press sends. */
function useSheet(props: SheetFormProps) {
  const { service, form, before } = props
  const { t } = useLanguage()
  const { track } = service.answer
  const [typed, setTyped] = useState<Typed>({ values: before?.values ?? {} })
  const [isStepTried, setStepTried] = useState(false)
  const draft = useDraft(`service.${track.id}.${form.code.replaceAll('_', '-')}`, typed, setTyped)
  const checked = useFaults({
    asked: asked(form),
    answers: typed.values as Answers,
    question: (name) => labelOf(name, t),
  })
  const keeping = useKeepSheet(props, typed, setTyped)
  const outcome = typed.outcome ?? undefined
  const refusedAs = (isStep: boolean) =>
    refusalOf(form, typed.values, { ...service.around, outcome: outcome ?? (isStep ? 'step' : undefined) })
  const send = (isStep: boolean) => {
    setStepTried(isStep)
    if (checked.begin() && !refusedAs(isStep)) void keeping.keep(draft.drop, isStep)
  }
  const put = (name: string, answer: Answer) =>
    setTyped((now) => ({ ...now, values: { ...now.values, [name]: answer } }))
  const end = (code: string) => setTyped((now) => ({ ...now, outcome: code }))
  const because = checked.attempt > 0 ? refusedAs(isStepTried) : undefined
  return { ...keeping, typed, draft, checked, outcome, because, send, put, end }
}

export function SheetForm(props: SheetFormProps) {
  const { service, form, before, onDone } = props
  const { t, language } = useLanguage()
  const { track } = service.answer
  const sheet = useSheet(props)
  const { busy, error, checked, outcome, because, send } = sheet
  const step = nextStep[track.kind]
  // Only what the person has agreed to can be reached.
  const mayEnd =
    track.kind === 'goal' && track.sides.includes('holder') && !['proposed', 'paused'].includes(track.state)
  return (
    <div className="stack">
      <ErrorSummary faults={checked.faults} attempt={checked.attempt} />
      <DraftConflict draft={sheet.draft} />
      <Fields form={form} sheet={sheet} />
      {mayEnd && form.outcomes.length > 0 && (
        <RadioGroup
          label={t('services.how')}
          optional
          columns
          choices={form.outcomes.map((code) => ({ value: code, label: t(`code.${code}`) }))}
          value={outcome ?? null}
          onChange={sheet.end}
        />
      )}
      {because && (
        <Notice tone="due" title={t('web.trouble.notNow')}>
          {t(`refused.${because}`)}
        </Notice>
      )}
      <ErrorMessage error={error} />
      <p className="second">{shownWords(form, t, language.locale)}</p>
      <div className="row">
        {step?.from.includes(track.state) && (
          <Button look="primary" isPending={busy} onPress={() => send(true)}>
            {t(`services.step.${track.kind}`)}
          </Button>
        )}
        <Button look={step ? 'plain' : 'primary'} isPending={busy} onPress={() => send(false)}>
          {t(outcome ? 'services.finish' : 'services.save')}
        </Button>
        {before && (
          <Button look="quiet" onPress={onDone}>
            {t('track.notNow')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** The questions of a form, each with its own fault. */
function Fields({ form, sheet }: { form: ServiceForm; sheet: ReturnType<typeof useSheet> }) {
  const { t } = useLanguage()
  const { typed, checked, part, put } = sheet
  return (
    <div className="service-fields">
      {Object.entries(form.fields).map(([name, field]) => (
        <div key={name} data-wide={isWide(field) || undefined}>
          {field.kind === 'line' ? (
            <TextField
              id={`ask-${name}`}
              label={labelOf(name, t)}
              optional={field.optional}
              maxLength={400}
              value={String(typed.values[name] ?? '')}
              onChange={(answer) => put(name, answer)}
              error={faultOf(checked.faults, name)}
            />
          ) : (
            <Question
              kind="service"
              name={name}
              field={field}
              answer={typed.values[name]}
              onAnswer={(answer) => put(name, answer ?? null)}
              error={faultOf(checked.faults, name)}
              readers={t('track.sealedFor', { compartment: t(`compartment.${part}`) })}
            />
          )}
        </div>
      ))}
    </div>
  )
}

const faultOf = (faults: readonly { field: string; words: string }[], name: string) =>
  faults.find(({ field }) => field === `ask-${name}`)?.words

const isWide = (field: ServiceForm['fields'][string]) => 'codes' in field && field.codes.length > 3

function shownWords(form: ServiceForm, t: ReturnType<typeof useLanguage>['t'], locale: string): string {
  const fields = Object.keys(form.shown).map((name) => labelOf(name, t))
  return fields.length === 0
    ? t('services.notShown')
    : t('services.shown', { fields: new Intl.ListFormat(locale).format(fields) })
}
