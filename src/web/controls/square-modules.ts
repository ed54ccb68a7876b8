// A text as the dark and light modules of a QR code. Level M: a seventh of it may be lost to a fold or a coffee stain. The
// quiet around it is left to whoever draws.
import { encode } from 'uqr'

/** Rows of modules, true where dark. RangeError for a text that is too long for any square to be scanned from paper. */
export function squareOf(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 0, maxVersion: 10 }).data
}
