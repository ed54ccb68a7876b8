// The way to mend what was entered when the case was opened: for whoever carries it, for as long as it is open.
import { lazy, Suspense } from 'react'
import { caseRoles } from '../../api/roles.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'
import { isOpen } from '../../tracks/case-state.ts'

const loadDialog = () => import('./correct-dialog.tsx')
const CorrectDialog = lazy(async () => ({ default: (await loadDialog()).CorrectDialog }))

export function Correct({ shared, onWritten }: { shared: SharedCase; onWritten: () => void }) {
  const t = useText()
  const { roles } = useMe()
  const { open, hide, button } = useLazyDialog(loadDialog)
  const { mine, state } = shared.case
  if (!mine || !isOpen(state) || !caseRoles.some((role) => roles.includes(role))) return null
  return (
    <>
      <Button size="small" look="quiet" {...button}>
        {t('case.correct.open')}
      </Button>
      <Suspense>
        {open && (
          <CorrectDialog
            shared={shared}
            onClose={hide}
            onWritten={() => {
              hide()
              onWritten()
            }}
          />
        )}
      </Suspense>
    </>
  )
}
