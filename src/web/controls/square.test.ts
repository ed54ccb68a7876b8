// Squares are read by somebody else's decoder: whatever stands in one comes out again, also where it is dirty.
import fc from 'fast-check'
import jsQr from 'jsqr'
import { expect, test } from 'vitest'
import { squareOf, squarePath } from '../../api/square-modules.ts'

/** A square as a camera would see it: four pixels for each module, four modules of quiet around. */
function seen(rows: readonly (readonly boolean[])[]): string | undefined {
  const [scale, quiet] = [4, 4]
  const side = (rows.length + 2 * quiet) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const dark = rows[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet] === true
      if (dark) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
    }
  return jsQr(pixels, side, side)?.data
}

test('an address with a secret, a sheet’s words and a text in Arabic are read as they were written', () => {
  for (const text of [
    'https://staff.example.org/join#7ZK3-9QWM-2B4D-X8RT-5',
    'violin abandon zoo lantern copper meadow river seven harvest orbit picnic quantum rabbit salad tackle',
    'مرحبا',
    '',
  ])
    expect(seen(squareOf(text))).toBe(text)
})

test('every length up to the longest is read, in every version', () => {
  const sizes = new Set<number>()
  for (let length = 1; length <= 213; length += 4) {
    const text = Array.from({ length }, (_, at) => String.fromCodePoint(33 + ((at * 37 + length) % 90))).join(
      '',
    )
    const square = squareOf(text)
    sizes.add(square.length)
    expect(seen(square), `${length} letters`).toBe(text)
  }
  expect([...sizes]).toEqual([21, 25, 29, 33, 37, 41, 45, 49, 53, 57])
  expect(() => squareOf('x'.repeat(214))).toThrow(RangeError)
})

test('any text is read', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 120 }), (text) => {
      expect(seen(squareOf(text))).toBe(text)
    }),
    { numRuns: 60 },
  )
})

test('a stain does not take it away', () => {
  const text = 'https://staff.example.org/join#7ZK3-9QWM-2B4D-X8RT-5'
  const square = squareOf(text).map((row, y) =>
    row.map((dark, x) => (x >= 14 && x < 19 && y >= 14 && y < 19 ? true : dark)),
  )
  expect(seen(square)).toBe(text)
})

test('the path draws the same square, with light around it', () => {
  const text = 'https://help.example.org/en/10/2/1'
  const { side, path } = squarePath(text)
  const rows = Array.from({ length: side }, () => Array.from({ length: side }, () => false))
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    rows[Number(y)]!.fill(true, Number(x), Number(x) + Number(run))
  expect(seen(rows)).toBe(text)
  expect(rows.slice(0, 4).flat()).not.toContain(true)
})
