// Looking at a paper of a case: what it is, who brought it, and what can be done with it.
import { useCallback, useState } from 'react'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Facts } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { wholeOf, type Paper } from '../client/read-paper.ts'
import { Preview } from './preview.tsx'
import { save } from './saving.ts'
import { kindWords, sizeWords, troubleWords } from './words.ts'

interface LookProps {
  paper: Paper
  onClose: () => void
  onRemoved: () => void
}

/** Saving the paper on this machine, and removing it. */
function useActs({ paper, onRemoved }: LookProps) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { row, about } = paper
  const [saving, setSaving] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [removing, setRemoving] = useState(false)
  const onSave = async () => {
    if (!about) return
    setError(null)
    setSaving(0)
    try {
      if (await save(paper, about, setSaving)) say({ text: t('papers.saved') })
    } catch (fault) {
      setError(fault)
    } finally {
      setSaving(null)
    }
  }
  const onRemove = async () => {
    setError(null)
    try {
      await api.papers.remove({ id: row.id })
      say({ text: t('papers.removed') })
      onRemoved()
    } catch (fault) {
      setError(fault)
      setRemoving(false)
    }
  }
  return { saving, error, removing, setRemoving, onSave, onRemove }
}

/** What is known of the paper. */
function AboutPaper({ row, about }: { row: Paper['row']; about: AboutFile }) {
  const { t, dates } = useLanguage()
  return (
    <Facts
      facts={[
        { term: t('papers.fact.kind'), value: kindWords(about.mime, t) },
        { term: t('papers.fact.size'), value: sizeWords(about.size, dates.number) },
        { term: t('papers.fact.part'), value: t(`compartment.${row.compartment}`) },
        { term: t('papers.fact.by'), value: <bdi>{row.by}</bdi> },
        { term: t('papers.fact.on'), value: dates.day(row.madeAt) },
        { term: t('papers.fact.kept'), value: t(`papers.kept.${about.kept}`) },
        {
          term: t('papers.fact.digest'),
          value: (
            <bdi dir="ltr" className="papers-digest">
              {about.sha256}
            </bdi>
          ),
        },
      ]}
    />
  )
}

export function LookAt(props: LookProps) {
  const { paper, onClose } = props
  const { t } = useLanguage()
  const { row, about } = paper
  const { saving, error, removing, setRemoving, onSave, onRemove } = useActs(props)
  const read = useCallback((onPiece: (done: number) => void) => wholeOf(session, paper, '', onPiece), [paper])
  if (!about) return null
  return (
    <Dialog
      title={about.name}
      place="side"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      actions={() =>
        removing ? (
          <>
            <Button look="danger" onPress={() => void onRemove()}>
              {t('papers.remove.yes')}
            </Button>
            <Button onPress={() => setRemoving(false)}>{t('papers.remove.no')}</Button>
          </>
        ) : (
          <>
            <Button look="primary" icon="down" isPending={saving !== null} onPress={() => void onSave()}>
              {t('papers.save')}
            </Button>
            {row.mayRemove && (
              <Button look="quiet" onPress={() => setRemoving(true)}>
                {t('papers.remove')}
              </Button>
            )}
          </>
        )
      }
    >
      {removing && (
        <Notice tone="due" title={t('papers.remove.title')}>
          {t('papers.remove.words')}
        </Notice>
      )}
      {error !== null && (
        <ErrorNotice title={t('web.trouble.title')} kept="">
          <p>{troubleWords(error, t)}</p>
        </ErrorNotice>
      )}
      {saving !== null && <Progress label={t('papers.saving')} value={saving} max={row.pieces} />}
      <Preview about={about} read={read} />
      <AboutPaper row={row} about={about} />
    </Dialog>
  )
}
