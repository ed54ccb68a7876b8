// What the viewer host serves beside its own scripts: its page, the letters and the tables of characters of pdf.js as scripts (where a
// PDF is read nothing may be fetched, and a script is the one thing that may come), and its readers of pictures without WebAssembly.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const root = join(import.meta.dirname, '..')
const pdfjs = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))

/** All files of a folder with one of these endings, in one script, in base64. */
function scriptOf(name: string, folder: string, ending: RegExp): string {
  const names = readdirSync(join(pdfjs, folder)).filter((file) => ending.test(file))
  const files = names
    .toSorted()
    .map((file) => [file, readFileSync(join(pdfjs, folder, file)).toString('base64')])
  return `(globalThis.viewerFiles ??= {})[${JSON.stringify(name)}] = ${JSON.stringify(Object.fromEntries(files))};\n`
}

export const viewerData: Plugin = {
  name: 'continuum-viewer-data',
  apply: 'build',
  generateBundle() {
    if (this.environment.name !== 'viewer_pages') return
    const emit = (fileName: string, source: string | Uint8Array) =>
      this.emitFile({ type: 'asset', fileName, source })
    emit('viewer.html', readFileSync(join(root, 'src/web/viewer/viewer.html')))
    emit('letters.js', scriptOf('letters.js', 'standard_fonts', /\.(pfb|ttf)$/))
    emit('characters.js', scriptOf('characters.js', 'cmaps', /\.bcmap$/))
    for (const reader of ['jbig2', 'openjpeg']) {
      const file = `${reader}_nowasm_fallback.js`
      emit(`decoders/${file}`, readFileSync(join(pdfjs, 'wasm', file)))
    }
  },
}
