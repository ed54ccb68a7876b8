import { describe, expect, it } from 'vitest'
import { crc32 } from 'node:zlib'
import { takeAway } from './taken-away.ts'
import { messages } from '../language/messages.ts'
import { directoryOf, safeName, writeZip, type Bytes, type Entry, type Sink } from './zip.ts'

/** An archive in memory. */
function inMemory(): Sink & { whole: () => Buffer } {
  let all = Buffer.alloc(0)
  return {
    whole: () => all,
    async append(bytes) {
      all = Buffer.concat([all, bytes])
    },
    async patch(at, bytes) {
      all.set(bytes, at)
    },
    async cut(at) {
      all = all.subarray(0, at)
    },
  }
}

const words = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text))

/** Reads an archive as programs do: from the end, by its list. Not with the code that wrote it. */
function read(zip: Buffer): Record<string, { text: string; whole: boolean }> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const found: Record<string, { text: string; whole: boolean }> = {}
  let at = zip.readUInt32LE(end + 16)
  for (let n = zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    expect(zip.toString('latin1', at, at + 4)).toBe('PK\x01\x02')
    const [crc, size, nameLength] = [
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
    ]
    const local = zip.readUInt32LE(at + 42)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    expect(zip.toString('latin1', local, local + 4)).toBe('PK\x03\x04')
    // Programs that read from the front find the same there.
    expect([zip.readUInt32LE(local + 14), zip.readUInt32LE(local + 22)]).toEqual([crc, size])
    const start = local + 30 + zip.readUInt16LE(local + 26)
    const content = zip.subarray(start, start + size)
    found[name] = { text: content.toString('utf8'), whole: crc32(content) === crc }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return found
}

describe('the archive of Mariam’s file', () => {
  it('holds each paper as it was, however it came in pieces, under a name in any script', async () => {
    const sink = inMemory()
    const entries: Entry[] = [
      { name: 'papers/1 رسالة.txt', content: [words('first '), words('second')] },
      { name: 'empty.txt', content: [] },
      { name: 'my file.html', content: [words('<h1>…</h1>')] },
    ]
    await writeZip(sink, entries, new Date('2026-11-24T10:00:00Z'))
    expect(read(sink.whole())).toEqual({
      'papers/1 رسالة.txt': { text: 'first second', whole: true },
      'empty.txt': { text: '', whole: true },
      'my file.html': { text: '<h1>…</h1>', whole: true },
    })
  })

  it('leaves out a paper that broke on the way, says which, and what comes later knows of it', async () => {
    const sink = inMemory()
    const failed: string[] = []
    async function* broken() {
      yield words('half of it')
      throw new Error('broken')
    }
    function* entries(): Generator<Entry> {
      yield { name: 'broken.pdf', content: broken() }
      yield { name: 'missing.txt', content: [words(failed.join())] }
    }
    await writeZip(sink, entries(), new Date(0), (name) => failed.push(name))
    expect(read(sink.whole())).toEqual({ 'missing.txt': { text: 'broken.pdf', whole: true } })
    expect(sink.whole().includes('half of it')).toBe(false)
  })

  it('ends with a page that names the paper which would not open, and leads to the others', async () => {
    const sink = inMemory()
    async function* whole() {
      yield words('scan')
    }
    async function* broken() {
      yield words('half')
      throw new Error('broken')
    }
    const by = { person: true } as const
    const paper = (name: string, content: () => AsyncIterable<Bytes>) => ({
      name,
      part: 'identity',
      on: '2026-11-20',
      by,
      content,
    })
    const missing = { parts: [], rows: 0, papers: ['old.pdf'] }
    const nothing = { written: [], messages: [], agreements: [], steps: [], looks: [] }
    const file = { madeOn: '2026-11-24', madeBy: null, ...nothing, missing }
    const papers = [paper('a/b.pdf', whole), paper('torn.pdf', broken)]
    expect(await takeAway(sink, file, papers, messages('en', {}))).toEqual(['torn.pdf'])
    const found = read(sink.whole())
    expect(Object.keys(found)).toEqual(['papers/1 a b.pdf', 'file.html'])
    const page = found['file.html']!.text
    expect(page).toContain('href="papers/1%20a%20b.pdf"')
    expect(page).toContain('torn.pdf')
    expect(page).toContain('old.pdf')
  })

  it('says places behind four gigabytes in the larger fields', () => {
    const far = 5 * 1024 ** 3
    const list = Buffer.from(
      directoryOf([{ name: words('a'), crc: 1, size: 2, at: far }], far + 33, new Date(0)),
    )
    expect(list.readUInt32LE(42)).toBe(0xff_ff_ff_ff)
    expect(list.readBigUInt64LE(47 + 4)).toBe(BigInt(far))
    const end = list.lastIndexOf(Buffer.from('PK\x06\x06', 'latin1'))
    expect(list.readBigUInt64LE(end + 48)).toBe(BigInt(far + 33))
    const locator = list.lastIndexOf(Buffer.from('PK\x06\x07', 'latin1'))
    expect(list.readBigUInt64LE(locator + 8)).toBe(BigInt(far + 33 + end))
  })

  it.each([
    ['letter.pdf', 'letter.pdf'],
    ['../../etc/passwd', '.. .. etc passwd'],
    ['a\u202Egnp.exe', 'a gnp.exe'],
    ['CON: the "list"?.txt', 'CON  the  list.txt'],
    [' . ', '-'],
    ['x'.repeat(300) + '.jpeg', 'x'.repeat(80) + '.jpeg'],
  ])('takes the name %s as %s', (name, safe) => {
    expect(safeName(name)).toBe(safe)
  })
})
