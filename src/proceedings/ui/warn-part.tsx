// Above a matter in which the person has to be warned of a release: how they are reached safely, for whoever holds that part of the file.
import { SafeContactCard } from '../../cases/ui/safe-contact-card.tsx'
import { useCase } from '../../cases/ui/use-case.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'

export function WarnPart({ trackId }: { trackId: string }) {
  const { data } = useTrack(trackId)
  const isDue = data?.clocks.some(({ clock }) => ['proceeding.warn', 'proceeding.warn_now'].includes(clock))
  const isMine = data?.track.sides.some((side) => side === 'holder' || side === 'carrier')
  return data?.caseId && isDue && isMine ? <Reached caseId={data.caseId} /> : null
}

function Reached({ caseId }: { caseId: string }) {
  const t = useText()
  const { data: shared, refetch } = useCase(caseId)
  return (
    <>
      <Notice tone="due" title={t('proceeding.warn.title')}>
        <p>{t('proceeding.move.warn.hint')}</p>
      </Notice>
      {shared?.held.includes('contact') && (
        <SafeContactCard shared={shared} onWritten={() => void refetch()} />
      )}
    </>
  )
}
