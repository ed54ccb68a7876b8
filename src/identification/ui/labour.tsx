// One complaint about pay or hours: what was said, what was done, what is in the worker's hand, and the next step. Each step is told to
// whoever complained in the same act.
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { useNow } from '../../web/session/now.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import type { Contact } from '../client/answer-request.ts'
import { sumWords } from '../labour-steps.ts'
import { LabourPlace } from './labour-place.tsx'
import { LabourStepForm } from './labour-step.tsx'
import { Answer, SafeContact, useHotlineContact, useOpenedContact, Words } from './request.tsx'
import { useTelling } from './use-telling.ts'

export function Labour() {
  const { t, language, dates } = useLanguage()
  const { trackId = '' } = useParams({ strict: false })
  const queries = useQueryClient()
  const now = useNow()
  const contact = useHotlineContact(trackId)
  const opened = useOpenedContact(contact.data)
  const reload = () => {
    void queries.invalidateQueries({ queryKey: ['contact', trackId] })
    void queries.invalidateQueries({ queryKey: ['complaints'] })
  }
  const back = { href: '/labour', label: t('labour.title') }
  if (contact.isError || (contact.data && contact.data.kind !== 'labour_complaint')) return <Missing />
  const { data } = contact
  if (!data)
    return (
      <Page title={t('labour.windowTitle')} back={back}>
        <Skeleton label={t('labour.loading')} lines={6} />
      </Page>
    )
  return (
    <Page
      title={t('labour.one', {
        language: data.language
          ? languageName(data.language, language.locale)
          : t('hotline.language.unknown'),
      })}
      windowTitle={t('labour.windowTitle')}
      back={back}
      lead={t('hotline.since', { when: dates.ago(data.openedAt, now) })}
      beside={
        <span className="row">
          <Pill>{t(`labour_complaint.state.${data.state}`)}</Pill>
          {data.dueAt && (
            <Pill tone={dates.dueTone(data.dueAt, now)} icon="clock">
              {dates.due(data.dueAt, now)}
            </Pill>
          )}
        </span>
      }
    >
      <Body contact={data} opened={opened} onDone={reload} />
    </Page>
  )
}

interface BodyProps {
  contact: Contact
  opened: ReturnType<typeof useOpenedContact>
  onDone: () => void
}

function Body({ contact, opened, onDone }: BodyProps) {
  const { t } = useLanguage()
  const telling = useTelling()
  const steps = opened.data?.steps.flatMap((one) => one ?? []) ?? []
  const sums = sumWords(telling, steps)
  const isOpen = contact.state !== 'closed'
  return (
    <div className="main-and-side">
      <div className="stack">
        {opened.isError && (
          <ErrorNotice title={t('hotline.cannotOpen')} kept={t('hotline.cannotOpen.words')} />
        )}
        {opened.isPending && <Skeleton label={t('labour.loading')} lines={4} />}
        {sums && <Notice>{sums}</Notice>}
        {opened.data && <Words contact={contact} opened={opened.data} onDone={onDone} />}
        {opened.data && isOpen && (
          <LabourStepForm key={contact.version} contact={contact} opened={opened.data} onDone={onDone} />
        )}
      </div>
      <aside className="stack">
        {opened.data && <SafeContact report={opened.data.report} />}
        {isOpen && <LabourPlace />}
        {opened.data && isOpen && <Answer contact={contact} onSent={onDone} />}
      </aside>
    </div>
  )
}
