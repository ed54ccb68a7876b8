// Draws the pages of a PDF and answers with their points: no word of the text, no link and no script comes out of here. Reading and
// drawing are both in this worker: whoever takes it over finds no document, no connection and no key, and nobody reads its answers
// but as numbers (src/web/media/pdf-pages.ts).
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { getDocument, VerbosityLevel, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { limits, type Answered, type Asked } from '../media/pdf-shape.ts'
import { Canvases, filesOf, NoFilters } from './drawn-with.ts'

type Scope = Pick<Worker, 'addEventListener'>

async function open(bytes: ArrayBuffer, host: string): Promise<PDFDocumentProxy> {
  return getDocument({
    data: new Uint8Array(bytes),
    // Letters are drawn as lines: no font of the document reaches the browser's own reader of fonts.
    disableFontFace: true,
    useSystemFonts: false,
    // Pictures are read by the script and not by the browser, and no WebAssembly is made of what a document says.
    isImageDecoderSupported: false,
    useWasm: false,
    wasmUrl: `${host}decoders/`,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: limits.pointsOfPicture,
    CanvasFactory: Canvases,
    FilterFactory: NoFilters,
    BinaryDataFactory: filesOf(host),
    useWorkerFetch: false,
    disableWorkerRendering: true,
    verbosity: VerbosityLevel.ERRORS,
  }).promise
}

/** As sharp as a scan, where that is not more points than anybody may send. */
const sharpness = 200 / 72

async function draw(pdf: PDFDocumentProxy, number: number): Promise<Answered> {
  const page = await pdf.getPage(number)
  const whole = page.getViewport({ scale: 1 })
  const most = Math.sqrt(limits.points / (whole.width * whole.height))
  const scale = Math.min(sharpness, most, limits.side / Math.max(whole.width, whole.height))
  const viewport = page.getViewport({ scale })
  const [width, height] = [Math.floor(viewport.width), Math.floor(viewport.height)]
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  if (!context) throw new Error('This browser draws nothing here.')
  const drawn = page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    viewport,
    // As on paper: nothing waits for a screen, which a hidden frame does not have.
    intent: 'print',
    background: '#ffffff',
  })
  await drawn.promise
  const points = context.getImageData(0, 0, width, height).data.buffer
  page.cleanup()
  return { page: number, width, height, points }
}

/** What somebody is told, as one of three codes. */
const troubleOf = (error: unknown): Answered => {
  const { name } = error as { name?: string }
  return { trouble: name === 'PasswordException' ? 'password' : 'unreadable' }
}

function serve(port: MessagePort, host: string): void {
  let opened: Promise<PDFDocumentProxy> | undefined
  const answer = async (asked: Asked): Promise<Answered> => {
    if ('arrived' in asked) return asked
    if ('bytes' in asked) {
      opened = open(asked.bytes, host)
      const { numPages } = await opened
      return numPages > limits.pages ? { trouble: 'too-many' } : { pages: numPages }
    }
    if (!opened) throw new Error('Nothing was opened.')
    return draw(await opened, asked.page)
  }
  port.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
    void answer(data)
      .catch(troubleOf)
      .then((said) => port.postMessage(said, 'points' in said ? [said.points] : []))
  })
  port.start()
}

;(globalThis as unknown as Scope).addEventListener('message', (event) => {
  const { ports, data } = event as MessageEvent<{ host: string }>
  if (ports[0]) serve(ports[0], data.host)
})
