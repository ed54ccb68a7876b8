// Opening a case in under a minute: look whether they are here already, then five answers. Everything can be mended
// later; what is typed is kept sealed every two seconds, and nothing about the person leaves this browser unsealed.
import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { failedForGood } from '../../api/problem.ts'
import { Carrier, useCarrier } from '../../organisations/ui/teams/carrier.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Card } from '../../web/controls/card.tsx'
import { ErrorNotice, ErrorSummary } from '../../web/controls/errors.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { ageGroups, origins } from '../codes.ts'
import { AlreadyHere } from './already-here.tsx'
import { MatchingRule } from './matching-rule.tsx'
import { emptyCase, planOpening, type NewCase, type Opening, type SealedCase } from '../client/open-case.ts'
import { isWritten } from '../safe-contact.ts'
import { isOpenAlready, sealNewCase } from '../client/open-case.ts'
import { SafeContactFields } from './safe-contact-fields.tsx'
import { session } from '../../web/session/window-session.ts'

const urgencies = ['now', 'day', 'routine'] as const

/** What is typed, kept as a draft, with what is missing of it. */
function useEntering() {
  const { t } = useLanguage()
  // The ids of this case to be: a second try over a broken line opens the same case, not another.
  const [person, setPerson] = useState<Opening>(() => ({ ...emptyCase, plan: planOpening() }))
  const [attempt, setAttempt] = useState(0)
  const draft = useDraft('case.new', person, setPerson)
  const put = (change: Partial<Opening>) => setPerson((before) => ({ ...before, ...change }))
  const carrier = useCarrier(person.carrier)
  const readers = t('open.readers', { organisation: carrier.name })

  const needed = (['name', 'language', 'ageGroup', 'origin'] as const).filter((name) => !person[name]?.trim())
  const faults = attempt === 0 ? [] : needed.map((name) => ({ field: name, words: t(`open.needs.${name}`) }))
  const wrong = (name: string) => faults.find((fault) => fault.field === name)?.words
  return { person, put, draft, carrier, readers, attempt, setAttempt, needed, faults, wrong }
}

type Entered = ReturnType<typeof useEntering>

/** Opens the case once, however often that is tried. */
function useOpenCase({ person, put, draft, carrier, attempt, setAttempt, needed }: Entered) {
  const navigateWhenDone = useNavigateWhenDone()
  const queries = useQueryClient()
  const { busy, error, run, forget } = usePendingAction()
  const intention = useIdempotentWrite<SealedCase>()
  const [openedBefore, setOpenedBefore] = useState(false)
  const { plan } = person

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (needed.length > 0) return
    await run(
      async () => {
        const worker = carrier.circle
        // The same answers are sealed once: pressing again after a broken line sends the same bytes.
        const body = await intention.madeFor([person, worker], () =>
          sealNewCase(session, plan, person, worker),
        )
        await api.cases.open(body, { key: plan.key })
        await draft.drop()
        await queries.invalidateQueries({ queryKey: ['headers'] })
        await queries.invalidateQueries({ queryKey: ['cases'] })
        await navigateWhenDone(`/cases/${plan.id}`)
      },
      async (fault) => {
        await draft.keep().catch(() => undefined)
        const before = await isOpenAlready(session, plan.id, fault)
        setOpenedBefore(before)
        if (!before && failedForGood(fault)) put({ plan: planOpening() })
      },
    )
  }

  const beginAnew = async () => {
    await draft.drop({ ...emptyCase, plan: planOpening() })
    setOpenedBefore(false)
    setAttempt(0)
    forget()
  }
  return { busy, error, openedBefore, send, beginAnew }
}

