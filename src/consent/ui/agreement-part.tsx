// What an agreement says, on the page of its process: whoever is to talk about going on with it, or stops it, sees with whom
// what is shared, what for and until when.
import { useQuery } from '@tanstack/react-query'
import { useAgreements } from '../../cases/ui/opened.ts'
import { api } from '../../web/api.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useDates, useLanguage } from '../../web/language.tsx'

export function AgreementPart({ trackId }: { trackId: string }) {
  const { data } = useQuery({
    queryKey: ['track', trackId],
    queryFn: () => api.work.track({ track: trackId }),
  })
  return data?.caseId ? <Terms caseId={data.caseId} trackId={trackId} /> : null
}

function Terms({ caseId, trackId }: { caseId: string; trackId: string }) {
  const { t, language } = useLanguage()
  const { day } = useDates()
  const { data } = useAgreements(caseId)
  const one = data?.agreements.find(({ track }) => track === trackId)
  if (!one) return null
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  return (
    <Card title={one.recipientName ?? t('access.signed.elsewhere')}>
      <div className="stack">
        <p>
          {t('access.agreement', {
            purpose: t(`purpose.${one.purpose}`),
            parts: list.format(one.compartments.map((part) => t(`compartment.${part}`))),
            day: day(one.until),
          })}
        </p>
        <div className="row">
          <ButtonLink size="small" href={`/cases/${caseId}/access`}>
            {t('access.window')}
          </ButtonLink>
        </div>
      </div>
    </Card>
  )
}
