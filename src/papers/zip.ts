// Files gathered in one archive that any computer opens, written piece by piece: a large one need not fit in memory. Nothing
// is packed smaller (pictures and scans are already), so the pieces go through as they are. Format: APPNOTE 6.3.10.

export type Bytes = Uint8Array<ArrayBuffer>

/** Where an archive is written to: behind what is there, over an earlier place, or taken back to it. */
export interface Sink {
  append: (bytes: Bytes) => Promise<void>
  patch: (at: number, bytes: Bytes) => Promise<void>
  cut: (at: number) => Promise<void>
}

/** One file of an archive. `name` may have folders: `papers/1 letter.pdf`. */
export interface Entry {
  name: string
  content: AsyncIterable<Bytes> | Iterable<Bytes>
}

interface Written {
  name: Bytes
  crc: number
  size: number
  at: number
}

const table = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xed_b8_83_20 ^ (value >>> 1) : value >>> 1
  return value
})
const crcOn = (crc: number, bytes: Bytes): number => {
  let value = crc
  for (const byte of bytes) value = (table[(value ^ byte) & 0xff] as number) ^ (value >>> 8)
  return value
}

/** What does not fit in 32 bits is said in the larger fields behind. */
const most = 0xff_ff_ff_ff
const storedUtf8 = 0x08_00
const plainVersion = 20
const largeVersion = 45

/** Fields of 2, 4 or 8 bytes, lowest byte first. */
function fields(...pairs: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Bytes {
  const view = new DataView(new ArrayBuffer(pairs.reduce((sum, [size]) => sum + size, 0)))
  let at = 0
  for (const [size, value] of pairs) {
    if (size === 2) view.setUint16(at, value, true)
    else if (size === 4) view.setUint32(at, value, true)
    else view.setBigUint64(at, BigInt(value), true)
    at += size
  }
  return new Uint8Array(view.buffer)
}
const joined = (...parts: readonly Bytes[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** Day and time as the format has them: from 1980, in steps of two seconds. */
function moment(on: Date): [day: number, time: number] {
  const year = Math.max(1980, on.getUTCFullYear())
  const day = ((year - 1980) << 9) | ((on.getUTCMonth() + 1) << 5) | on.getUTCDate()
  return [day, (on.getUTCHours() << 11) | (on.getUTCMinutes() << 5) | (on.getUTCSeconds() >> 1)]
}

function headerOf({ name, crc, size }: Omit<Written, 'at'>, on: Date): Bytes {
  const [day, time] = moment(on)
  const start = [
    [4, 0x04_03_4b_50],
    [2, plainVersion],
    [2, storedUtf8],
    [2, 0],
    [2, time],
    [2, day],
  ] as const
  return joined(fields(...start, [4, crc], [4, size], [4, size], [2, name.length], [2, 0]), name)
}

/** The list at the end, by which programs find the files. */
export function directoryOf(files: readonly Written[], at: number, on: Date): Bytes {
  const [day, time] = moment(on)
  const lines = files.map(({ name, crc, size, at: place }) => {
    const far = place >= most
    const extra = far ? fields([2, 1], [2, 8], [8, place]) : new Uint8Array()
    const version = far ? largeVersion : plainVersion
    const start = [
      [4, 0x02_01_4b_50],
      [2, version],
      [2, version],
      [2, storedUtf8],
      [2, 0],
    ] as const
    const middle = [
      [2, time],
      [2, day],
      [4, crc],
      [4, size],
      [4, size],
      [2, name.length],
    ] as const
    const end = [
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, far ? most : place],
    ] as const
    return joined(fields(...start, ...middle, ...end), name, extra)
  })
  const length = lines.reduce((sum, line) => sum + line.length, 0)
  const far = at >= most
  const count = files.length
  const large = [
    [4, 0x06_06_4b_50],
    [8, 44],
    [2, largeVersion],
    [2, largeVersion],
    [4, 0],
    [4, 0],
  ] as const
  const largeEnd = fields(...large, [8, count], [8, count], [8, length], [8, at])
  const locator = fields([4, 0x07_06_4b_50], [4, 0], [8, at + length], [4, 1])
  const last = [
    [4, 0x06_05_4b_50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, length],
  ] as const
  return joined(...lines, ...(far ? [largeEnd, locator] : []), fields(...last, [4, far ? most : at], [2, 0]))
}

/**
 * Writes an archive. A file whose content fails on the way is taken back, named in the answer, and the others go on: `entries`
 * is asked for one after the other, so that the last can say which are missing.
 */
export async function writeZip(
  sink: Sink,
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  on: Date,
  onFailed: (name: string, why: unknown) => void = () => undefined,
): Promise<void> {
  const files: Written[] = []
  let at = 0
  for await (const { name: path, content } of entries) {
    const name = new Uint8Array(new TextEncoder().encode(path))
    const empty = headerOf({ name, crc: 0, size: 0 }, on)
    let crc = most
    let size = 0
    await sink.append(empty)
    try {
      for await (const bytes of content) {
        crc = crcOn(crc, bytes)
        size += bytes.length
        await sink.append(bytes)
      }
    } catch (error) {
      await sink.cut(at)
      onFailed(path, error)
      continue
    }
    const written = { name, crc: (crc ^ most) >>> 0, size, at }
    await sink.patch(at, headerOf(written, on))
    files.push(written)
    at += empty.length + size
  }
  await sink.append(directoryOf(files, at, on))
}

/** A path that every system takes: no folder of its own, no sign that one of them forbids, not too long. */
export function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = name.replaceAll(/[\u0000-\u001F\u007F<>:"/\\|?*\u202A-\u202E\u2066-\u2069]/g, ' ').trim()
  const dot = plain.lastIndexOf('.')
  const ending = dot > 0 && plain.length - dot <= 8 ? plain.slice(dot) : ''
  const body = ending ? plain.slice(0, dot) : plain
  // Whole signs: half of one would be no name in any script.
  const stem = Array.from(body)
    .slice(0, 80)
    .join('')
    .replace(/[. ]+$/, '')
  return `${stem || '-'}${ending}`
}
