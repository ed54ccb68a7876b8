// One incident, entered afterwards: what kind, when, who as the person says, what was done, and whether the safety plan held.
import { useState, type FormEvent } from 'react'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { whyWrong, type WhyWrong } from '../../api/why-wrong.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useHourOptions } from '../../web/controls/half-hours.ts'
import { Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { correctIncident, keepIncident, type ReadIncident } from '../client/incidents.ts'
import { incidentKinds, lackingIn, planStood, type Incident, type IncidentKind } from '../incident.ts'
import { planParts, type PlanPart } from '../plan.ts'

interface Typed {
  kind: IncidentKind
  on: string
  at: string
  who: string
  text: string
  done: string
  plan: Incident['plan']
  part: PlanPart | ''
  looksAnew: boolean
  /** Why what stood there is wrong, where it is put right. */
  why: WhyWrong | null
}

const whole = ({ kind, on, plan, at, part, who, text, done }: Typed): Incident => ({
  kind,
  on,
  plan,
  who: who.trim(),
  text: text.trim(),
  done: done.trim(),
  ...(at && { at }),
  ...(part && { part }),
})

interface Props {
  shared: SharedCase
  /** One that is put right. */
  corrects?: ReadIncident | undefined
  onDone: () => void
  onClose: () => void
}

/** What is typed, and what is sent of it, once however often that is tried. */
function useTypedIncident({ shared, corrects, onDone }: Props) {
  const t = useText()
  const today = useToday()
  const { say } = useNotices()
  const [typed, setTyped] = useState<Typed>(() => ({
    kind: 'threat',
    on: today,
    at: '',
    who: '',
    text: '',
    done: '',
    plan: 'plan_held',
    part: '',
    looksAnew: corrects === undefined,
    why: null,
    ...corrects?.incident,
  }))
  const draft = useDraft(`incident.${corrects?.id ?? shared.case.id}`, typed, setTyped)
  const { busy, error, run } = usePendingAction()
  const [id] = useState(() => newId())
  const [tried, setTried] = useState(false)
  const missing = lackingIn(typed)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (missing.length > 0 || (corrects && !typed.why)) return
    void run(async () => {
      const incident = whole(typed)
      if (corrects && typed.why)
        await correctIncident(session, shared.case.id, {
          incident,
          corrects: corrects.id,
          why: typed.why,
          id,
        })
      else await keepIncident(session, shared, { incident, id, looksAnew: typed.looksAnew })
      await draft.drop()
      say({ text: t(corrects ? 'case.note.correct.done' : 'incident.kept') })
      onDone()
    }, draft.keep)
  }
  const put = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }))
  const lacks = (name: string) => (tried && missing.includes(name) ? { error: t('incident.missing') } : {})
  return { typed, put, lacks, tried, draft, busy, error, send }
}
type Typing = ReturnType<typeof useTypedIncident>

export function IncidentForm(props: Props) {
  const t = useText()
  const typing = useTypedIncident(props)
  const { typed, put, tried, draft, busy, error, send } = typing
  return (
    <form className="stack" onSubmit={send} noValidate>
      <DraftConflict draft={draft} />
      <What typing={typing} />
      <PlanHeld typing={typing} />
      {props.corrects ? (
        <RadioGroup
          id="incident-why"
          label={t('case.note.correct.why')}
          choices={whyWrong.map((value) => ({ value, label: t(`case.note.why.${value}`) }))}
          value={typed.why}
          onChange={(why) => put({ why: why as WhyWrong })}
          error={tried && !typed.why ? t('case.note.correct.needsWhy') : undefined}
        />
      ) : (
        <CheckboxGroup
          optional
          label={t('incident.after')}
          choices={[{ value: 'anew', label: t('incident.looksAnew'), detail: t('incident.looksAnew.words') }]}
          value={typed.looksAnew ? ['anew'] : []}
          onChange={(chosen) => put({ looksAnew: chosen.includes('anew') })}
        />
      )}
      <ErrorMessage error={error} />
      <div className="row">
        <Button type="submit" look="primary" isPending={busy}>
          {t(props.corrects ? 'case.note.correct.save' : 'incident.keep')}
        </Button>
        <Button look="quiet" onPress={props.onClose}>
          {t('incident.close')}
        </Button>
      </div>
    </form>
  )
}

function What({ typing: { typed, put, lacks } }: { typing: Typing }) {
  const t = useText()
  const hours = useHourOptions()
  return (
    <>
      <div className="columns">
        <Select
          label={t('incident.kind')}
          options={incidentKinds.map((one) => ({ value: one, label: t(`code.${one}`) }))}
          value={typed.kind}
          onChange={(kind) => put({ kind: (kind ?? 'threat') as IncidentKind })}
        />
        <DateField
          label={t('incident.on')}
          value={typed.on}
          onChange={(on) => put({ on: on ?? '' })}
          {...lacks('on')}
        />
        <Select
          optional
          label={t('track.at')}
          options={hours}
          value={typed.at || null}
          onChange={(at) => put({ at: at ?? '' })}
        />
      </div>
      <TextArea
        label={t('incident.text')}
        value={typed.text}
        onChange={(text) => put({ text })}
        {...lacks('text')}
      />
      <TextField
        optional
        label={t('incident.who')}
        hint={t('incident.who.hint')}
        value={typed.who}
        onChange={(who) => put({ who })}
        maxLength={200}
      />
      <TextArea
        label={t('incident.done')}
        value={typed.done}
        onChange={(done) => put({ done })}
        {...lacks('done')}
      />
    </>
  )
}

function PlanHeld({ typing: { typed, put } }: { typing: Typing }) {
  const t = useText()
  return (
    <div className="columns">
      <RadioGroup
        label={t('incident.plan')}
        choices={planStood.map((one) => ({ value: one, label: t(`code.${one}`) }))}
        value={typed.plan}
        onChange={(plan) => put({ plan: plan as Incident['plan'] })}
      />
      <Select
        optional
        label={t('incident.part')}
        options={planParts.map((one) => ({ value: one, label: t(`safety.part.${one}`) }))}
        value={typed.part || null}
        onChange={(part) => put({ part: (part ?? '') as PlanPart | '' })}
      />
    </div>
  )
}
