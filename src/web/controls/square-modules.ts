// A text as a square to scan: QR code, model 2 (ISO/IEC 18004), in bytes, with error correction M (a seventh of it may be lost to
// a fold or a coffee stain), up to version 10, which is 213 bytes. Ours, because the budget of packages is full and a square is a
// hundred and fifty lines that do not change; another program's decoder reads it in the test.

/** Of each version from 1: codewords in all, blocks, and codewords of correction in each block. Level M. */
const VERSIONS = [
  [26, 1, 10],
  [44, 1, 16],
  [70, 1, 26],
  [100, 2, 18],
  [134, 2, 24],
  [172, 4, 16],
  [196, 4, 18],
  [242, 4, 22],
  [292, 5, 22],
  [346, 5, 26],
] as const
const LEVEL_M = 0
const MOST_BYTES_OF_SHORT_COUNT = 9

/** Multiplication in GF(256) modulo x⁸ + x⁴ + x³ + x² + 1. */
function times(one: number, other: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product >> 7 ? 0x11d : 0)
    if ((other >> bit) & 1) product ^= one
  }
  return product
}

/** The remainder that Reed and Solomon put behind the data. */
function correction(data: readonly number[], length: number): number[] {
  let divisor = [1]
  for (let at = 0, root = 1; at < length; at += 1, root = times(root, 2)) {
    const shifted = [...divisor, 0]
    divisor = shifted.map((value, place) => value ^ (place > 0 ? times(divisor[place - 1]!, root) : 0))
  }
  const rest: number[] = Array.from({ length }, () => 0)
  for (const byte of data) {
    const factor = byte ^ rest.shift()!
    rest.push(0)
    for (const [place] of rest.entries()) rest[place]! ^= times(divisor[place + 1]!, factor)
  }
  return rest
}

/** Bytes of a text → all codewords of the smallest version that holds them, blocks woven into each other. */
function codewords(text: Uint8Array): { version: number; words: number[] } {
  const version =
    VERSIONS.findIndex(([all, blocks, each], at) => {
      const count = at < MOST_BYTES_OF_SHORT_COUNT ? 8 : 16
      return 4 + count + text.length * 8 <= (all - blocks * each) * 8
    }) + 1
  if (version === 0) throw new RangeError('The text is too long for a square.')
  const [all, blocks, each] = VERSIONS[version - 1]!
  const room = all - blocks * each

  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at -= 1) bits.push((value >> at) & 1)
  }
  put(0b0100, 4)
  put(text.length, version <= MOST_BYTES_OF_SHORT_COUNT ? 8 : 16)
  for (const byte of text) put(byte, 8)
  put(0, Math.min(4, room * 8 - bits.length))
  put(0, (8 - (bits.length % 8)) % 8)
  const data: number[] = []
  for (let at = 0; at < bits.length; at += 8)
    data.push(bits.slice(at, at + 8).reduce((sum, bit) => (sum << 1) | bit, 0))
  for (let pad = 0xec; data.length < room; pad ^= 0xec ^ 0x11) data.push(pad)

  // The first blocks are one codeword shorter where they do not divide evenly.
  const short = Math.floor(room / blocks)
  const shorter = blocks - (room % blocks)
  const parts: number[][] = []
  for (let block = 0, from = 0; block < blocks; block += 1) {
    const length = short + (block < shorter ? 0 : 1)
    parts.push(data.slice(from, from + length))
    from += length
  }
  const woven = (columns: readonly number[][]) =>
    Array.from({ length: Math.max(...columns.map((one) => one.length)) }, (_, at) =>
      columns.flatMap((one) => (at < one.length ? [one[at]!] : [])),
    ).flat()
  return { version, words: [...woven(parts), ...woven(parts.map((part) => correction(part, each)))] }
}

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

type Grid = (boolean | undefined)[][]

/** A value with the remainder of its division by a generator behind it. */
function withCheck(value: number, generator: number, length: number): number {
  let rest = value
  for (let at = 0; at < length; at += 1) rest = (rest << 1) ^ ((rest >> (length - 1)) & 1 ? generator : 0)
  return (value << length) | (rest & ((1 << length) - 1))
}

