// A bundle for a court: each document drawn or written anew without what was taken out, kept sealed in the legal part of the file. A PDF becomes
// pictures of its pages, drawn on the viewer host (decision 142); where there is none it is brought as pictures. A document that can be
// neither text nor picture is not taken.
import type { Session } from '../../client/session.ts'
import { carryPaper, newBringing, type Bringing, type PaperContent } from '../../papers/client/bring-paper.ts'
import { wholeOf, type Paper } from '../../papers/client/read-paper.ts'
import { burnPoints, burnText, leftIn, type Box, type Points } from '../redaction.ts'

/** Of one PDF: each page is kept as a picture of its own. */
export const mostPages = 60

/** What is taken out of a document: words of a text, parts of a picture, parts of each page of a PDF. Pages count from 1. */
export interface Redacted {
  paper: Paper
  boxesOn: (page: number) => readonly Box[]
}

/** Pages of a PDF as points. */
export interface Pages<P extends Points> {
  count: number
  page: (number: number) => Promise<P>
  close: () => void
}

/** How points are got out of a picture and put back, and what a file is by its bytes: a browser draws. */
export interface Drawing<P extends Points = ImageData> {
  look: (file: Blob) => Promise<string>
  points: (picture: Blob) => Promise<P>
  picture: (points: P) => Promise<Blob>
  /** Where there is a viewer host. */
  pages?: ((pdf: Blob) => Promise<Pages<P>>) | undefined
}

export type Made = PaperContent & {
  looks: 'text' | 'picture'
  /** Its number in the bundle. */
  document: number
  /** Of a PDF. */
  page?: number
}

interface Burning<P extends Points> {
  n: number
  words: readonly string[]
  drawing: Drawing<P>
}

/** The document of this number without what was taken out, a PDF page by page; nothing where it is none of what can be made anew. */
export async function burn<P extends Points>(
  session: Session,
  { paper, boxesOn }: Redacted,
  { n, words, drawing }: Burning<P>,
): Promise<Made[]> {
  const whole = await wholeOf(session, paper, '')
  const look = await drawing.look(whole)
  // Its own name may say whose it is: in the bundle it has a number.
  if (look === 'text') {
    const text = burnText(await whole.text(), words)
    if (leftIn(text, words).length > 0) return []
    const content = new Blob([text], { type: 'text/plain' })
    return [{ content, name: `${n}.txt`, mime: 'text/plain', looks: 'text', document: n }]
  }
  const drawn = async (points: P, boxes: readonly Box[], name: string): Promise<Made> => {
    burnPoints(points, boxes)
    return { content: await drawing.picture(points), name, mime: 'image/png', looks: 'picture', document: n }
  }
  if (look === 'picture') return [await drawn(await drawing.points(whole), boxesOn(1), `${n}.png`)]
  if (look !== 'pdf' || !drawing.pages) return []
  const pages = await drawing.pages(whole)
  try {
    if (pages.count > mostPages) return []
    const made: Made[] = []
    for (let page = 1; page <= pages.count; page += 1)
      made.push({ ...(await drawn(await pages.page(page), boxesOn(page), `${n}-${page}.png`)), page })
    return made
  } finally {
    pages.close()
  }
}

/** Keeps what was made, one after the other; whoever tries again hands the same ones over, and each is there once. */
export async function keepBundle(session: Session, bundle: readonly Bringing[]): Promise<void> {
  for (const one of bundle) await carryPaper(session, one)
}

export const bundleOf = (caseId: string, made: readonly Made[]): Bringing[] =>
  made.map(({ content, name, mime }) =>
    newBringing(caseId, {
      compartment: 'legal',
      kept: 'cleaned',
      read: () => Promise.resolve({ content, name: `bundle-${name}`, mime }),
    }),
  )
