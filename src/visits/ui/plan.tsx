// A visit is planned on one page: where, when and with whom; the language and who interprets; and the houses that are asked to hold
// places, which answer themselves. Nothing here names a place, an employer or a person.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { parseDate } from '@internationalized/date'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useNavigateWhenDone } from '../../web/actions/use-navigate-when-done.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useHourOptions } from '../../web/controls/half-hours.ts'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName, useColleagues } from '../../web/session/colleagues.ts'
import { useToday } from '../../web/session/now.ts'
import { useDistricts, useNameOf } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { OrganisationBox } from '../../web/track/organisation-box.tsx'
import { codeWords } from '../../web/track/answers.ts'
import { newPlanNames } from '../client/plan-names.ts'
import { planVisit } from '../client/plan-visit.ts'
import { listeners } from '../roles.ts'
import { sections } from '../../identification/sections.ts'
import { teamCodes } from '../visit.ts'
import { takeVisitFill } from '../../identification/ui/visit-fill.ts'
import { venues } from '../../identification/venues.ts'
import { emptyPlan, planOf, type PlanDraft } from './plan-draft.ts'

interface Form {
  draft: PlanDraft
  put: (change: Partial<PlanDraft>) => void
}

export function PlanVisit() {
  const t = useText()
  const today = useToday()
  const navigateWhenDone = useNavigateWhenDone()
  const [draft, setDraft] = useState(() => ({
    ...emptyPlan(parseDate(today).add({ days: 1 }).toString()),
    ...takeVisitFill(),
  }))
  const [names] = useState(newPlanNames)
  const { busy, error, run } = usePendingAction()
  const put = (change: Partial<PlanDraft>) => setDraft((before) => ({ ...before, ...change }))
  const plan = planOf(draft, session.timezone)
  const send = () =>
    run(async () => {
      if (!plan) return
      await planVisit(session, plan, names)
      await navigateWhenDone(`/visits/${names.visit}`)
    })
  return (
    <Page title={t('visit.plan.title')} lead={t('visit.plan.lead')} width="narrow">
      <div className="stack">
        <Where draft={draft} put={put} />
        <WhoGoes draft={draft} put={put} />
        <Houses draft={draft} put={put} />
        <ErrorMessage error={error} />
        {!plan && <p className="second">{t('visit.plan.missing')}</p>}
        <div className="row">
          <Button look="primary" isPending={busy} isDisabled={!plan} onPress={() => void send()}>
            {t('visit.plan.do')}
          </Button>
        </div>
      </div>
    </Page>
  )
}

function Where({ draft, put }: Form) {
  const t = useText()
  const today = useToday()
  const hours = useHourOptions()
  const districts = useDistricts()
  return (
    <Card title={t('visit.plan.where')}>
      <div className="stack">
        <Select
          label={t('visit.plan.venue')}
          options={venues.map((value) => ({ value, label: codeWords(value, t) }))}
          value={draft.venue}
          onChange={(venue) => put({ venue })}
        />
        <Select
          label={t('visit.plan.section')}
          options={sections.map((value) => ({ value, label: t(`visit.section.${value}`) }))}
          value={draft.section}
          onChange={(section) => put({ section })}
        />
        {districts.length > 0 && (
          <Select
            label={t('visit.plan.district')}
            optional
            options={districts.map((value) => ({ value, label: value }))}
            value={draft.district}
            onChange={(district) => put({ district })}
          />
        )}
        <DateField
          label={t('visit.plan.day')}
          min={today}
          value={draft.day}
          onChange={(day) => put({ day })}
        />
        <Select
          label={t('visit.plan.from')}
          options={hours}
          value={draft.from}
          onChange={(from) => from && put({ from })}
        />
        <Select
          label={t('visit.plan.back')}
          hint={t('visit.plan.back.hint')}
          options={hours}
          value={draft.back}
          onChange={(back) => back && put({ back })}
        />
      </div>
    </Card>
  )
}

function WhoGoes({ draft, put }: Form) {
  const { t, language } = useLanguage()
  const me = useMe()
  const nameOf = useColleagueName()
  const { data: colleagues = [] } = useColleagues()
  const others = colleagues.filter(({ id, state }) => id !== me.id && state === 'active')
  const listening = others.filter(({ roles }) => listeners.some((role) => roles.includes(role)))
  const interpreters = others.filter(({ roles }) => roles.includes('interpreter'))
  return (
    <Card title={t('visit.plan.who')}>
      <div className="stack">
        <ComboBox
          label={t('visit.plan.language')}
          options={languageOptions(language.locale, me.network.languages)}
          value={draft.language}
          onChange={(chosen) => put({ language: chosen })}
        />
        {interpreters.length > 0 && (
          <Select
            label={t('visit.plan.interpreter')}
            hint={t('visit.plan.interpreter.hint')}
            optional
            options={interpreters.map(({ id }) => ({ value: id, label: nameOf(id) }))}
            value={draft.interpreter}
            onChange={(interpreter) => put({ interpreter })}
          />
        )}
        {listening.length > 0 && (
          <CheckboxGroup
            label={t('visit.plan.members')}
            optional
            columns
            choices={listening.map(({ id }) => ({ value: id, label: nameOf(id) }))}
            value={draft.members}
            onChange={(members) => put({ members })}
          />
        )}
        <OrganisationBox
          id="visit-other"
          label={t('visit.plan.other')}
          optional
          value={draft.other}
          onChange={(other) => put({ other })}
          except={[me.organisation.circle]}
        />
        <CheckboxGroup
          label={t('visit.plan.team')}
          columns
          choices={teamCodes.map((value) => ({ value, label: codeWords(value, t) }))}
          value={draft.team}
          onChange={(team) => put({ team })}
        />
      </div>
    </Card>
  )
}

/** Which houses are asked, for how many places, until when: they say yes themselves, on their own board. */
function Houses({ draft, put }: Form) {
  const t = useText()
  const nameOf = useNameOf()
  const hours = useHourOptions()
  const { data, error } = useQuery({
    queryKey: ['houses-with-beds'],
    queryFn: ({ signal }) => api.bedHolds.houses({}, { signal }),
  })
  return (
    <Card title={t('visit.plan.beds')} lead={t('visit.plan.beds.lead')}>
      <div className="stack">
        <ErrorMessage error={error} />
        {data?.houses.length === 0 && <p className="second">{t('visit.plan.beds.none')}</p>}
        <CheckboxGroup
          label={t('visit.plan.houses')}
          optional
          choices={(data?.houses ?? []).map(({ circle, district, free }) => ({
            value: String(circle),
            label: nameOf(circle),
            detail: [district, t('beds.band', { band: t(`directory.places.${free}`) })]
              .filter(Boolean)
              .join(' · '),
          }))}
          value={draft.houses}
          onChange={(houses) => put({ houses })}
        />
        {draft.houses.map((house) => (
          <TextField
            key={house}
            label={t('visit.plan.places', { house: nameOf(Number(house)) })}
            dir="ltr"
            value={draft.places[house] ?? '1'}
            onChange={(typed) => put({ places: { ...draft.places, [house]: typed } })}
          />
        ))}
        {draft.houses.length > 0 && (
          <Select
            label={t('visit.plan.until')}
            options={hours}
            value={draft.until}
            onChange={(until) => until && put({ until })}
          />
        )}
      </div>
    </Card>
  )
}
