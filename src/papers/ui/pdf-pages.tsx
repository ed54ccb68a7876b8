// A PDF as pictures of its pages, one at a time: read on another host, and drawn here from points alone.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { limits, NotShown, type PagePoints } from '../../web/media/pdf-shape.ts'
import { usePdf, type OpenedPdf } from './use-pdf.ts'

export function PdfPages({ pdf, name, viewer }: { pdf: Blob; name: string; viewer: string }) {
  const { t } = useLanguage()
  const [isLarge, setLarge] = useState(false)
  const opened = usePdf(viewer, pdf)
  const { drawn, error } = opened
  if (error) return <PdfTrouble error={error} />
  if (!drawn) return <Progress label={t('papers.preview.opening')} />
  return (
    <div className="stack">
      <PageTurner opened={opened}>
        <Button size="small" look="quiet" onPress={() => setLarge(!isLarge)}>
          {t(isLarge ? 'papers.pdf.smaller' : 'papers.pdf.larger')}
        </Button>
      </PageTurner>
      <section
        className="papers-page"
        data-large={isLarge || undefined}
        aria-label={t('papers.preview.title', { name })}
        // It scrolls: whoever has no pointer scrolls it by its keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <Drawn
          points={drawn.points}
          label={t('papers.pdf.picture', { n: drawn.number, count: opened.count ?? 1 })}
        />
      </section>
      <p className="second">{t('papers.pdf.about')}</p>
    </div>
  )
}

/** Which page of how many, and the way to the others. */
export function PageTurner({
  opened: { count = 1, number, turnTo },
  children,
}: {
  opened: OpenedPdf
  children?: ReactNode
}) {
  const { t } = useLanguage()
  return (
    <div className="row">
      {count > 1 && (
        <>
          <Button size="small" isDisabled={number <= 1} onPress={() => turnTo(number - 1)}>
            {t('papers.pdf.previous')}
          </Button>
          <Button size="small" isDisabled={number >= count} onPress={() => turnTo(number + 1)}>
            {t('papers.pdf.next')}
          </Button>
        </>
      )}
      <span role="status">{t('papers.pdf.page', { n: number, count })}</span>
      {children}
    </div>
  )
}

/** Why it is not shown, and what to do. */
export function PdfTrouble({ error }: { error: unknown }) {
  const t = useText()
  const code = error instanceof NotShown ? error.code : 'unreadable'
  return (
    <ErrorNotice title={t('papers.preview.failed')} kept="">
      <p>{t(`papers.pdf.trouble.${code}`, { count: limits.pages })}</p>
    </ErrorNotice>
  )
}

function Drawn({ points: { data, width, height }, label }: { points: PagePoints; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0)
  }, [data, width, height])
  return <canvas ref={canvas} role="img" aria-label={label} width={width} height={height} />
}
