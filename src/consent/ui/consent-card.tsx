// What a consent says, on the page of its process: whoever is to talk about going on with it, or stops it, sees with whom
// what is shared, what for and until when.
import { useConsents } from '../../cases/ui/use-case.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'
import { useTermsInWords } from './terms-in-words.ts'

export function ConsentPart({ trackId }: { trackId: string }) {
  const { data } = useTrack(trackId)
  return data?.caseId ? <Terms caseId={data.caseId} trackId={trackId} /> : null
}

function Terms({ caseId, trackId }: { caseId: string; trackId: string }) {
  const t = useText()
  const { termsOf } = useTermsInWords()
  const { data } = useConsents(caseId)
  const one = data?.consents.find(({ track }) => track === trackId)
  if (!one) return null
  return (
    <Card title={one.recipientName ?? t('access.signed.elsewhere')}>
      <div className="stack">
        <p>{termsOf(one)}</p>
        <div className="row">
          <ButtonLink size="small" href={`/cases/${caseId}/access`}>
            {t('access.window')}
          </ButtonLink>
        </div>
      </div>
    </Card>
  )
}
