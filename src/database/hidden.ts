// Ids of what was done something to, as the trail keeps them: sixteen bytes that look random, others in each trail and on each day, so that a
// copy of the database joins no line with a case, nor the lines of two days with one another. Whoever has the secret beside the database reads
// the id again, and finds all lines about one. AES-XTS with the trail and the day in place of a sector (IEEE 1619). (Decision 129.)
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/** Where an id stands hidden. */
export interface Spot {
  chain: number
  /** Days since the beginning of 1970, in UTC. */
  day: number
}

export interface Hiding {
  hide: (id: string, spot: Spot) => string
  show: (hidden: string, spot: Spot) => string
}

/** How a hidden id stands in an answer of the database that is to be read. */
const hiddenMark = 'hidden1:'

const dayLength = 86_400_000
export const dayOf = (at: Date): number => Math.floor(at.getTime() / dayLength)

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOf = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const tweakOf = ({ chain, day }: Spot) => {
  const tweak = Buffer.alloc(16)
  tweak.writeInt32LE(chain)
  tweak.writeInt32LE(day, 4)
  return tweak
}

export function newHiding(secret: Uint8Array): Hiding {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'continuum trail ids', 64))
  return {
    hide: (id, spot) => idOf(createCipheriv('aes-256-xts', key, tweakOf(spot)).update(bytesOf(id))),
    show: (hidden, spot) => idOf(createDecipheriv('aes-256-xts', key, tweakOf(spot)).update(bytesOf(hidden))),
  }
}

const hiddenShape = new RegExp(
  `^${hiddenMark}(\\d{1,9}):(\\d{1,9}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`,
)

/**
 * What a line of the trail is about, from `audit.about`: reads `hidden1:chain:day:id`, and nothing that only begins so; an id from before stays.
 * For that column alone, which nobody writes a text into: what a person typed anywhere else is theirs, however it begins.
 */
export function shown(text: string | null, hiding: Hiding | undefined): string | null {
  if (!text?.startsWith(hiddenMark)) return text
  const [, chain, day, id] = hiddenShape.exec(text) ?? []
  return hiding && id ? hiding.show(id, { chain: Number(chain), day: Number(day) }) : null
}
