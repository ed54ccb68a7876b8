// What came with a message, at the desk: named in the thread, shown or heard in its place when somebody asks for it, and saved nowhere by
// that. Where its sender agreed, it becomes a paper of the case.
import { useCallback, useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { pieceCount, type Attached } from '../attached.ts'
import { readAttachment } from '../client/keep-attachment.ts'
import { Preview } from '../../papers/ui/preview.tsx'
import { sizeWords } from '../../papers/ui/words.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { Button } from '../../web/controls/button.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'

/** Brings it into the case, under a name. */
export type Keep = (attached: Attached, name: string) => Promise<void>

export function AttachedList({ attached, keep }: { attached: readonly Attached[]; keep?: Keep | undefined }) {
  return attached.map((one) => <AttachedOne key={one.id} attached={one} keep={keep} />)
}

function AttachedOne({ attached, keep }: { attached: Attached; keep: Keep | undefined }) {
  const { t, dates } = useLanguage()
  const [isOpen, open] = useState(false)
  const [isKept, setKept] = useState(false)
  const [isThere, setThere] = useState(true)
  const { busy, error, run } = usePendingAction()
  const read = useCallback(
    (onPiece: (done: number) => void) =>
      readAttachment(session, attached, onPiece).catch((fault: unknown) => {
        // Announced, and still on its way: said so, since nothing is wrong.
        if (isProblem(fault) && fault.code === 'not-found') setThere(false)
        throw fault
      }),
    [attached],
  )
  const press = () => {
    setThere(true)
    open(!isOpen)
  }
  const name = t(`attachments.${attached.kind}`)
  const about = { ...attached, name, pieces: pieceCount(attached.size), kept: 'cleaned' as const }
  return (
    <div className="stack">
      <div className="row">
        <Button icon={attached.kind === 'photo' ? 'eye' : 'message'} onPress={press}>
          {t(isOpen ? 'attachments.close' : `attachments.${attached.kind}.open`)}
        </Button>
        <span className="second">{sizeWords(attached.size, dates.number)}</span>
        {keep && attached.keep && !isKept && (
          <Button
            look="quiet"
            icon="document"
            isPending={busy}
            onPress={() => void run(async () => keep(attached, name).then(() => setKept(true)))}
          >
            {t('attachments.keep')}
          </Button>
        )}
        {isKept && <span role="status">{t('attachments.kept')}</span>}
      </div>
      <ErrorMessage error={error} />
      {isOpen && !isThere && <Notice>{t('attachments.notThere')}</Notice>}
      {isOpen && isThere && <Preview about={about} read={read} />}
    </div>
  )
}
