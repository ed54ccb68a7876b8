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
  const dates = useDates()
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
        <article className="certificate" aria-label={t('services.certificate')} dir="auto">
          {[
            t('services.certificate'),
            organisation.name,
            typeof examined === 'string' ? dates.day(examined) : '',
            '',
            certificate,
          ].join('\n')}
        </article>
      )}
    </Page>
  )
}
