// Ids of what was done something to, as the trail keeps them: sixteen bytes that look random, others in each trail and in each hour, so that a
// copy of the database joins no line with a case, nor the lines of two hours with one another. Whoever has the secret beside the database reads
// the id again, and finds all lines about one. AES-XTS (IEEE 1619) with the trail and the day in place of a sector, and the hour in place of a
// block within it: one call makes the forms of a whole day. (Decisions 129 and 138.)
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/** Where an id stands hidden. */
export interface Spot {
  chain: number
  /** Days since the beginning of 1970, in UTC. */
  day: number
  /** Of the day, in UTC; 0 for a line from the time when one form served a whole day. */
  hour: number
}

export interface Hiding {
  hide: (id: string, spot: Spot) => string
  /** As it stands in each hour of a day. */
  hideAllDay: (id: string, day: Omit<Spot, 'hour'>) => string[]
  show: (hidden: string, spot: Spot) => string
}

/** How a hidden id stands in an answer of the database that is to be read. */
const hiddenMark = 'hidden1:'

const dayLength = 86_400_000
export const dayOf = (at: Date): number => Math.floor(at.getTime() / dayLength)
export const spotOf = (chain: number, at: Date): Spot => ({ chain, day: dayOf(at), hour: at.getUTCHours() })

const [block, hours] = [16, 24]
const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOf = (bytes: Buffer, at: number) =>
  bytes
    .toString('hex', at * block, (at + 1) * block)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
/** A day whose every hour holds this. */
const dayWith = (id: string) => Buffer.alloc(hours * block, bytesOf(id))
const tweakOf = ({ chain, day }: Omit<Spot, 'hour'>) => {
  const tweak = Buffer.alloc(16)
  tweak.writeInt32LE(chain)
  tweak.writeInt32LE(day, 4)
  return tweak
}

export function newHiding(secret: Uint8Array): Hiding {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'continuum trail ids', 64))
  const hideAllDay: Hiding['hideAllDay'] = (id, day) => {
    const bytes = createCipheriv('aes-256-xts', key, tweakOf(day)).update(dayWith(id))
    return Array.from({ length: hours }, (_, hour) => idOf(bytes, hour))
  }
  return {
    hideAllDay,
    hide: (id, spot) => hideAllDay(id, spot)[spot.hour]!,
    show: (hidden, spot) =>
      idOf(createDecipheriv('aes-256-xts', key, tweakOf(spot)).update(dayWith(hidden)), spot.hour),
  }
}

const hiddenShape = new RegExp(
  `^${hiddenMark}(\\d{1,9}):(\\d{1,9}):(\\d|1\\d|2[0-3]):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`,
)

/**
 * What a line of the trail is about, from `audit.about`: reads `hidden1:chain:day:hour:id`, and nothing that only begins so; an id from before stays.
 * For that column alone, which nobody writes a text into: what a person typed anywhere else is theirs, however it begins.
 */
export function shown(text: string | null, hiding: Hiding | undefined): string | null {
  if (!text?.startsWith(hiddenMark)) return text
  const [, chain, day, hour, id] = hiddenShape.exec(text) ?? []
  return hiding && id ? hiding.show(id, { chain: Number(chain), day: Number(day), hour: Number(hour) }) : null
}
