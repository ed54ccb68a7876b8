// Pages that were given to us: which there are, and those of one person as documents to be read. Whoever has pages alone sees nothing
// else of that person's file; what is missing, or is not what was signed, is said in red.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { isProblem } from '../../api/problem.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { readPages, type GivenPages as Given } from '../client/read-pages.ts'
import { PageDocument } from './page-document.tsx'

export function GivenPages() {
  const t = useText()
  const { day } = useDates()
  const { data, error } = useQuery({ queryKey: ['pages'], queryFn: () => api.consent.given({}) })
  return (
    <Page title={t('pages.title')} lead={t('pages.lead')}>
      {error ? (
        <ErrorMessage error={error} />
      ) : !data ? (
        <Skeleton label={t('inbox.loading')} lines={4} />
      ) : data.given.length === 0 ? (
        <EmptyState icon="document" title={t('pages.none')} words={t('pages.none.words')} />
      ) : (
        <Rows
          rows={data.given.map((one) => ({
            id: one.track,
            title: t('pages.read', { count: one.pages }),
            href: `/pages/${one.caseId}`,
            detail: <bdi>{t('pages.from', { organisation: one.from ?? t('inbox.somebody') })}</bdi>,
            about: { name: aliasHere(one.reference, t), reference: one.reference },
            facts: [
              <span key="what" className="second">
                {t('pages.row', {
                  purpose: t(`purpose.${one.purpose}`),
                  day: one.givenOn ? day(one.givenOn) : '',
                  until: day(one.until),
                })}
              </span>,
            ],
          }))}
        />
      )}
    </Page>
  )
}

const isGone = (error: unknown): boolean => isProblem(error) && error.code === 'not-found'

export function PagesOfCase() {
  const t = useText()
  const { caseId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({
    queryKey: ['pages', caseId],
    queryFn: () => readPages(session, caseId),
    // What was stopped is not shown again from memory.
    gcTime: 0,
  })
  const title = data ? aliasHere(data.reference, t) : t('pages.window')
  return (
    <Page
      title={title}
      windowTitle={t('pages.window')}
      lead={t('pages.lead')}
      back={{ href: '/pages', label: t('pages.title') }}
      actions={
        data && (
          <Button icon="print" onPress={() => print()}>
            {t('letter.print')}
          </Button>
        )
      }
      width="narrow"
    >
      {isGone(error) || data?.grants.length === 0 ? (
        <EmptyState icon="document" title={t('pages.ended')} words={t('pages.ended.words')} />
      ) : error ? (
        <ErrorMessage
          error={error}
          action={<Button onPress={() => void refetch()}>{t('web.page.again')}</Button>}
        />
      ) : data ? (
        data.grants.map((grant) => (
          <GivenTogether key={grant.id} caseId={caseId} grant={grant} from={data.carrier ?? ''} />
        ))
      ) : (
        <Skeleton label={t('case.opening')} lines={8} />
      )}
    </Page>
  )
}

/** What was given in one yes. */
function GivenTogether({
  caseId,
  grant,
  from,
}: {
  caseId: string
  grant: Given['grants'][number]
  from: string
}) {
  const t = useText()
  const { day } = useDates()
  const whole = grant.pages.every((one) => 'text' in one)
  return (
    <Card
      title={t(`purpose.${grant.purpose}`)}
      lead={t('access.pages.only', { count: grant.pages.length })}
      aside={<Pill>{t('case.readers.until', { day: day(grant.until) })}</Pill>}
    >
      <div className="stack">
        {whole && <p className="second">{t('pages.checked')}</p>}
        {grant.pages.map((one) =>
          'text' in one ? (
            <PageDocument key={one.page} {...one.text} caseId={caseId} />
          ) : (
            <Notice
              key={one.page}
              tone="danger"
              title={t(one.refused === 'missing' ? 'pages.missing' : 'pages.refused')}
            >
              {t(one.refused === 'missing' ? 'pages.missing.words' : 'pages.refused.words', {
                organisation: from,
              })}
            </Notice>
          ),
        )}
      </div>
    </Card>
  )
}
