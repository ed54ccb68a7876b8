// What a photo or a voice note is in the message that brings it: under which name its pieces lie, what opens them, and what it is. All of
// it stands in sealed words. The scripts of the public pages read it too, so no validator is loaded here.
import { paddedLength, type FileSecret } from '../sealing/file.ts'

/** At most so many to one message, and so large each (bytes). */
export const mostAttached = 5
export const largestAttached = 1_000_000
/** Bytes of a piece: ten seconds of the slowest line, so that one that breaks costs no more. */
export const pieceBytes = 64 * 1024
export const mostPadded = paddedLength(largestAttached)

export const attachmentKinds = ['photo', 'voice'] as const

/** What a page shows of what was sent: nothing that could be a page itself. */
export const shownKinds = /^(?:image\/(?:jpeg|png|webp)|audio\/(?:webm|mp4|ogg)(?:;.*)?)$/

export interface Attached extends FileSecret {
  id: string
  kind: (typeof attachmentKinds)[number]
  mime: string
  size: number
  /** Of its bytes, in hex. */
  sha256: string
  /** Whoever sent it agrees that it becomes a paper of their case. */
  keep: boolean
}

/** What the server is told of one: its name and the length of its padded bytes. */
export interface Announced {
  id: string
  padded: number
}

export const announcedOf = (attached: readonly Attached[]): Announced[] =>
  attached.map(({ id, size }) => ({ id, padded: paddedLength(size) }))

export const pieceCount = (size: number): number => Math.ceil(paddedLength(size) / pieceBytes)

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most

function isAttached(value: unknown): value is Attached {
  const one = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const { id, key, prefix, kind, mime, size, sha256 } = one
  return (
    isText(id, 36) &&
    isText(key, 64) &&
    isText(prefix, 16) &&
    isText(mime, 40) &&
    isText(sha256, 64) &&
    attachmentKinds.some((known) => known === kind) &&
    Number.isSafeInteger(size) &&
    (size as number) > 0 &&
    (size as number) <= largestAttached
  )
}

/** Whoever holds a key may have sealed anything: what has not the shape of one is left out. */
export const attachedIn = (value: unknown): Attached[] =>
  (Array.isArray(value) ? value : [])
    .filter(isAttached)
    .slice(0, mostAttached)
    .map(({ id, key, prefix, kind, mime, size, sha256, keep }) => ({
      id,
      key,
      prefix,
      kind,
      mime,
      size,
      sha256,
      keep: keep === true,
    }))