/** Whether they are here already, then five answers. */
function Who({ entered: { person, put, carrier, readers, wrong } }: { entered: Entered }) {
  const { t, language } = useLanguage()
  const me = useMe()
  return (
    <Card title={t('open.who')}>
      <div className="stack">
        <TextField
          id="name"
          label={t('open.name')}
          hint={t('open.nameHint')}
          readers={readers}
          value={person.name}
          onChange={(name) => put({ name })}
          error={wrong('name')}
        />
        <AlreadyHere name={person.name} />
        <MatchingRule />
        <ComboBox
          id="language"
          label={t('open.language')}
          options={languageOptions(language.locale, me.network.languages)}
          value={person.language}
          onChange={(tag) => put({ language: tag })}
          error={wrong('language')}
        />
        <RadioGroup
          id="ageGroup"
          label={t('open.ageGroup')}
          hint={t('open.ageGroupHint')}
          columns
          choices={ageGroups.map((value) => ({ value, label: t(`code.${value}`) }))}
          value={person.ageGroup}
          onChange={(value) => put({ ageGroup: value as NewCase['ageGroup'] })}
          error={wrong('ageGroup')}
        />
        <Select
          id="origin"
          label={t('open.origin')}
          options={origins.map((value) => ({ value, label: t(`code.${value}`) }))}
          value={person.origin}
          onChange={(origin) => put({ origin })}
          error={wrong('origin')}
        />
        <RadioGroup
          id="urgency"
          label={t('ask.urgency')}
          columns
          choices={urgencies.map((value) => ({ value, label: t(`code.${value}`) }))}
          value={person.urgency}
          onChange={(value) => put({ urgency: value as NewCase['urgency'] })}
        />
        <Carrier carrier={carrier} onChange={(circle) => put({ carrier: circle })} />
      </div>
    </Card>
  )
}

/** What may be added now or later. */
function More({ entered: { person, put, readers } }: { entered: Entered }) {
  const { t } = useLanguage()
  return (
    <Card title={t('open.more')} lead={t('open.moreLead')}>
      <div className="stack">
        <TextArea
          label={t('open.note')}
          readers={readers}
          optional
          rows={3}
          value={person.note}
          onChange={(note) => put({ note })}
        />
        <details className="case-further" open={isWritten(person.safeContact) || undefined}>
          <summary>{t('open.contact')}</summary>
          <SafeContactFields
            value={person.safeContact}
            readers={readers}
            onChange={(safeContact) => put({ safeContact })}
          />
        </details>
      </div>
    </Card>
  )
}

/** It has been opened with other words before: there, or anew. */
function OpenedBefore({ caseId, onClear }: { caseId: string; onClear: () => void }) {
  const { t } = useLanguage()
  return (
    <ErrorNotice
      title={t('open.before')}
      kept={t('open.before.words')}
      action={
        <>
          <ButtonLink href={`/cases/${caseId}`}>{t('open.goThere')}</ButtonLink>
          <Button look="quiet" onPress={onClear}>
            {t('open.before.clear')}
          </Button>
        </>
      }
    />
  )
}

export function OpenCase() {
  const { t } = useLanguage()
  const entered = useEntering()
  const { person, draft, carrier, attempt, faults } = entered
  const { busy, error, openedBefore, send, beginAnew } = useOpenCase(entered)
  return (
    <Page
      title={t('open.title')}
      lead={t('open.lead')}
      width="narrow"
      back={{ href: '/cases', label: t('case.list.title') }}
    >
      <form className="stack" onSubmit={(event) => void send(event)} noValidate>
        <ErrorSummary faults={faults} attempt={attempt} />
        <DraftConflict draft={draft} />
        <Who entered={entered} />
        <More entered={entered} />
        {openedBefore ? (
          <OpenedBefore caseId={person.plan.id} onClear={() => void beginAnew()} />
        ) : (
          <ErrorMessage error={error} />
        )}
        <div className="row">
          <Button
            type="submit"
            look="primary"
            isPending={busy}
            isDisabled={!carrier.isKnown || carrier.isInNoTeam}
          >
            {t('open.send')}
          </Button>
          <span className="second">{t('open.kept')}</span>
        </div>
      </form>
    </Page>
  )
}
