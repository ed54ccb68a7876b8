// What is left of a case for who carried it before: one sentence in the place of the case, and the way on where one looks at the
// process itself.
import type { ReactNode } from 'react'
import { Notice } from '../../web/controls/notice.tsx'
import { ButtonLink } from '../../web/controls/button.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { isOver } from '../../web/track/machines.ts'
import { useHandovers } from './use-handovers.ts'

/** Says to whom a case went that is not mine any more; `children` where I never handed it on. */
export function HandedOn({ caseId, children }: { caseId: string; children: ReactNode }) {
  const t = useText()
  const { day } = useDates()
  const { data, isPending } = useHandovers(caseId)
  if (isPending) return null
  const gone = data?.handovers.find((one) => !one.toMe && one.state === 'handed_over')
  if (!gone) return children
  return (
    <Notice title={t('handover.gone', { organisation: gone.recipient ?? '', day: day(gone.updatedAt) })}>
      <p>{t('handover.gone.words')}</p>
    </Notice>
  )
}

/** On the page of the process: the way to its own screen, for who hands the case on. */
export function HandoverPart({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useHandovers()
  const mine = data?.handovers.find((one) => one.track === trackId)
  if (!mine || mine.toMe || isOver('handover', mine.state)) return null
  return (
    <ButtonLink look="primary" icon="arrow" href={`/cases/${mine.caseId}/hand-on`}>
      {t('handover.goOn')}
    </ButtonLink>
  )
}
