// Which parts of a picture, and of each page of a PDF, are taken out of it.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { wholeOf, type Paper } from '../../papers/client/read-paper.ts'
import { PageTurner, PdfTrouble } from '../../papers/ui/pdf-pages.tsx'
import { usePdf } from '../../papers/ui/use-pdf.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { mostPages } from '../client/make-bundle.ts'
import type { Box } from '../redaction.ts'
import { BoxesOnPicture } from './boxes-on-picture.tsx'
import { drawingWith, imageOf } from './drawing.ts'

interface Props {
  paper: Paper
  /** Pages count from 1; a picture is one. */
  boxesOn: (page: number) => readonly Box[]
  onChange: (page: number, boxes: readonly Box[]) => void
}

const useWhole = ({ row, about, ...rest }: Paper) =>
  useQuery({
    queryKey: ['bundle picture', row.id],
    queryFn: () => wholeOf(session, { row, about, ...rest }, about!.mime),
    gcTime: 0,
  })

export function PictureParts({ paper, boxesOn, onChange }: Props) {
  const t = useText()
  const { data, error } = useWhole(paper)
  if (error) return <ErrorMessage error={error} />
  if (!data) return <Skeleton label={t('papers.preview.opening')} lines={4} />
  return (
    <BoxesOnPicture
      picture={data}
      name={paper.about!.name}
      boxes={boxesOn(1)}
      onChange={(some) => onChange(1, some)}
    />
  )
}

export function PdfParts({ paper, viewer, boxesOn, onChange }: Props & { viewer: string }) {
  const t = useText()
  const { data, error } = useWhole(paper)
  const opened = usePdf(viewer, data)
  const [picture, setPicture] = useState<{ page: number; png: Blob }>()
  const { drawn } = opened
  useEffect(() => {
    let wanted = true
    if (drawn)
      void drawingWith(viewer)
        .picture(imageOf(drawn.points))
        .then((png) => wanted && setPicture({ page: drawn.number, png }))
    return () => {
      wanted = false
    }
  }, [drawn, viewer])
  const { name } = paper.about!
  if (error) return <ErrorMessage error={error} />
  if (opened.error) return <PdfTrouble error={opened.error} />
  if ((opened.count ?? 0) > mostPages)
    return <Notice tone="due">{t('bundle.pdf.tooMany', { name, count: mostPages })}</Notice>
  if (!picture) return <Skeleton label={t('papers.preview.opening')} lines={4} />
  const { page, png } = picture
  return (
    <section className="stack" aria-label={name}>
      <p className="second">{t('bundle.pdf', { count: mostPages })}</p>
      <PageTurner opened={opened} />
      <BoxesOnPicture
        key={page}
        picture={png}
        name={t('papers.pdf.picture', { n: page, count: opened.count ?? 1 })}
        boxes={boxesOn(page)}
        onChange={(some) => onChange(page, some)}
      />
    </section>
  )
}
