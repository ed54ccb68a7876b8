// A PDF while somebody looks at it: opened in a viewer of its own, page by page, and closed with the part of the screen that asked.
import { useEffect, useState } from 'react'
import type { PdfPages } from '../../web/media/pdf-pages.ts'
import type { PagePoints } from '../../web/media/pdf-shape.ts'
import { openInViewer } from '../../web/media/viewer-frame.ts'

export interface OpenedPdf {
  count: number | undefined
  number: number
  turnTo: (number: number) => void
  /** The page that was last drawn: it stays until the next one is there. */
  drawn: { number: number; points: PagePoints } | undefined
  error: unknown
}

/** Opens it, and draws the page that somebody has turned to. */
export function usePdf(viewer: string, pdf: Blob | undefined): OpenedPdf {
  const [pages, setPages] = useState<PdfPages>()
  const [number, turnTo] = useState(1)
  const [drawn, setDrawn] = useState<OpenedPdf['drawn']>()
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    if (!pdf) return
    const over = new AbortController()
    openInViewer(viewer, pdf, over.signal).then(setPages, (fault: unknown) => {
      if (!over.signal.aborted) setError(fault)
    })
    return () => over.abort()
  }, [viewer, pdf])
  useEffect(() => {
    let wanted = true
    pages?.page(number).then(
      (points) => wanted && setDrawn({ number, points }),
      (fault: unknown) => wanted && setError(fault),
    )
    return () => {
      wanted = false
    }
  }, [pages, number])
  return { count: pages?.count, number, turnTo, drawn, error }
}
