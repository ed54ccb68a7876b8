// A note, sealed for whoever holds the chosen part of the file. Only parts whose key is here can be chosen.
import { lazy, Suspense, useEffect, useRef } from 'react'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { useText } from '../../web/language/language.tsx'
import { isPlain, isTyping } from '../../web/actions/is-typing.ts'
import { useLazyDialog } from '../../web/actions/lazy-dialog.ts'

const loadDialog = () => import('./note-dialog.tsx')
const NoteDialog = lazy(async () => ({ default: (await loadDialog()).NoteDialog }))

export function WriteNote({ shared, onWritten }: { shared: SharedCase; onWritten: () => void }) {
  const t = useText()
  const { open, hide, show, button } = useLazyDialog(loadDialog)
  useKey('w', show)
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

/** A key of the page, W for write: nothing is taken from a field, a menu or a dialog. */
function useKey(key: string, act: () => void): void {
  const newest = useRef(act)
  useEffect(() => {
    newest.current = act
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== key || !isPlain(event) || isTyping(event.target)) return
      event.preventDefault()
      newest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [key])
}
