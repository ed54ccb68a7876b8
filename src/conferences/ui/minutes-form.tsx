// Minutes in one sheet: who was there, what was said, what was decided and whom it concerns. One press seals them to those who were
// there, and puts on the plan what belongs there.
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { addToPlan, type PlanRow } from '../../care/client/plan.ts'
import { goalMachine } from '../../care/goal.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { useText } from '../../web/language/language.tsx'
import { useOrganisations } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { codeWords } from '../../web/track/answers.ts'
import type { Conference } from '../client/conference.ts'
import { takingPart, writeMinutes, type TakingPart } from '../client/minutes.ts'

interface Props {
  shared: SharedCase
  conference: Conference
  onClose: () => void
  onSaved: () => void
}

/** A decision while it is typed; `id` and `wordsId` are those of the row of the plan that it can become. */
interface TypedDecision {
  id: string
  wordsId: string
  text: string
  concerns: string | null
  isOnPlan: boolean
  /** What kind of row of the plan it becomes; not said, finding the way to it. */
  service: string | null
}

interface Typed {
  present: string[]
  text: string
  person: TakingPart
  decisions: TypedDecision[]
  isWritten: boolean
}

const newDecision = (): TypedDecision => ({
  id: newId(),
  wordsId: newId(),
  text: '',
  concerns: null,
  isOnPlan: true,
  service: null,
})

const begun = ({ people }: Conference): Typed => ({
  present: people.flatMap(({ user, answer }) => (user && answer === 'comes' ? [user] : [])),
  text: '',
  person: 'words_read',
  decisions: [newDecision()],
  isWritten: false,
})

/** The row that a decision becomes; whom it concerns is who does it. */
const planRow = (
  { id, wordsId, text, service, concerns }: TypedDecision,
  nameOf: (organisation: number) => string,
): PlanRow => ({
  id,
  wordsId,
  service: service ?? 'service_navigation',
  description: { text: text.trim(), ...(concerns !== null && { with: nameOf(Number(concerns)) }) },
})

/** Seals what was typed once, and puts on the plan what is not there yet. */
function useWriteMinutes({ shared, conference, onSaved }: Props, nameOf: (organisation: number) => string) {
  const t = useText()
  const { say } = useNotices()
  const [typed, put] = useState<Typed>(() => begun(conference))
  const draft = useDraft(`minutes.${conference.id}`, typed, put)
  const { busy, error, run } = usePendingAction()
  const decided = typed.decisions.filter(({ text }) => text.trim())
  const write = () =>
    run(async () => {
      const { present, text, person } = typed
      const decisions = decided.map(({ text: words, concerns }) => ({
        text: words.trim(),
        ...(concerns !== null && { concerns: Number(concerns) }),
      }))
      if (!typed.isWritten)
        await writeMinutes(session, conference, { present, text: text.trim(), person, decisions })
      // From here on a second try goes on with the plan.
      put({ ...typed, isWritten: true })
      const rows = decided.filter(({ isOnPlan }) => isOnPlan)
      for (const row of rows)
        await addToPlan(session, shared.case.id, planRow(row, nameOf), { agreed: false })
      await draft.drop()
      say({ text: t('conference.written', { count: rows.length }) })
      onSaved()
    }, draft.keep)
  return { typed, put, draft, busy, error, write, isWhole: typed.text.trim() !== '' }
}

export function MinutesForm(props: Props) {
  const t = useText()
  const { conference, onClose } = props
  const { data: organisations = [] } = useOrganisations()
  const nameOf = (id: number) => organisations.find((one) => one.id === id)?.name ?? ''
  const { typed, put, draft, busy, error, write, isWhole } = useWriteMinutes(props, nameOf)
  const answered = conference.people.filter(({ user }) => user !== null)
  return (
    <DraftDialog
      title={t('conference.write')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} isDisabled={!isWhole} onPress={() => void write()}>
          {t('conference.save')}
        </Button>
      }
    >
      {conference.personSays && (
        <Notice tone="due" title={t(`conference.says.${conference.personSays}`)}>
          <p>{t('conference.says.do')}</p>
        </Notice>
      )}
      <CheckboxGroup
        label={t('conference.present')}
        hint={t('conference.present.hint')}
        optional
        value={typed.present}
        onChange={(present) => put({ ...typed, present })}
        choices={answered.map(({ organisation, user }) => ({ value: user!, label: nameOf(organisation) }))}
      />
      <TextArea
        label={t('conference.minutes')}
        rows={4}
        autoFocus
        value={typed.text}
        onChange={(text) => put({ ...typed, text })}
      />
      <RadioGroup
        label={t('conference.person')}
        columns
        choices={takingPart.map((one) => ({ value: one, label: t(`conference.person.${one}`) }))}
        value={typed.person}
        onChange={(person) => put({ ...typed, person: person as TakingPart })}
      />
      <Decisions
        decisions={typed.decisions}
        places={conference.people.map(({ organisation }) => ({
          value: String(organisation),
          label: nameOf(organisation),
        }))}
        onChange={(decisions) => put({ ...typed, decisions })}
      />
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}

interface DecisionsProps {
  decisions: readonly TypedDecision[]
  places: { value: string; label: string }[]
  onChange: (decisions: TypedDecision[]) => void
}

/** The next empty one is always there. */
function Decisions({ decisions, places, onChange }: DecisionsProps) {
  const t = useText()
  const change = (at: number, more: Partial<TypedDecision>) => {
    const next = decisions.map((one, n) => (n === at ? { ...one, ...more } : one))
    onChange(next.at(-1)?.text ? [...next, newDecision()] : next)
  }
  return decisions.map((one, at) => (
    <fieldset key={one.id} className="stack">
      <TextField
        label={t('conference.decision', { number: at + 1 })}
        optional
        maxLength={300}
        value={one.text}
        onChange={(text) => change(at, { text })}
      />
      {one.text && (
        <>
          <Select
            label={t('conference.concerns')}
            optional
            options={places}
            value={one.concerns}
            onChange={(concerns) => change(at, { concerns })}
          />
          <CheckboxGroup
            label={t('conference.plan')}
            optional
            choices={[{ value: 'yes', label: t('conference.onPlan') }]}
            value={one.isOnPlan ? ['yes'] : []}
            onChange={(values) => change(at, { isOnPlan: values.length > 0 })}
          />
          {one.isOnPlan && (
            <Select
              label={t('plan.service')}
              optional
              options={goalMachine.subkinds.map((code) => ({ value: code, label: codeWords(code, t) }))}
              value={one.service}
              onChange={(service) => change(at, { service })}
            />
          )}
        </>
      )}
    </fieldset>
  ))
}
