// How this browser gets the points of a picture and puts them back: a picture that it makes holds its points and nothing else.
import type { PagePoints } from '../../web/media/pdf-shape.ts'
import { kindOf } from '../../web/media/picture.ts'
import { openInViewer } from '../../web/media/viewer-frame.ts'
import { pdfKind } from '../../papers/ui/use-viewer.ts'
import type { Drawing } from '../client/make-bundle.ts'

const contextOf = (width: number, height: number) => {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser draws nothing.')
  return { canvas, context }
}

/** The points of a page as this browser holds those of a picture. */
export const imageOf = ({ data, width, height }: PagePoints): ImageData => new ImageData(data, width, height)

/** `viewer` is where PDFs are read, where there is such a host. */
export const drawingWith = (viewer: string | null | undefined): Drawing => ({
  async look(file) {
    const { look, mime } = await kindOf(file, '')
    return mime === pdfKind ? 'pdf' : look
  },
  async points(picture) {
    const bitmap = await createImageBitmap(picture)
    const { context } = contextOf(bitmap.width, bitmap.height)
    context.drawImage(bitmap, 0, 0)
    const points = context.getImageData(0, 0, bitmap.width, bitmap.height)
    bitmap.close()
    return points
  },
  picture(points) {
    const { canvas, context } = contextOf(points.width, points.height)
    context.putImageData(points, 0, 0)
    return canvas.convertToBlob({ type: 'image/png' })
  },
  pages: viewer
    ? async (pdf) => {
        const over = new AbortController()
        const { count, page } = await openInViewer(viewer, pdf, over.signal)
        return { count, page: async (number) => imageOf(await page(number)), close: () => over.abort() }
      }
    : undefined,
})
