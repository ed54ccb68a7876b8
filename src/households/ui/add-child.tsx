// A child along, as a person: a name and a date, one question to the mother, and a file of their own. What is known is not asked again.
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { failedForGood } from '../../api/problem.ts'
import { planOpening, type Plan, type SealedCase } from '../../cases/client/open-case.ts'
import { ageGroups } from '../../cases/codes.ts'
import { useAlias, useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { emptyDependant, openDependant, sealDependant, type Dependant } from '../client/open-dependant.ts'
import { relations, type Relation } from '../household.ts'
import { useReadAgain } from './use-household.ts'

export function AddChild() {
  const t = useText()
  const alias = useAlias()
  const { caseId = '' } = useParams({ strict: false })
  const { data: shared, isError } = useCase(caseId)
  if (isError) return <Missing />
  return (
    <Page
      title={t('household.newTitle')}
      lead={shared && t('household.newLead', { alias: alias(shared.case.reference) })}
      width="narrow"
      back={{ href: `/cases/${caseId}?tab=people`, label: t('track.toCase') }}
    >
      {shared ? <Form key={caseId} from={shared} /> : <Skeleton label={t('case.opening')} lines={6} />}
    </Page>
  )
}

type Along = Dependant & { plan: Plan }

function Form({ from }: { from: SharedCase }) {
  const t = useText()
  const [person, setPerson] = useState<Along>(() => ({ ...emptyDependant, plan: planOpening() }))
  const put = (change: Partial<Along>) => setPerson((before) => ({ ...before, ...change }))
  const draft = useDraft(`household.${from.case.id}`, person, setPerson)
  const [attempt, setAttempt] = useState(0)
  const opening = useOpenDependant(from, person, {
    drop: draft.drop,
    anew: () => put({ plan: planOpening() }),
  })
  const lacking = person.name.trim() ? [] : [{ field: 'name', words: t('open.needs.name') }]
  const faults = attempt === 0 ? [] : lacking
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt(attempt + 1)
        if (lacking.length === 0) opening.open()
      }}
    >
      <ErrorSummary faults={faults} attempt={attempt} />
      <DraftConflict draft={draft} />
      <Fields from={from} person={person} put={put} wrong={faults[0]?.words} />
      <ErrorMessage error={opening.error} />
      <div className="row">
        <Button type="submit" look="primary" isPending={opening.busy}>
          {t('household.open')}
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  from: SharedCase
  person: Along
  put: (change: Partial<Along>) => void
  wrong: string | undefined
}

/** What is not known yet: the rest comes from the file that they came with. */
function Fields({ from, person, put, wrong }: FieldsProps) {
  const t = useText()
  const alias = useAlias()
  const today = useToday()
  return (
    <Card>
      <div className="stack">
        <TextField
          id="name"
          label={t('open.name')}
          value={person.name}
          onChange={(name) => put({ name })}
          error={wrong}
          autoFocus
        />
        <DateField
          label={t('household.birth')}
          hint={t('household.birthHint')}
          optional
          max={today}
          value={person.birth}
          onChange={(birth) => put({ birth })}
        />
        {person.birth === null && (
          <RadioGroup
            label={t('open.ageGroup')}
            columns
            choices={ageGroups.map((value) => ({ value, label: t(`code.${value}`) }))}
            value={person.ageGroup}
            onChange={(value) => put({ ageGroup: value as Dependant['ageGroup'] })}
          />
        )}
        <Select
          label={t('household.relationTo', { alias: alias(from.case.reference) })}
          options={relations.map((value) => ({ value, label: t(`household.relation.${value}`) }))}
          value={person.relation}
          onChange={(value) => put({ relation: (value ?? 'child') as Relation })}
        />
        {latestOf(from.records, 'safe_contact') && from.held.includes('contact') && (
          <CheckboxGroup
            label={t('case.contact.title')}
            hint={t('household.sameContactHint')}
            choices={[{ value: 'same', label: t('household.sameContact') }]}
            value={person.sameContact ? ['same'] : []}
            onChange={(chosen) => put({ sameContact: chosen.length > 0 })}
          />
        )}
      </div>
    </Card>
  )
}

/** Opens it once, however often it is pressed over a broken line. */
function useOpenDependant(
  from: SharedCase,
  person: Along,
  { drop, anew }: { drop: () => Promise<unknown>; anew: () => void },
) {
  const t = useText()
  const { say } = useNotices()
  const navigateWhenDone = useNavigateWhenDone()
  const readAgain = useReadAgain()
  const intention = useIdempotentWrite<SealedCase>()
  const { busy, error, run } = usePendingAction()
  const open = () =>
    void run(
      async () => {
        const { plan, ...dependant } = person
        const sealed = await intention.madeFor(person, () => sealDependant(session, plan, from, dependant))
        await openDependant(session, from, { plan, sealed, relation: person.relation })
        await drop()
        say({ text: t('household.opened') })
        await readAgain()
        await navigateWhenDone(`/cases/${plan.id}?tab=people`)
      },
      (fault) => {
        if (!failedForGood(fault)) return
        intention.end()
        anew()
      },
    )
  return { busy, error, open }
}
