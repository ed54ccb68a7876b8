// Above a return: the way to its desk, where what it rests on is written down.
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'

export function ToReturn({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  if (data?.track.subkind !== 'voluntary_return' || data.caseId === null) return null
  return (
    <div className="row">
      <ButtonLink href={`/solutions/${trackId}/return`}>{t('returnDesk.to')}</ButtonLink>
    </div>
  )
}
