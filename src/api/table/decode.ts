// From bytes to text: Unicode where the file says or shows that it is, else one of the older encodings of its part of the world.

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1256',
  'windows-1251',
  'windows-874',
] as const
export type Encoding = (typeof encodings)[number]
/** Those among which somebody chooses where a file is not Unicode: nothing in it says which it is. */
export const olderEncodings = encodings.filter((one) => one.startsWith('windows-'))

/** Which encoding a file has, by its mark, by the zero bytes of UTF-16, or because it is no UTF-8. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const first = bytes.subarray(0, 2000)
  const zeros = [0, 1].map((from) => first.filter((byte, at) => byte === 0 && at % 2 === from).length)
  if (zeros[1]! > first.length / 8 && zeros[0]! < zeros[1]! / 4) return 'utf-16le'
  if (zeros[0]! > first.length / 8 && zeros[1]! < zeros[0]! / 4) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The text without its mark; every line ends with one line feed. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding)
    .decode(bytes)
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
