// What the staff page and the viewer say to each other about a PDF, and how much of it there may be. Pure: both sides have it, and the
// staff page believes nothing of what comes back but what it has measured itself.

export const limits = {
  /** Of one document. */
  pages: 200,
  /** Of one page that is drawn: A4 at 200 points to the inch. */
  points: 4_000_000,
  /** The longer edge of a page. */
  side: 6000,
  /** Of a picture inside the document: larger ones are left out. A3 at 600 points to the inch fits. */
  pointsOfPicture: 80_000_000,
  /** Until the viewer is there, on a bad line; and for opening and each page. */
  arriving: 20_000,
  working: 30_000,
} as const

/** Why nothing is shown. */
export const troubles = ['password', 'unreadable', 'too-many', 'too-slow', 'unanswered'] as const
export type Trouble = (typeof troubles)[number]

export type Asked = { arrived: true } | { bytes: ArrayBuffer } | { page: number }
export type Answered =
  | { arrived: true }
  | { pages: number }
  | { page: number; width: number; height: number; points: ArrayBuffer }
  | { trouble: Trouble }

/** Four bytes of each point, row by row. */
export interface PagePoints {
  width: number
  height: number
  data: Uint8ClampedArray<ArrayBuffer>
}

/** Thrown where a PDF cannot be shown, or where what claims to show it does not do as it should. */
export class NotShown extends Error {
  override name = 'NotShown'
  readonly code: Trouble
  constructor(code: Trouble) {
    super(code)
    this.code = code
  }
}

const isCount = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most

/** A message as a plain object; anything else is no answer. */
function saidIn(answer: unknown): Readonly<Record<string, unknown>> {
  if (typeof answer !== 'object' || answer === null) throw new NotShown('unreadable')
  const said = answer as Readonly<Record<string, unknown>>
  // Only a code of ours is taken over, and never its words.
  if ('trouble' in said)
    throw new NotShown(troubles.find((known) => known === said['trouble']) ?? 'unreadable')
  return said
}

/** How many pages there are, from an answer that may be anything. */
export function pagesIn(answer: unknown): number {
  const { pages } = saidIn(answer)
  if (isCount(pages, limits.pages)) return pages
  throw new NotShown(typeof pages === 'number' && pages > limits.pages ? 'too-many' : 'unreadable')
}

/** The points of the page that was asked for, from an answer that may be anything. */
export function pointsIn(answer: unknown, asked: number): PagePoints {
  const { page, width, height, points } = saidIn(answer)
  const isWhole =
    page === asked &&
    isCount(width, limits.side) &&
    isCount(height, limits.side) &&
    width * height <= limits.points &&
    points instanceof ArrayBuffer &&
    !points.resizable &&
    points.byteLength === width * height * 4
  if (!isWhole) throw new NotShown('unreadable')
  return { width, height, data: new Uint8ClampedArray(points) }
}
