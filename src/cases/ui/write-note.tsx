// A note, sealed for whoever holds the chosen part of the file. Only parts whose key is here can be chosen.
import { lazy, Suspense } from 'react'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'

const loadSheet = () => import('./note-dialog.tsx')
const NoteSheet = lazy(async () => ({ default: (await loadSheet()).NoteSheet }))

export function WriteNote({ shared, onWritten }: { shared: SharedCase; onWritten: () => void }) {
  const t = useText()
  const { open, hide, button } = useLazyDialog(loadSheet)
  if (shared.held.length === 0) return null
  return (
    <>
      <Button icon="document" {...button}>
        {t('case.note.write')}
      </Button>
      <Suspense>
        {open && (
          <NoteSheet
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
