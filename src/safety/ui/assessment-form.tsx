// An assessment entered after the talk, never during it: eleven answers, where the danger comes from, the family, the person's own view,
// and then the level with its reasons. What the answers ask for at least is said; the level is still a judgement.
import { Suspense, useState, type FormEvent } from 'react'
import { newId } from '../../api/new-id.ts'
import { isProblem } from '../../api/problem.ts'
import { ownViews } from '../../cases/codes.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { askForYes } from '../../web/track/track-slots.ts'
import { assess, isFamilyConsidered, type Assessed } from '../client/assessment.ts'
import { dangerLines, followsFrom, missingIn, type Assessment, type Level } from '../assessment.ts'
import { riskLevels } from '../risk.ts'
import { FactorRows } from './factor-rows.tsx'
import { FamilyFields } from './family-fields.tsx'
import { useAssessments } from './use-safety.ts'

interface FormProps {
  shared: SharedCase
  onDone: () => void
  onClose: () => void
}

export function AssessmentForm(props: FormProps) {
  const t = useText()
  const { data, error } = useAssessments(props.shared)
  if (error) return <ErrorMessage error={error} />
  if (!data) return <Skeleton label={t('case.opening')} lines={6} />
  return <Fields {...props} before={data.find(({ value }) => value)} />
}

interface Typed extends Assessment {
  level: Level | null
  ownView: string | null
}

/** The answers of before stand there with their days; the reasons and the person's view are asked anew. */
const begun = (before: Assessed | undefined): Typed => ({
  answers: before?.value?.answers ?? {},
  lines: before?.value?.lines ?? {},
  family: before?.value?.family ?? [],
  reasons: '',
  lower: '',
  own: '',
  level: null,
  ownView: null,
})

const whole = ({ level: _level, ownView: _view, lower, own, reasons, ...typed }: Typed): Assessment => ({
  ...typed,
  reasons: reasons.trim(),
  family: typed.family.filter(({ who }) => who.trim() !== ''),
  ...(lower?.trim() && { lower: lower.trim() }),
  ...(own?.trim() && { own: own.trim() }),
})

/** What is typed, and what is sent of it, once however often that is tried. */
function useTypedAssessment({ shared, before, onDone }: FormProps & { before: Assessed | undefined }) {
  const t = useText()
  const { say } = useNotices()
  const [typed, setTyped] = useState<Typed>(() => begun(before))
  const draft = useDraft(`assessment.${shared.case.id}`, typed, setTyped)
  const { busy, error, run } = usePendingAction()
  const [ids] = useState(() => ({ track: newId(), record: newId() }))
  const [tried, setTried] = useState(false)
  const assessment = whole(typed)
  const { level, ownView } = typed
  const missing = missingIn(assessment, level)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing.length > 0 || level === null || ownView === null) return
    void run(async () => {
      await assess(session, shared, { ...ids, level, ownView, assessment })
      await draft.drop()
      say({ text: t('risk.done.opened') })
      onDone()
    }, draft.keep)
  }
  const lacks = (name: (typeof missing)[number]) =>
    tried && missing.includes(name) ? { error: t(`safety.missing.${name}`) } : {}
  const put = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }))
  return { typed, put, draft, assessment, missing, tried, lacks, busy, error, send }
}
type Typing = ReturnType<typeof useTypedAssessment>

function Fields(props: FormProps & { before: Assessed | undefined }) {
  const t = useText()
  const today = useToday()
  const typing = useTypedAssessment(props)
  const { typed, put, draft, busy, send } = typing
  return (
    <form className="stack" onSubmit={send} noValidate>
      <Card title={t('safety.risk')} lead={t('safety.risk.lead')}>
        <div className="stack">
          <DraftConflict draft={draft} />
          <FactorRows answers={typed.answers} today={today} onChange={(answers) => put({ answers })} />
          <Danger typing={typing} />
          <OwnWords typing={typing} />
          <Judgement typing={typing} />
          <Refused caseId={props.shared.case.id} typing={typing} />
          <div className="row">
            <Button look="primary" type="submit" isPending={busy}>
              {t('safety.risk.save')}
            </Button>
            <Button look="quiet" onPress={props.onClose}>
              {t('plan.later')}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}

/** Where it comes from, and the family: folded, since not every talk gets there. */
function Danger({ typing: { typed, put } }: { typing: Typing }) {
  const t = useText()
  return (
    <details className="folded">
      <summary>{t('safety.more')}</summary>
      <div className="stack">
        <div className="safety-fields">
          {dangerLines.map((line) => (
            <TextField
              key={line}
              optional
              label={t(`safety.line.${line}`)}
              value={typed.lines[line] ?? ''}
              onChange={(words) => put({ lines: { ...typed.lines, [line]: words } })}
              maxLength={300}
            />
          ))}
        </div>
        <FamilyFields family={typed.family} onChange={(family) => put({ family })} />
      </div>
    </details>
  )
}

/** How safe they feel, as they say it. */
function OwnWords({ typing: { typed, put, tried } }: { typing: Typing }) {
  const t = useText()
  return (
    <>
      <RadioGroup
        columns
        label={t('safety.own.asked')}
        choices={ownViews.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={typed.ownView}
        {...(tried && typed.ownView === null ? { error: t('safety.missing.level') } : {})}
        onChange={(value) => put({ ownView: value })}
      />
      <TextField
        label={t('safety.own.words')}
        hint={t('safety.own.hint')}
        optional
        value={typed.own ?? ''}
        onChange={(own) => put({ own })}
        maxLength={400}
      />
    </>
  )
}

/** The level, and why. */
function Judgement({ typing: { typed, put, assessment, missing, lacks } }: { typing: Typing }) {
  const t = useText()
  const { least } = followsFrom(assessment)
  return (
    <>
      <RadioGroup
        columns
        label={t('safety.level')}
        hint={t('safety.least', { level: t(`code.${least}`) })}
        choices={riskLevels.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={typed.level}
        {...lacks('level')}
        onChange={(value) => put({ level: value as Level })}
      />
      <TextArea
        rows={3}
        label={t('safety.reasons')}
        value={typed.reasons}
        {...lacks('reasons')}
        onChange={(reasons) => put({ reasons })}
        maxLength={2000}
      />
      {(missing.includes('lower') || typed.lower) && (
        <TextField
          label={t('safety.lower')}
          value={typed.lower ?? ''}
          {...lacks('lower')}
          onChange={(lower) => put({ lower })}
          maxLength={400}
        />
      )}
    </>
  )
}

/** What went wrong; where a supervisor has to say it, they are asked. */
function Refused({ caseId, typing: { typed, assessment, error } }: { caseId: string; typing: Typing }) {
  const because = isProblem(error) ? error.detail.because : undefined
  const answers = {
    level: typed.level ?? 'high',
    own_view: typed.ownView ?? 'not_said',
    family_considered: isFamilyConsidered(assessment),
  }
  return (
    <>
      <ErrorMessage error={error} />
      {because && (
        <Suspense fallback={null}>
          <Filled slot={askForYes} caseId={caseId} because={because} answers={answers} />
        </Suspense>
      )}
    </>
  )
}
