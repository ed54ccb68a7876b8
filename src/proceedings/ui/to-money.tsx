// From a matter to its papers for the court; from one in which money can be claimed to what was lost, and to the ways to it.
import { claimMatters } from '../../jurisdiction/compensation.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'

export function ToMoney({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  if (!data?.caseId) return null
  const isClaim = claimMatters.includes(data.track.subkind as never)
  return (
    <div className="row">
      {isClaim && <ButtonLink href={`/cases/${data.caseId}/losses`}>{t('losses.title')}</ButtonLink>}
      {isClaim && <ButtonLink href={`/cases/${data.caseId}/money`}>{t('money.title')}</ButtonLink>}
      <ButtonLink href={`/cases/${data.caseId}/bundle`}>{t('bundle.title')}</ButtonLink>
    </div>
  )
}
