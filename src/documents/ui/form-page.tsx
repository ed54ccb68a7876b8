// A form of the country, filled in from this case: what is missing first, then the blocks as the office has them, each copied with one
// press. What is typed here is kept as a draft under one's own key, and goes nowhere else.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { FormRule } from '../../jurisdiction/forms.ts'
import type { Law } from '../../law/law-of.ts'
import { lawQuery } from '../../law/ui/use-law.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { openFacts, openTold } from '../client/form-facts.ts'
import { formsOf } from '../fill-form.ts'
import { FormSheet } from './form-sheet.tsx'
import { useKnown } from './use-known.ts'

export function CaseForms() {
  const { t } = useLanguage()
  const { caseId = '', form: chosen }: { caseId?: string; form?: string } = useParams({ strict: false })
  const { data: shared, error } = useCase(caseId)
  const law = useQuery({ ...lawQuery(shared?.case.pack ?? ''), enabled: shared !== undefined })
  if (error) return <Missing />
  if (!shared || !law.data)
    return (
      <Page title={t('forms.title')}>
        <Skeleton label={t('case.opening')} lines={6} />
      </Page>
    )
  const forms = formsOf(law.data).filter(({ about, notifies }) => about === 'case' && !notifies)
  const form = forms.find(({ id }) => id === chosen)
  if (form) return <CaseForm key={form.id} form={form} law={law.data} shared={shared} />
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
          <Rows
            rows={forms.map(({ id, title, edition }) => ({
              id,
              title: inDocumentLanguage(title),
              detail: inDocumentLanguage(edition),
              href: `/cases/${caseId}/forms/${id}`,
            }))}
          />
        )}
      </Card>
    </Page>
  )
}

function CaseForm({ form, law, shared }: { form: FormRule; law: Law; shared: SharedCase }) {
  const { t } = useLanguage()
  const opened = useQuery({
    queryKey: ['form-facts', shared.case.id, shared.records.length],
    queryFn: () => openFacts(session, shared),
    gcTime: 0,
  })
  const [told, setTold] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  const known = useKnown(shared, opened.data)
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
      draft={`form.${shared.case.id}.${form.id}`}
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
