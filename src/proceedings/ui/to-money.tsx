// From a matter in which money can be claimed to what was lost, and to the ways to it.
import { claimMatters } from '../../jurisdiction/compensation.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'

export function ToMoney({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  const isClaim = claimMatters.includes(data?.track.subkind as never)
  if (!data?.caseId || !isClaim) return null
  return (
    <div className="row">
      <ButtonLink href={`/cases/${data.caseId}/losses`}>{t('losses.title')}</ButtonLink>
      <ButtonLink href={`/cases/${data.caseId}/money`}>{t('money.title')}</ButtonLink>
    </div>
  )
}
