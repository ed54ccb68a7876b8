// The safety plan written down together: five short parts, one line each thought, what others do, what the house does if they do not come
// back, and how it was read back. It is kept with gaps, and agreed only without.
import { useState, type FormEvent } from 'react'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { languageOptions } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { agreePlan, keepPlan } from '../client/safety-plan.ts'
import { emptyPlan, gapsIn, planParts, readBackWays, type SafetyPlan } from '../plan.ts'
import { planOf, typedPlan, type TypedPlan } from './typed-plan.ts'
import { MarkLines } from './mark-lines.tsx'
import { NightFields } from './night-fields.tsx'
import { OthersFields } from './others-fields.tsx'
import { useSafetyPlan } from './use-safety.ts'

interface FormProps {
  shared: SharedCase
  onDone: () => void
  onClose: () => void
}

/** Nothing is written over a plan that was not read. */
export function PlanForm(props: FormProps) {
  const t = useText()
  const { plan, error } = useSafetyPlan(props.shared)
  if (error) return <ErrorMessage error={error} />
  if (plan === undefined) return <Skeleton label={t('case.opening')} lines={6} />
  return <Fields {...props} before={plan ?? emptyPlan} />
}

/** Keeps it as far as it is, or agrees to it. */
function useKeepSafetyPlan(
  { shared, onDone }: FormProps,
  draft: { drop: () => Promise<unknown>; keep: () => Promise<unknown> },
) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [id, setId] = useState(() => newId())
  const keep = (plan: SafetyPlan, { agreed, family }: { agreed: boolean; family: boolean }) =>
    run(async () => {
      await (agreed
        ? agreePlan(session, shared, { plan, id, family })
        : keepPlan(session, shared, { plan, id }))
      await draft.drop()
      setId(newId())
      say({ text: t(agreed ? 'safety.plan.agreed' : 'safety.plan.kept') })
      onDone()
    }, draft.keep)
  return { busy, error, keep }
}

/** What is typed, and what comes of it. */
function useTypedPlan({ before, ...props }: FormProps & { before: SafetyPlan }) {
  const { shared } = props
  const today = useToday()
  const [typed, setTyped] = useState<TypedPlan>(() => typedPlan(before, shared.case.language))
  const draft = useDraft(`safety-plan.${shared.case.id}`, typed, setTyped)
  const put = (change: Partial<TypedPlan>) => setTyped((now) => ({ ...now, ...change }))
  const [tried, setTried] = useState(false)
  const plan = planOf(typed, before, today)
  return {
    typed,
    put,
    draft,
    tried,
    setTried,
    plan,
    gaps: gapsIn(plan),
    keeping: useKeepSafetyPlan(props, draft),
  }
}
type Typing = ReturnType<typeof useTypedPlan>

function Fields(props: FormProps & { before: SafetyPlan }) {
  const t = useText()
  const typing = useTypedPlan(props)
  const { typed, put, draft, plan, gaps, keeping, setTried } = typing
  const { readBack: _notNow, ...unread } = plan
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (gaps.length === 0 && plan.readBack) void keeping.keep(plan, { agreed: true, family: typed.family })
  }
  const keepUnread = () => void keeping.keep(unread, { agreed: false, family: false })
  return (
    <form className="stack" onSubmit={send} noValidate>
      <Card title={t('safety.plan')} lead={t('safety.plan.lead')}>
        <div className="stack">
          <DraftConflict draft={draft} />
          <Parts typing={typing} />
          <MarkLines plan={plan} marks={typed.marks} onChange={(marks) => put({ marks })} />
          <OthersFields rows={typed.others} onChange={(others) => put({ others })} />
          <ReadBack typing={typing} language={props.shared.case.language} />
          <Gaps typing={typing} />
          <ErrorMessage error={keeping.error} />
          <div className="row">
            <Button look="primary" type="submit" isPending={keeping.busy}>
              {t('safety.plan.agree')}
            </Button>
            <Button isPending={keeping.busy} onPress={keepUnread}>
              {t('safety.plan.keep')}
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

/** Five short parts, and the night. */
function Parts({ typing: { typed, put, tried, gaps } }: { typing: Typing }) {
  const t = useText()
  return (
    <div className="safety-fields">
      {planParts.map((part, at) => (
        <TextArea
          key={part}
          rows={2}
          label={`${at + 1}. ${t(`safety.part.${part}`)}`}
          {...(tried && gaps.some((gap) => gap === part) ? { error: t('safety.plan.empty') } : {})}
          value={typed.parts[part]}
          onChange={(words) => put({ parts: { ...typed.parts, [part]: words } })}
          maxLength={1200}
          autoFocus={at === 0}
        />
      ))}
      <NightFields value={typed.night} onChange={(night) => put({ night })} />
    </div>
  )
}

/** How it was read back, in which language, and whether the family is in it. */
function ReadBack({
  typing: { typed, put, tried, plan },
  language: theirs,
}: {
  typing: Typing
  language: string
}) {
  const { t, language } = useLanguage()
  return (
    <>
      <div className="safety-fields">
        <Select
          label={t('safety.readBack.how')}
          options={readBackWays.map((value) => ({ value, label: t(`safety.how.${value}`) }))}
          value={typed.how}
          {...(tried && !plan.readBack ? { error: t('safety.readBack.missing') } : {})}
          onChange={(how) => put({ how })}
        />
        <ComboBox
          label={t('safety.readBack.language')}
          options={languageOptions(language.locale)}
          value={typed.language}
          onChange={(spoken) => put({ language: spoken ?? theirs })}
        />
      </div>
      <CheckboxGroup
        label={t('safety.family')}
        optional
        choices={[{ value: 'yes', label: t('safety.family.included') }]}
        value={typed.family ? ['yes'] : []}
        onChange={(values) => put({ family: values.length > 0 })}
      />
    </>
  )
}

function Gaps({ typing: { tried, gaps } }: { typing: Typing }) {
  const t = useText()
  if (!tried || gaps.length === 0) return null
  const parts = gaps.map((one) => t(`safety.part.${one}`)).join(', ')
  return <Notice tone="due" title={t('safety.plan.gaps', { parts })} />
}
