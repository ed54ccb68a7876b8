// One button for the night, on a case and on the board of a house: the next press says which of three it is.
import { lazy, Suspense } from 'react'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'

const load = () => import('./tonight.tsx')
const Tonight = lazy(async () => ({ default: (await load()).Tonight }))

export function HappenedTonight({ caseId, onBegun }: { caseId: string; onBegun?: () => void }) {
  const t = useText()
  const { open, hide, button } = useLazyDialog(load)
  return (
    <>
      <Button size="small" icon="clock" {...button}>
        {t('tonight.happened')}
      </Button>
      <Suspense>{open && <Tonight caseId={caseId} onClose={hide} onBegun={onBegun} />}</Suspense>
    </>
  )
}
