// A certificate on paper: who, which course, until when, its number, and the square that leads to the page where anybody sees whether it
// holds. The name stands on the paper alone: this browser opened it, the server does not know it.
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { addressOfCertificate } from '../../api/addresses.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState, Facts } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import type { Held } from '../certificate.ts'
import { HeldPill } from './held-pill.tsx'
import { useCertificates, useTrained } from './use-certificates.ts'
import { useCourses } from './use-courses.ts'

// Few screens print: the square comes when it is needed.
const Square = lazy(() =>
  import('../../web/controls/square.tsx').then(({ Square: component }) => ({ default: component })),
)

export function CertificatePage() {
  const { t, language } = useLanguage()
  const { id: me, handle } = useMe()
  const { certificateId = '' }: { certificateId?: string } = useParams({ strict: false })
  const mine = useCertificates()
  const house = useTrained()
  const { data: colleagues = [] } = useColleagues()
  const own = mine.data?.certificates.map((one) => ({ ...one, holder: me })) ?? []
  const certificate = [...own, ...(house.data?.own ?? [])].find(({ id }) => id === certificateId)
  const isRead = mine.data !== undefined && !house.isLoading
  const holder = colleagues.find(({ id }) => id === certificate?.holder)
  const error = mine.error ?? house.error
  return (
    <Page
      title={t('training.certificate.title')}
      width="narrow"
      back={{ href: '/training', label: t('training.title') }}
      actions={
        certificate && (
          <Button icon="print" onPress={() => print()}>
            {t('training.certificate.print')}
          </Button>
        )
      }
    >
      <ErrorMessage error={error} />
      {!isRead && !error && <Skeleton label={t('training.loading')} lines={5} />}
      {isRead && !certificate && (
        <EmptyState
          icon="book"
          title={t('training.certificate.none')}
          words={t('training.certificate.none.words')}
        />
      )}
      {certificate && (
        <Paper
          certificate={certificate}
          name={holder?.name ?? holder?.handle ?? handle}
          address={`${mine.data?.checkAt ?? ''}/${language.tag}${addressOfCertificate(certificateId)}`}
        />
      )}
    </Page>
  )
}

function Paper({
  certificate,
  name,
  address,
}: {
  certificate: Held & { id: string; course: string; passedOn: string }
  name: string
  /** Where anybody sees whether it holds. */
  address: string
}) {
  const { t, dates } = useLanguage()
  const said = useStaffWords()
  const course = useCourses().courseOf(certificate.course)
  const number = (
    <bdi dir="ltr" className="number">
      {certificate.id}
    </bdi>
  )
  return (
    <Card title={course ? said(course.title) : certificate.course} aside={<HeldPill held={certificate} />}>
      <div className="stack">
        <Facts
          facts={[
            { term: t('training.certificate.name'), value: <bdi>{name}</bdi> },
            { term: t('training.certificate.passed'), value: dates.day(certificate.passedOn) },
            { term: t('training.certificate.ends'), value: dates.day(certificate.endsOn) },
            { term: t('training.certificate.number'), value: number },
          ]}
        />
        <Suspense>
          <Square text={address} label={t('training.certificate.square')} />
        </Suspense>
        <p className="second">{t('training.certificate.check')}</p>
      </div>
    </Card>
  )
}
