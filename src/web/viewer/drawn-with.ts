// What pdf.js draws with in a worker, where there is no document: canvases of the worker itself, no filters, and letters and tables of
// characters that come as scripts of the viewer host, since nothing here may fetch.

interface Drawn {
  canvas: OffscreenCanvas | null
  context: OffscreenCanvasRenderingContext2D | null
}

export class Canvases {
  create(width: number, height: number): Drawn {
    const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true }) }
  }
  reset({ canvas }: Drawn, width: number, height: number): void {
    if (!canvas) return
    canvas.width = Math.max(1, width)
    canvas.height = Math.max(1, height)
  }
  getNoAlphaContext(canvas: OffscreenCanvas): Drawn['context'] {
    return canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  }
  destroy(drawn: Drawn): void {
    drawn.canvas = null
    drawn.context = null
  }
}

/** Filters are elements of a document: without them pdf.js reckons masks and colours itself. */
export class NoFilters {
  addFilter = () => 'none'
  addHCMFilter = () => 'none'
  addAlphaFilter = () => 'none'
  addLuminosityFilter = () => 'none'
  addKnockoutFilter = () => 'none'
  addHighlightHCMFilter = () => 'none'
  addSelectionHCMFilter = () => 'none'
  addSelectionFilter = () => 'none'
  createSelectionStyle = () => null
  destroy = () => undefined
}

interface Wanted {
  kind: string
  filename: string
}

/** The files that the build wrote into one script for each kind (scripts/viewer-data.ts). */
const scripts: Readonly<Record<string, string>> = {
  standardFontDataUrl: 'letters.js',
  cMapUrl: 'characters.js',
}
type Kept = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>

/** Letters that a document does not bring along, and which number is which character, for the viewer host at an address. */
export const filesOf = (host: string) =>
  class Files {
    fetch({ kind, filename }: Wanted): Promise<Uint8Array> {
      const name = scripts[kind]
      const kept = (): Kept => (globalThis as unknown as { viewerFiles?: Kept }).viewerFiles ?? {}
      if (name && !kept()[name]) importScripts(`${host}${name}`)
      const text = name && kept()[name]?.[filename]
      if (!text) return Promise.reject(new Error('There is no such file.'))
      return Promise.resolve(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)))
    }
  }
