// Reads a zip file by its own list, for tests of what writes one.
import { crc32 } from 'node:zlib'

/** Reads an archive as programs do: from the end, by its list. Not with the code that wrote it. */
export async function readZip(archive: ReadableStream<Uint8Array>): Promise<Record<string, string>> {
  const zip = Buffer.from(await new Response(archive).arrayBuffer())
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const found: Record<string, string> = {}
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    if (zip.toString('latin1', at, at + 4) !== 'PK\x01\x02')
      throw new Error('no entry where the list of the archive names one')
    const [crc, size] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24)]
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = zip.subarray(start, start + size)
    if (crc32(content) !== crc) throw new Error('an entry is not what its sum says')
    found[zip.toString('utf8', at + 46, at + 46 + nameLength)] = content.toString('utf8')
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return found
}
