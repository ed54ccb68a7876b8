// A form of the country, filled in from this case: what is missing first, then the blocks as the office has them, each copied with one
// press. What is typed here is kept as a draft under one's own key, and goes nowhere else.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { FormRule } from '../../jurisdiction/forms.ts'
import type { Law } from '../../law/law-of.ts'
import { lawOnQuery, lawQuery } from '../../law/ui/use-law.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { openFacts, openTold } from '../client/form-facts.ts'
import { draftPlace, editionNow, formsKnown, formsOf } from '../fill-form.ts'
import { FormSheet } from './form-sheet.tsx'
import { useKnownFacts } from './use-known-facts.ts'

export function CaseForms() {
  const { t } = useLanguage()
  const { caseId = '', form: chosen }: { caseId?: string; form?: string } = useParams({ strict: false })
  const { data: shared, error } = useCase(caseId)
  const today = useToday()
  const pack = shared?.case.pack ?? ''
  const law = useQuery({ ...lawQuery(pack), enabled: shared !== undefined })
  const now = useQuery({ ...lawOnQuery(pack, today), enabled: shared !== undefined })
  if (error) return <Missing />
  if (!shared || !law.data || now.isPending)
    return (
      <Page title={t('forms.title')}>
        <Skeleton label={t('case.opening')} lines={6} />
      </Page>
    )
  const forms = formsKnown(law.data, now.data).filter(({ about, notifies }) => about === 'case' && !notifies)
  const form = forms.find(({ id }) => id === chosen)
  if (form) {
    // An edition that came after the law of the case is cited by the law of today.
    const its = formsOf(law.data).some(({ id }) => id === form.id) ? law.data : (now.data ?? law.data)
    return <CaseForm key={form.id} form={form} forms={forms} law={its} shared={shared} />
  }
  return (
    <Page
      title={t('forms.title')}
      lead={t('forms.lead')}
      width="narrow"
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      <Card>
        {forms.length === 0 ? (
          <p>{t('forms.none')}</p>
        ) : (
          <FormList forms={forms} base={`/cases/${caseId}/forms`} today={today} />
        )}
      </Card>
    </Page>
  )
}

interface ListProps {
  forms: readonly FormRule[]
  base: string
  today: string
}

/** Each form by its newest edition; older ones fold beneath. */
function FormList({ forms, base, today }: ListProps) {
  const { t, dates } = useLanguage()
  const known = forms.map((form) => ({ form, now: editionNow(form, forms, today) }))
  const row = ({ form, now }: (typeof known)[number]): Row => {
    const { id, title, edition, editionOn, replaces } = form
    return {
      id,
      title: inDocumentLanguage(title),
      detail: [
        inDocumentLanguage(edition),
        ...(editionOn === undefined ? [] : [t('law.since', { day: dates.day(editionOn) })]),
      ].join(' · '),
      href: `${base}/${id}`,
      facts: now.isOver
        ? [<Pill key="over">{t('forms.edition.over')}</Pill>]
        : now.isHere
          ? [<Pill key="older">{t('forms.edition.older')}</Pill>]
          : replaces === undefined
            ? []
            : [t('forms.edition.newest')],
    }
  }
  const isOld = ({ now }: (typeof known)[number]) => now.isHere || now.isOver
  const older = known.filter(isOld)
  return (
    <>
      <Rows rows={known.filter((one) => !isOld(one)).map(row)} />
      {older.length > 0 && (
        <details>
          <summary>
            {t('forms.edition.older')} <span className="second">{dates.number(older.length)}</span>
          </summary>
          <Rows rows={older.map(row)} />
        </details>
      )}
    </>
  )
}

interface CaseFormProps {
  form: FormRule
  forms: readonly FormRule[]
  law: Law
  shared: SharedCase
}

function CaseForm({ form, forms, law, shared }: CaseFormProps) {
  const { t } = useLanguage()
  const opened = useQuery({
    queryKey: ['form-facts', shared.case.id, shared.records.length],
    queryFn: () => openFacts(session, shared),
    gcTime: 0,
  })
  const [told, setTold] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  const known = useKnownFacts(shared, opened.data)
  const asksStory = form.blocks.some(({ fields }) => fields.some(({ from }) => from === 'told'))
  const read = () => void run(async () => setTold((await openTold(session, shared)) ?? ''))
  if (opened.isPending)
    return (
      <Page title={t('forms.title')}>
        <Skeleton label={t('case.opening')} lines={6} />
      </Page>
    )
  return (
    <FormSheet
      form={form}
      law={law}
      known={{ ...known, ...(told === null ? {} : { told }) }}
      forms={forms}
      draftOf={(id) => draftPlace(shared.case.id, id)}
      back={{ href: `/cases/${shared.case.id}/forms`, label: t('forms.title') }}
    >
      <ErrorMessage error={error ?? opened.error} />
      {asksStory && told === null && (
        <div className="row">
          <Button icon="document" isPending={busy} onPress={read}>
            {t('forms.told')}
          </Button>
        </div>
      )}
      {told === '' && <p className="second">{t('forms.told.none')}</p>}
    </FormSheet>
  )
}
