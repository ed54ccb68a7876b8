// A note, sealed for whoever holds the chosen part of the file. Only parts whose key is here can be chosen.
import { lazy, Suspense } from 'react'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'

const loadDialog = () => import('./note-dialog.tsx')
const NoteDialog = lazy(async () => ({ default: (await loadDialog()).NoteDialog }))

export function WriteNote({ shared, onWritten }: { shared: SharedCase; onWritten: () => void }) {
  const t = useText()
  const { open, hide, button } = useLazyDialog(loadDialog)
  if (shared.held.length === 0) return null
  return (
    <>
      <Button icon="document" {...button}>
        {t('case.note.write')}
      </Button>
      <Suspense>
        {open && (
          <NoteDialog
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
