// A medical certificate as it will be printed: the day, the house, the words; no name and no reference, which the doctor writes by hand
// where the person wants them.
import { useParams } from '@tanstack/react-router'
import { Button } from '../../web/controls/button.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { useService } from './use-service.ts'
import './services.css'

export function Certificate() {
  const t = useText()
  const { organisation } = useMe()
  const { trackId = '' } = useParams({ strict: false })
  const { sheets = [] } = useService(trackId)
  const sheet = sheets.find((one) => one.sheet?.service === 'medical_care')?.sheet
  const { certificate, examined_on: examined } = sheet?.values ?? {}
  return (
    <Page
      title={t('services.certificate')}
      width="narrow"
      back={{ href: `/tracks/${trackId}`, label: t('service.medical_care') }}
    >
      <div className="row no-print">
        <Button look="primary" icon="print" isDisabled={!certificate} onPress={() => print()}>
          {t('letter.print')}
        </Button>
      </div>
      {typeof certificate === 'string' && (
        <CertificatePaper
          from={organisation.name}
          on={typeof examined === 'string' ? examined : undefined}
          words={certificate}
        />
      )}
    </Page>
  )
}

export function CertificatePaper({
  from,
  on,
  words,
}: {
  from: string
  on?: string | undefined
  words: string
}) {
  const t = useText()
  const { day } = useDates()
  return (
    <article className="certificate" aria-label={t('services.certificate')} dir="auto">
      {[t('services.certificate'), from, on ? day(on) : '', '', words].join('\n')}
    </article>
  )
}
