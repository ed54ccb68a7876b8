// Counts a file of coded rows into all tables of so many attributes: one pass for each pair of attributes, and from it one for each third.
// Codes are small whole numbers in typed arrays, so that a million rows take seconds and little room.

/** An attribute: the code of each row, and how many codes there are. */
export interface Column {
  codes: Uint8Array
  size: number
}

/** How many rows have each combination of the codes of some columns; the last column runs fastest. */
export interface Tabulated {
  columns: readonly number[]
  counts: Uint32Array
}

/** All tables of one, two and three columns. */
export function* tabulate(columns: readonly Column[]): Generator<Tabulated> {
  const rows = columns[0]?.codes.length ?? 0
  const pair = new Uint16Array(rows)
  for (const [a, { codes: first, size }] of columns.entries()) {
    yield { columns: [a], counts: counted(first, size) }
    for (let b = a + 1; b < columns.length; b++) {
      const { codes: second, size: width } = columns[b]!
      for (let at = 0; at < rows; at++) pair[at] = first[at]! * width + second[at]!
      yield { columns: [a, b], counts: counted(pair, size * width) }
      for (let c = b + 1; c < columns.length; c++)
        yield { columns: [a, b, c], counts: crossed(pair, size * width, columns[c]!) }
    }
  }
}

function counted(codes: Uint8Array | Uint16Array, size: number): Uint32Array {
  const counts = new Uint32Array(size)
  for (let at = 0; at < codes.length; at++) counts[codes[at]!]! += 1
  return counts
}

function crossed(pair: Uint16Array, size: number, { codes, size: width }: Column): Uint32Array {
  const counts = new Uint32Array(size * width)
  for (let at = 0; at < pair.length; at++) counts[pair[at]! * width + codes[at]!]! += 1
  return counts
}
