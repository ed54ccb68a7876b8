// Looking at a paper: in a frame without scripts, without an origin and without a way to the network, whatever is in it.
// What the frame cannot show is saved instead.
import { useEffect, useState } from 'react'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { api } from '../../web/session/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Facts } from '../../web/controls/card.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { kindOf } from './picture.ts'
import { session } from '../../web/session/window-session.ts'
import { wholeOf, type Paper } from '../client/read-paper.ts'
import { save } from './saving.ts'
import { kindWords, sizeWords, troubleWords } from './words.ts'

/** Larger ones are only saved: a preview is held in memory as a whole. */
const previewAtMost = 40_000_000

export function LookAt({
  paper,
  onClose,
  onRemoved,
}: {
  paper: Paper
  onClose: () => void
  onRemoved: () => void
}) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const { row, about } = paper
  const [saving, setSaving] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [removing, setRemoving] = useState(false)
  if (!about) return null

  const onSave = async () => {
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
      <Preview paper={paper} about={about} />
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
    </Dialog>
  )
}

type Shown = { url: string } | 'none' | { error: unknown } | { done: number }

function Preview({ paper, about }: { paper: Paper; about: AboutFile }) {
  const { t } = useLanguage()
  // What it calls itself only saves fetching it; what is shown is decided by its bytes.
  const small = about.size <= previewAtMost && /^(image|text)\//.test(about.mime)
  const [shown, setShown] = useState<Shown>(small ? { done: 0 } : 'none')
  useEffect(() => {
    if (!small) return
    let url: string | undefined
    let wanted = true
    const show = async () => {
      const whole = await wholeOf(session, paper, '', (done) => wanted && setShown({ done }))
      const page = await pageOf(whole)
      if (!wanted) return
      url = page && URL.createObjectURL(page)
      setShown(url ? { url } : 'none')
    }
    show().catch((error: unknown) => wanted && setShown({ error }))
    return () => {
      wanted = false
      if (url) URL.revokeObjectURL(url)
    }
  }, [paper, small])

  if (shown === 'none')
    return (
      <Notice>{t(about.mime === 'application/pdf' ? 'papers.preview.pdf' : 'papers.preview.none')}</Notice>
    )
  if ('error' in shown)
    return (
      <ErrorNotice title={t('papers.preview.failed')} kept="">
        <p>{troubleWords(shown.error, t)}</p>
      </ErrorNotice>
    )
  if ('done' in shown)
    return <Progress label={t('papers.preview.opening')} value={shown.done} max={paper.row.pieces} />
  return (
    <iframe
      className="papers-preview"
      title={t('papers.preview.title', { name: about.name })}
      sandbox=""
      referrerPolicy="no-referrer"
      src={shown.url}
    />
  )
}

/**
 * What the frame is given: text as text, a picture inside a page of ours as wide as the frame. Which of them it is, its own
 * first bytes say; what the record calls it does not matter.
 */
async function pageOf(whole: Blob): Promise<Blob | undefined> {
  const { look, mime } = await kindOf(whole, '')
  if (look === 'text') return new Blob([whole], { type: 'text/plain;charset=utf-8' })
  if (look !== 'picture') return undefined
  const { width } = await createImageBitmap(whole)
  const data = await dataOf(new Blob([whole], { type: mime }))
  const fit = width > 600 ? ' width="100%"' : ''
  return new Blob(
    ['<!doctype html><meta charset="utf-8"><title></title><img alt=""', fit, ' src="', data, '">'],
    {
      type: 'text/html;charset=utf-8',
    },
  )
}

const dataOf = (blob: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done(reader.result as string))
    reader.addEventListener('error', () => failed(reader.error as Error))
    reader.readAsDataURL(blob)
  })
