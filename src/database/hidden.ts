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
export const hiddenMark = 'hidden1:'

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

/** Reads `hidden1:chain:day:id`. */
export function shown(text: string, hiding: Hiding | undefined): string | null {
  const [chain, day, id = ''] = text.slice(hiddenMark.length).split(':')
  return hiding ? hiding.show(id, { chain: Number(chain), day: Number(day) }) : null
}
