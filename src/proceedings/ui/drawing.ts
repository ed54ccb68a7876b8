// How this browser gets the points of a picture and puts them back: a picture that it makes holds its points and nothing else.
import { kindOf } from '../../web/media/picture.ts'
import type { Drawing } from '../client/make-bundle.ts'

const contextOf = (width: number, height: number) => {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser draws nothing.')
  return { canvas, context }
}

export const drawing: Drawing = {
  look: async (file) => (await kindOf(file, '')).look,
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
}
