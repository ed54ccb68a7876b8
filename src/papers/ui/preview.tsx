// A paper shown in a frame without scripts, without an origin and without a way to the network, whatever is in it. What the frame
// cannot show is saved instead. A sound is heard in its place, and a PDF is read on the viewer host, where there is one.
import { lazy, Suspense, useEffect, useState } from 'react'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { kindOf, type Look } from '../../web/media/picture.ts'
import { pdfKind, useViewer } from './use-viewer.ts'
import { troubleWords } from './words.ts'
import './papers.css'

const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages.tsx')).PdfPages }))

/** Larger ones are only saved: a preview is held in memory as a whole. */
const previewAtMost = 40_000_000

type Looked =
  | { url: string; isSound: boolean }
  | { pdf: Blob }
  | 'none'
  | { error: unknown }
  | { done: number }

interface PreviewProps {
  about: AboutFile
  /** Fetches and opens it whole; the same function as long as it is the same paper. */
  read: (onPiece: (done: number) => void) => Promise<Blob>
}

export function Preview({ about, read }: PreviewProps) {
  const t = useText()
  const isPdf = about.mime === pdfKind
  const viewer = useViewer(isPdf)
  if (isPdf && viewer === undefined) return <Progress label={t('papers.preview.opening')} />
  // What it calls itself only saves fetching it; what is shown is decided by its bytes.
  const isShown = isPdf ? viewer !== null : /^(image|text|audio)\//.test(about.mime)
  if (isShown && about.size <= previewAtMost) return <Shown about={about} read={read} viewer={viewer} />
  return <Notice>{t(isPdf && !isShown ? 'papers.preview.pdf' : 'papers.preview.none')}</Notice>
}

function Shown({ about, read, viewer }: PreviewProps & { viewer: string | null | undefined }) {
  const t = useText()
  const [shown, setShown] = useState<Looked>({ done: 0 })
  useEffect(() => {
    let url: string | undefined
    let wanted = true
    const show = async () => {
      const whole = await read((done) => wanted && setShown({ done }))
      const { look, mime } = await kindOf(whole, '')
      if (mime === pdfKind && viewer) return wanted && setShown({ pdf: whole })
      const isSound = look === 'sound'
      const page = isSound ? new Blob([whole], { type: mime }) : await pageOf(whole, look, mime)
      if (!wanted) return
      url = page && URL.createObjectURL(page)
      setShown(url ? { url, isSound } : 'none')
    }
    show().catch((error: unknown) => wanted && setShown({ error }))
    return () => {
      wanted = false
      if (url) URL.revokeObjectURL(url)
    }
  }, [read, viewer])

  if (shown === 'none') return <Notice>{t('papers.preview.none')}</Notice>
  if ('pdf' in shown)
    return (
      <Suspense fallback={<Progress label={t('papers.preview.opening')} />}>
        {viewer && <PdfPages pdf={shown.pdf} name={about.name} viewer={viewer} />}
      </Suspense>
    )
  if ('error' in shown)
    return (
      <ErrorNotice title={t('papers.preview.failed')} kept="">
        <p>{troubleWords(shown.error, t)}</p>
      </ErrorNotice>
    )
  if ('done' in shown)
    return <Progress label={t('papers.preview.opening')} value={shown.done} max={about.pieces} />
  if (shown.isSound)
    // Nobody has written down what was said.
    // eslint-disable-next-line jsx-a11y/media-has-caption
    return <audio controls aria-label={t('papers.preview.title', { name: about.name })} src={shown.url} />
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
async function pageOf(whole: Blob, look: Look, mime: string): Promise<Blob | undefined> {
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
