// On the page of the process: the way to all that belongs to this visit.
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'

export function VisitPart({ trackId }: { trackId: string }) {
  const t = useText()
  return (
    <div className="row">
      <ButtonLink href={`/visits/${trackId}`} look="primary">
        {t('visit.open')}
      </ButtonLink>
    </div>
  )
}
