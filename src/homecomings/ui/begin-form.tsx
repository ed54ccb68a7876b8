// Who comes, from whom, and when: what the package told stands there already. One press begins the file and the process.
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { newId } from '../../api/new-id.ts'
import { failedForGood } from '../../api/problem.ts'
import { planOpening, type SealedCase } from '../../cases/client/open-case.ts'
import { ageGroups } from '../../cases/codes.ts'
import { AlreadyHere } from '../../cases/ui/already-here.tsx'
import { Carrier, useCarrier } from '../../organisations/ui/teams/carrier.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { beginHomecoming, sealComing, type Coming, type ComingPlan } from '../client/begin-homecoming.ts'
import type { Received } from '../client/open-received.ts'
import { cameBy } from '../homecoming.ts'

type Typed = Omit<Coming, 'ageGroup' | 'cameBy' | 'language'> & {
  language: string | null
  ageGroup: Coming['ageGroup'] | null
  cameBy: Coming['cameBy'] | null
  /** The circle that is to carry the case, where one was chosen. */
  carrier: number | null
}

const firstTyped = (received: Received | null): Typed => ({
  name: received?.told.person?.name ?? '',
  language: received?.told.person?.language || null,
  ageGroup: ageGroups.find((one) => one === received?.told.person?.ageGroup) ?? null,
  cameBy: received ? 'sealed_package' : null,
  comesOn: null,
  from: received?.told.from ?? '',
  agreed: received?.told.agreed ?? '',
  reachedBy: '',
  carrier: null,
})

const newPlan = (received: Received | null): ComingPlan => ({
  plan: planOpening(),
  track: received?.track ?? newId(),
  note: newId(),
})

function useBeginHomecoming(received: Received | null) {
  const queries = useQueryClient()
  const navigateWhenDone = useNavigateWhenDone()
  const [typed, setTyped] = useState(() => firstTyped(received))
  const [plan, setPlan] = useState(() => newPlan(received))
  const [attempt, setAttempt] = useState(0)
  // What a package tells stands there anew each time that it is opened.
  const draft = useDraft('homecoming.new', typed, (kept) => received ?? setTyped(kept))
  const carrier = useCarrier(typed.carrier)
  const intention = useIdempotentWrite<SealedCase>()
  const { busy, error, run } = usePendingAction()
  const needed = (['name', 'language', 'ageGroup', 'from', 'cameBy'] as const).filter(
    (name) => !typed[name]?.trim(),
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (needed.length > 0) return
    const { carrier: _, ...told } = typed
    const coming = told as Coming
    const what = { circle: carrier.circle, sections: received?.told.sections ?? [] }
    void run(
      async () => {
        const sealed = await intention.madeFor([coming, carrier.circle], () =>
          sealComing(session, plan, coming, what),
        )
        await beginHomecoming(session, plan, sealed, { coming, by: received?.by ?? null })
        await draft.drop()
        await queries.invalidateQueries()
        await navigateWhenDone(`/tracks/${plan.track}`)
      },
      (fault) => failedForGood(fault) && setPlan({ ...newPlan(received), track: plan.track }),
    )
  }
  const put = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))
  return { typed, put, needed: attempt === 0 ? [] : needed, attempt, carrier, busy, error, send }
}

const asked: Readonly<Record<string, string>> = { from: 'home.needs.from', cameBy: 'home.needs.cameBy' }

export function BeginForm({ received }: { received: Received | null }) {
  const { t } = useLanguage()
  const form = useBeginHomecoming(received)
  const { carrier, put, needed, attempt, busy, error, send } = form
  const faults = needed.map((field) => ({ field, words: t(asked[field] ?? `open.needs.${field}`) }))
  return (
    <form className="stack" onSubmit={send} noValidate>
      <ErrorSummary faults={faults} attempt={attempt} />
      <Card title={t('home.who')}>
        <div className="stack">
          <Person {...form} wrong={(name) => faults.find(({ field }) => field === name)?.words} />
          <Sent {...form} received={received} />
          <Carrier carrier={carrier} onChange={(circle) => put({ carrier: circle })} />
        </div>
      </Card>
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          type="submit"
          look="primary"
          isPending={busy}
          isDisabled={!carrier.isKnown || carrier.isInNoTeam}
        >
          {t('home.begin')}
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  typed: Typed
  put: (change: Partial<Typed>) => void
}

function Person({ typed, put, wrong }: FieldsProps & { wrong: (name: string) => string | undefined }) {
  const { t, language } = useLanguage()
  const { network } = useMe()
  const today = useToday()
  return (
    <>
      <TextField
        id="name"
        label={t('open.name')}
        value={typed.name}
        onChange={(name) => put({ name })}
        error={wrong('name')}
      />
      <AlreadyHere name={typed.name} />
      <ComboBox
        id="language"
        label={t('open.language')}
        options={languageOptions(language.locale, network.languages)}
        value={typed.language}
        onChange={(tag) => put({ language: tag })}
        error={wrong('language')}
      />
      <RadioGroup
        id="ageGroup"
        label={t('open.ageGroup')}
        columns
        choices={ageGroups.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={typed.ageGroup ?? ''}
        onChange={(value) => put({ ageGroup: value as Coming['ageGroup'] })}
        error={wrong('ageGroup')}
      />
      <DateField
        label={t('ask.comes_on')}
        optional
        min={today}
        value={typed.comesOn}
        onChange={(comesOn) => put({ comesOn })}
      />
    </>
  )
}

/** Who sends them: asked where no package says it. */
function Sent({ typed, put, received }: FieldsProps & { received: Received | null }) {
  const { t } = useLanguage()
  if (received) return null
  return (
    <>
      <TextField id="from" label={t('home.from')} value={typed.from} onChange={(from) => put({ from })} />
      <Select
        id="cameBy"
        label={t('ask.came_by')}
        options={cameBy
          .filter((one) => one !== 'sealed_package')
          .map((value) => ({ value, label: t(`code.${value}`) }))}
        value={typed.cameBy}
        onChange={(value) => put({ cameBy: value as Coming['cameBy'] })}
      />
      <TextArea
        label={t('home.agreed')}
        hint={t('home.agreed.hint')}
        rows={2}
        maxLength={1000}
        value={typed.agreed}
        onChange={(agreed) => put({ agreed })}
      />
      <TextField
        label={t('home.reachedBy')}
        hint={t('home.reachedBy.hint')}
        value={typed.reachedBy}
        onChange={(reachedBy) => put({ reachedBy })}
      />
    </>
  )
}