/** What stands in every square of a version: eyes, rulers, the small eyes, and room for what says how to read it. */
function frame(version: number, mask: number): Grid {
  const size = version * 4 + 17
  const grid: Grid = Array.from({ length: size }, () => Array.from({ length: size }, () => undefined))
  const set = (x: number, y: number, dark: boolean) => {
    if (x >= 0 && y >= 0 && x < size && y < size) grid[y]![x] = dark
  }
  for (let at = 0; at < size; at += 1) {
    set(at, 6, at % 2 === 0)
    set(6, at, at % 2 === 0)
  }
  const eye = (cx: number, cy: number, reach: number) => {
    for (let y = -reach; y <= reach; y += 1)
      for (let x = -reach; x <= reach; x += 1) {
        const ring = Math.max(Math.abs(x), Math.abs(y))
        set(cx + x, cy + y, reach === 2 ? ring !== 1 : ring !== 2 && ring !== 4)
      }
  }
  if (version > 1) {
    const step = Math.ceil((size - 13) / 4) * 2
    const places = version < 7 ? [6, size - 7] : [6, 6 + step, size - 7]
    for (const x of places)
      for (const y of places)
        if (!((x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6)))
          eye(x, y, 2)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    eye(x, y, 4)

  const format = withCheck((LEVEL_M << 3) | mask, 0x537, 10) ^ 0x5412
  const bit = (value: number, at: number) => ((value >> at) & 1) === 1
  for (let at = 0; at < 15; at += 1) {
    const dark = bit(format, at)
    if (at < 6) set(8, at, dark)
    else if (at < 8) set(8, at + 1, dark)
    else if (at === 8) set(7, 8, dark)
    else set(14 - at, 8, dark)
    if (at < 8) set(size - 1 - at, 8, dark)
    else set(8, size - 15 + at, dark)
  }
  set(8, size - 8, true)
  if (version >= 7) {
    const says = withCheck(version, 0x1f25, 12)
    for (let at = 0; at < 18; at += 1) {
      const [a, b] = [size - 11 + (at % 3), Math.floor(at / 3)]
      set(a, b, bit(says, at))
      set(b, a, bit(says, at))
    }
  }
  return grid
}

/** Lays the codewords in their zigzag from the lower right corner, two columns at a time. */
function filled(grid: Grid, words: readonly number[], mask: number): boolean[][] {
  const size = grid.length
  let next = 0
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    const isUp = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = isUp ? size - 1 - step : step
        if (grid[y]![x] !== undefined) continue
        const dark = (((words[next >> 3] ?? 0) >> (7 - (next & 7))) & 1) === 1
        grid[y]![x] = dark !== MASKS[mask]!(x, y)
        next += 1
      }
  }
  return grid as boolean[][]
}

/** How hard a square is to read: long runs, blocks of one colour, what looks like an eye, too dark or too light. */
function penalty(rows: readonly (readonly boolean[])[]): number {
  const size = rows.length
  const columns = rows.map((_, x) => rows.map((row) => row[x]!))
  let sum = 0
  for (const line of [...rows, ...columns]) {
    const text = line.map(Number).join('')
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2
    sum += (text.match(/(?=10111010000|00001011101)/g) ?? []).length * 40
  }
  for (let y = 1; y < size; y += 1)
    for (let x = 1; x < size; x += 1)
      if (new Set([rows[y]![x], rows[y - 1]![x], rows[y]![x - 1], rows[y - 1]![x - 1]]).size === 1) sum += 3
  const dark = rows.flat().filter(Boolean).length
  return sum + Math.floor(Math.abs((dark * 20) / (size * size) - 10)) * 10
}

/** The rows of a square, true where it is dark, without the quiet margin. RangeError above 213 bytes. */
export function squareOf(text: string): boolean[][] {
  const { version, words } = codewords(new TextEncoder().encode(text))
  const squares = MASKS.map((_, mask) => filled(frame(version, mask), words, mask))
  return squares.reduce((best, one) => (penalty(one) < penalty(best) ? one : best))
}
