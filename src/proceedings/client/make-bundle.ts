// A bundle for a court: each document drawn or written anew without what was taken out, kept sealed in the legal part of the file. A document that
// can be neither is not taken: a PDF is brought as pictures of its pages (decision 22).
import type { Session } from '../../client/session.ts'
import { carryPaper, newBringing, type Bringing, type PaperContent } from '../../papers/client/bring-paper.ts'
import { wholeOf, type Paper } from '../../papers/client/read-paper.ts'
import { burnPoints, burnText, leftIn, type Box } from '../redaction.ts'

/** What is taken out of a document: words of a text, parts of a picture. */
export interface Redacted {
  paper: Paper
  boxes: readonly Box[]
}

/** How points are got out of a picture and put back, and what a file is by its bytes: a browser draws. */
export interface Drawing {
  look: (file: Blob) => Promise<string>
  points: (picture: Blob) => Promise<ImageData>
  picture: (points: ImageData) => Promise<Blob>
}

export type Made = PaperContent & { looks: 'text' | 'picture' }

/** The document of this number without what was taken out; nothing where it is neither text nor picture. */
export async function burn(
  session: Session,
  { paper, boxes }: Redacted,
  { n, words, drawing }: { n: number; words: readonly string[]; drawing: Drawing },
): Promise<Made | undefined> {
  const whole = await wholeOf(session, paper, '')
  const look = await drawing.look(whole)
  // Its own name may say whose it is: in the bundle it has a number.
  if (look === 'text') {
    const text = burnText(await whole.text(), words)
    if (leftIn(text, words).length > 0) return undefined
    return {
      content: new Blob([text], { type: 'text/plain' }),
      name: `${n}.txt`,
      mime: 'text/plain',
      looks: 'text',
    }
  }
  if (look !== 'picture') return undefined
  const points = await drawing.points(whole)
  burnPoints(points, boxes)
  const content = await drawing.picture(points)
  return { content, name: `${n}.png`, mime: 'image/png', looks: 'picture' }
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
