// A paper copied for a page: opened here, sealed once more under a key that is made for this copy, and sent. The key goes onto the page
// and nowhere else: whoever is given the page opens this one paper, as it was on that day.
import { newId } from '../../api/new-id.ts'
import type { Session } from '../../client/session.ts'
import { hex, type Bytes } from '../../sealing/bytes.ts'
import {
  fileKey,
  filePlace,
  newFileSecret,
  openPiece,
  paddedLength,
  PIECE,
  piecesOf,
  sealPiece,
  type FileKey,
  type FileSecret,
} from '../../sealing/file.ts'
import type { AboutFile } from '../../sealing/file-shape.ts'
import { sha256 } from '../../sealing/keys.ts'
import { SealingError } from '../../sealing/suite.ts'
import { MOST_COPIED } from '../copy.ts'
import { wholeOf, type Paper } from './read-paper.ts'

/** How a copy is found and opened; it stands on its page. */
export type PaperCopy = FileSecret & { id: string }
/** A paper on a page: what it is, and its copy. */
export interface CopiedPaper {
  caseId: string
  about: AboutFile
  copy: PaperCopy
}

/** Whether a paper is small enough to be copied. */
export const isCopyable = ({ size }: Pick<AboutFile, 'size'>): boolean => paddedLength(size) <= MOST_COPIED

// Network and case are bound by the page on which the key lies; the word keeps a copy apart from every paper of a part.
const keyOf = (caseId: string, { id, ...secret }: PaperCopy, pieces: number): Promise<FileKey> =>
  fileKey(secret, filePlace('page', caseId, 'page', id), pieces)

/** Bytes of a padded copy that piece `index` holds. */
const lengthOf = (size: number, index: number) => Math.min(PIECE, paddedLength(size) - index * PIECE)

/** Copies a paper of a case whose keys are held, and answers with what its page has to say of it. */
export async function copyPaper(session: Session, caseId: string, paper: Paper): Promise<PaperCopy> {
  const { papers } = session.api
  const whole = await wholeOf(session, paper, '')
  const padded = paddedLength(whole.size)
  const copy = { id: newId(), ...newFileSecret() }
  const key = await keyOf(caseId, copy, piecesOf(padded))
  await papers.beginCopy({ caseId, id: copy.id, padded }, { key: copy.id })
  for (let piece = 0; piece < key.pieces; piece += 1) {
    const bytes = new Uint8Array(lengthOf(whole.size, piece))
    bytes.set(new Uint8Array(await whole.slice(piece * PIECE, (piece + 1) * PIECE).arrayBuffer()))
    await papers.sendCopy({ id: copy.id, piece, body: await sealPiece(key, piece, bytes) })
  }
  await papers.finishCopy({ id: copy.id })
  return copy
}

/** A copy as it was made, or `broken` for anything else. */
export async function wholeOfCopy(
  { api }: Session,
  { caseId, about, copy }: CopiedPaper,
  mime: string,
  onPiece: (done: number) => void = () => undefined,
): Promise<Blob> {
  const key = await keyOf(caseId, copy, piecesOf(paddedLength(about.size)))
  const parts: Bytes[] = []
  for (let piece = 0; piece < key.pieces; piece += 1) {
    const sealed = await api.papers.copyPiece({ id: copy.id, piece })
    const plain = await openPiece(key, piece, sealed)
    if (plain.length !== lengthOf(about.size, piece)) throw new SealingError('broken')
    parts.push(plain.slice(0, Math.max(0, about.size - piece * PIECE)))
    onPiece(parts.length)
  }
  const whole = new Blob(parts, { type: mime })
  if (hex(await sha256(new Uint8Array(await whole.arrayBuffer()))) !== about.sha256)
    throw new SealingError('broken')
  return whole
}
