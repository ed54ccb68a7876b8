// What a paper is on a page: a copy under a key of its own, which lies on that page and nowhere else.
import { PIECE } from '../sealing/file.ts'

/** The largest paper that is copied (bytes, padded): 160 pieces. A larger one is given with its part. */
export const MOST_COPIED = 160 * PIECE
