// A text as a QR code, for screens and for the public pages: its dark and light modules, and one path over them. Level M: a seventh
// of it may be lost to a fold or a coffee stain. No image is fetched, and it prints sharp at any size.
import { encode } from 'uqr'

/** Light around it, in modules: without it no camera finds the square. */
const quiet = 4

/** Rows of modules, true where dark. RangeError for a text that is too long for any square to be scanned from paper. */
export function squareOf(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 0, maxVersion: 10 }).data
}

/** How many modules its drawing is wide, with the light around it, and the path over the dark runs of each row. */
export function squarePath(text: string): { side: number; path: string } {
  const rows = squareOf(text)
  const runs = rows.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '#' : ' '))
        .join('')
        .matchAll(/#+/g),
    ].map((run) => `M${run.index + quiet} ${y + quiet}h${run[0].length}v1h-${run[0].length}z`),
  )
  return { side: rows.length + 2 * quiet, path: runs.join('') }
}
