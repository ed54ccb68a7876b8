// What a file is by its first bytes, never by its name; and a picture drawn anew, which leaves out where, when and with what
// it was taken. Only what a browser draws without running anything in it can be looked at here.

export type Look = 'picture' | 'sound' | 'text' | 'none'
export interface Kind {
  mime: string
  /** A picture may carry hidden facts; `redrawn` is what it becomes without them, undefined where no browser can draw it. */
  picture: boolean
  redrawn?: string
  look: Look
}

const picture = (mime: string, redrawn?: string): Kind => ({
  mime,
  picture: true,
  ...(redrawn ? { redrawn, look: 'picture' } : { look: 'none' }),
})
const other = (mime: string, look: Look = 'none'): Kind => ({ mime, picture: false, look })

const brands: Record<string, Kind> = {
  avif: picture('image/avif', 'image/png'),
  heic: picture('image/heic'),
  heix: picture('image/heic'),
  mif1: picture('image/heif'),
  'M4A ': other('audio/mp4', 'sound'),
  iso5: other('audio/mp4', 'sound'),
  isom: other('audio/mp4', 'sound'),
  mp42: other('audio/mp4', 'sound'),
}
const signs: readonly [sign: RegExp, kind: Kind][] = [
  [/^\xff\xd8\xff/, picture('image/jpeg', 'image/jpeg')],
  [/^\x89PNG\r\n/, picture('image/png', 'image/png')],
  [/^GIF8[79]a/, picture('image/gif', 'image/png')],
  [/^RIFF[^]{4}WEBP/, picture('image/webp', 'image/webp')],
  [/^BM[^]{4}\0{4}/, picture('image/bmp', 'image/png')],
  [/^(II\*\0|MM\0\*)/, picture('image/tiff')],
  [/^%PDF-/, other('application/pdf')],
  [/^[^]E\xdf\xa3/, other('audio/webm', 'sound')],
  [/^OggS/, other('audio/ogg', 'sound')],
]

/** The kind of a file from its beginning; `named` is what the system calls it, used only where nothing is known. */
export async function kindOf(file: Blob, named = file.type): Promise<Kind> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  const text = String.fromCharCode(...head.subarray(0, 32))
  const brand = text.slice(4, 8) === 'ftyp' ? brands[text.slice(8, 12)] : undefined
  const known = brand ?? signs.find(([sign]) => sign.test(text))?.[1]
  // A film begins as a sound of the same container does.
  if (known?.look === 'sound' && named.startsWith('video/')) return other(named)
  if (known) return known
  return isText(head) ? other('text/plain', 'text') : other(named || 'application/octet-stream')
}

/** UTF-8 without control characters; a letter cut off at the end of the sample is no fault. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    // eslint-disable-next-line no-control-regex
    return head.length > 0 && !/[\0-\x08\x0e-\x1f]/.test(text)
  } catch {
    return false
  }
}

/** Thrown where a picture cannot be drawn: it can be kept as evidence, as it is. */
export class CannotRedraw extends Error {
  override name = 'CannotRedraw'
}

const endings: Record<string, string> = { 'image/png': '.png', 'image/jpeg': '.jpg', 'image/webp': '.webp' }

/** The same picture without anything but its points; its name gets the ending of what it has become. */
export async function redraw(file: File, kind: Kind): Promise<{ content: Blob; name: string; mime: string }> {
  const mime = kind.redrawn
  const bitmap = mime && (await createImageBitmap(file).catch(() => undefined))
  if (!mime || !bitmap) throw new CannotRedraw()
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  bitmap.close()
  const content = await canvas.convertToBlob({ type: mime, quality: 0.92 })
  if (content.type !== mime) throw new CannotRedraw()
  const name = mime === kind.mime ? file.name : file.name.replace(/(\.\w{1,5})?$/, endings[mime] ?? '')
  return { content, name, mime }
}

/** A photo that is sent: a page of A4 stays readable at this length of its longer edge, and few telephones need more than one try. */
const smaller = [
  { edge: 1600, quality: 0.8 },
  { edge: 1600, quality: 0.6 },
  { edge: 1200, quality: 0.6 },
  { edge: 800, quality: 0.5 },
]

/** A photo drawn anew and small, so that nothing is left of it but its points; CannotRedraw where no browser can draw it. */
export async function shrink(file: Blob, most: number): Promise<Blob> {
  const kind = await kindOf(file)
  const bitmap = kind.redrawn && (await createImageBitmap(file).catch(() => undefined))
  if (!bitmap) throw new CannotRedraw()
  try {
    for (const { edge, quality } of smaller) {
      const drawn = await drawnAt(bitmap, Math.min(1, edge / Math.max(bitmap.width, bitmap.height)), quality)
      if (drawn.type === 'image/jpeg' && drawn.size <= most) return drawn
    }
  } finally {
    bitmap.close()
  }
  throw new CannotRedraw()
}

/** On a canvas of the page: old telephones know no other. What can be seen through becomes white. */
function drawnAt(bitmap: ImageBitmap, scale: number, quality: number): Promise<Blob> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new CannotRedraw()
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((drawn, failed) => {
    canvas.toBlob((blob) => (blob ? drawn(blob) : failed(new CannotRedraw())), 'image/jpeg', quality)
  })
}
