// A paper as it stands on a page: what it is, and, for whoever was given the page, a way to look at it and to save it.
import { useCallback, useState } from 'react'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { wholeOfCopy, type CopiedPaper } from '../client/copy-paper.ts'
import { Preview } from './preview.tsx'
import { saveFile } from '../../web/actions/save-file.ts'
import { kindWords, sizeWords, troubleWords } from './words.ts'

interface PaperOnPageProps {
  about: AboutFile
  /** Nothing where it has not been copied yet. */
  paper: CopiedPaper | undefined
}

export function PaperOnPage({ about, paper }: PaperOnPageProps) {
  const { t, dates } = useLanguage()
  const [opened, open] = useState<CopiedPaper | null>(null)
  return (
    <div className="row">
      <span>
        {t('page.paper', { kind: kindWords(about.mime, t), size: sizeWords(about.size, dates.number) })}
      </span>
      {paper && (
        <Button icon="document" onPress={() => open(paper)}>
          {t('page.paper.open')}
        </Button>
      )}
      {opened && <LookAtCopy paper={opened} onClose={() => open(null)} />}
    </div>
  )
}

function LookAtCopy({ paper, onClose }: { paper: CopiedPaper; onClose: () => void }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const read = useCallback(
    (onPiece: (done: number) => void) => wholeOfCopy(session, paper, '', onPiece),
    [paper],
  )
  const onSave = async () => {
    setError(null)
    setSaving(true)
    try {
      saveFile(await wholeOfCopy(session, paper, 'application/octet-stream'), paper.about.name)
      say({ text: t('papers.saved') })
    } catch (fault) {
      setError(fault)
    } finally {
      setSaving(false)
    }
  }
  return (
    <Dialog
      title={paper.about.name}
      place="side"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={() => (
        <Button look="primary" icon="down" isPending={isSaving} onPress={() => void onSave()}>
          {t('papers.save')}
        </Button>
      )}
    >
      {error !== null && (
        <ErrorNotice title={t('web.trouble.title')} kept="">
          <p>{troubleWords(error, t)}</p>
        </ErrorNotice>
      )}
      <Preview about={paper.about} read={read} />
    </Dialog>
  )
}
