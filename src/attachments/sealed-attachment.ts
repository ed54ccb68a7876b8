// A photo or a voice note sealed where it was made, under a key of its own that stands in the sealed message and nowhere else, in pieces
// that are padded as those of every paper; and opened again by whoever opens that message.
import { hex, type Bytes } from '../sealing/bytes.ts'
import { fileKey, filePlace, newFileSecret, openPiece, paddedLength, sealPiece } from '../sealing/file.ts'
import { sha256 } from '../sealing/keys.ts'
import { SealingError } from '../sealing/suite.ts'
import { largestAttached, pieceBytes, pieceCount, type Attached } from './attached.ts'

const digestOf = async (content: Blob): Promise<string> =>
  hex(await sha256(new Uint8Array(await content.arrayBuffer())))

/** A name and a key for something that is sent. SealingError `too-long` where it is larger than what may be sent. */
export async function newAttachment(
  content: Blob,
  { kind, keep }: Pick<Attached, 'kind' | 'keep'>,
): Promise<Attached> {
  const { size, type: mime } = content
  if (size > largestAttached) throw new SealingError('too-long')
  return {
    id: crypto.randomUUID(),
    ...newFileSecret(),
    kind,
    mime,
    size,
    sha256: await digestOf(content),
    keep,
  }
}

// The message binds thread and writer; the word keeps these pieces apart from those of every paper and of every copy.
const keyOf = ({ id, key, prefix, size }: Attached) =>
  fileKey({ key, prefix }, filePlace('attachment', 'message', 'attachment', id), pieceCount(size))

const lengthOf = (size: number, index: number): number =>
  Math.min(pieceBytes, paddedLength(size) - index * pieceBytes)

/** Piece `index`, sealed: the same bytes however often it is asked for. */
export async function sealedPiece(attached: Attached, content: Blob, index: number): Promise<Bytes> {
  const padded = new Uint8Array(lengthOf(attached.size, index))
  const part = content.slice(index * pieceBytes, (index + 1) * pieceBytes)
  padded.set(new Uint8Array(await part.arrayBuffer()))
  return sealPiece(await keyOf(attached), index, padded)
}

/** The whole of it, exactly as it was sent; `broken` for anything else. */
export async function openAttachment(
  attached: Attached,
  fetched: (piece: number) => Promise<Uint8Array>,
  onPiece: (done: number) => void = () => undefined,
): Promise<Blob> {
  const key = await keyOf(attached)
  const parts: Bytes[] = []
  for (let piece = 0; piece < key.pieces; piece += 1) {
    const plain = await openPiece(key, piece, await fetched(piece))
    if (plain.length !== lengthOf(attached.size, piece)) throw new SealingError('broken')
    parts.push(plain.slice(0, Math.max(0, attached.size - piece * pieceBytes)))
    onPiece(parts.length)
  }
  const whole = new Blob(parts, { type: attached.mime })
  if ((await digestOf(whole)) !== attached.sha256) throw new SealingError('broken')
  return whole
}
