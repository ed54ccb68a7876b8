// One file of a backup: a tar, compressed, encrypted by age to the keys of two people. So it opens with `age -d -i key FILE | tar xz` on any
// machine, without this program, and a changed bit anywhere in it is found: age authenticates its head and every block, and that the
// last block is the last.
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { constants, createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'
import { extract, pack } from 'tar-stream'

export interface Part {
  name: string
  bytes: Uint8Array
}

/** What one part may hold at most: a piece of a paper or some thousand rows are far below. */
const largest = 64 * 1024 * 1024

/** Lines of a file without what begins with # and without empty ones. */
async function linesOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8')
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** An encrypter to whom the file names, one `age1…` in a line. Throws a sentence where these are not two people at least. */
export async function encrypterTo(file: string): Promise<Encrypter> {
  const recipients = new Set(await linesOf(file))
  if (recipients.size < 2)
    throw new Error(
      `${file} names ${recipients.size} key${recipients.size === 1 ? '' : 's'}. A backup is for two people at least, or one lost key loses it: write an age1… of each of them, one in a line.`,
    )
  const encrypter = new Encrypter()
  for (const [at, recipient] of [...recipients].entries()) {
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new Error(`Key ${at + 1} in ${file} is none: it should be one word that begins with age1.`)
    }
  }
  return encrypter
}

async function decrypterBy(file: string): Promise<Decrypter> {
  const decrypter = new Decrypter()
  const identities = await linesOf(file)
  if (identities.length === 0) throw new Error(`${file} holds no key.`)
  try {
    for (const identity of identities) decrypter.addIdentity(identity)
  } catch {
    throw new Error(`What ${file} holds is no key: it should be one word that begins with AGE-SECRET-KEY-1.`)
  }
  return decrypter
}

async function toDisk(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes the file: whole under its name, or not at all. Answers with its SHA-256. Throws where something has that name already. */
export async function writeArchive(
  path: string,
  encrypter: Encrypter,
  parts: AsyncIterable<Part>,
): Promise<string> {
  const hash = createHash('sha256')
  const unfinished = `${path}.${randomBytes(6).toString('hex')}.unfinished`
  try {
    const tar = pack()
    const gzip = createGzip({ level: constants.Z_BEST_SPEED })
    const sealed = await encrypter.encrypt(
      Readable.toWeb(gzip) as unknown as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>,
    )
    await Promise.all([
      fill(tar, parts).catch((error: Error) => {
        tar.destroy(error)
        throw error
      }),
      pipeline(tar, gzip),
      pipeline(
        Readable.fromWeb(sealed as unknown as ReadableStream),
        async function* (blocks: AsyncIterable<Uint8Array>) {
          for await (const block of blocks) {
            hash.update(block)
            yield block
          }
        },
        createWriteStream(unfinished, { flags: 'wx', mode: 0o600 }),
      ),
    ])
    await toDisk(unfinished)
    // Unlike a renaming, this takes nobody's place.
    await link(unfinished, path).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST'
        ? new Error(`There is a file ${path} already. Nothing was written.`)
        : error
    })
    await toDisk(dirname(path))
    return hash.digest('hex')
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function fill(tar: ReturnType<typeof pack>, parts: AsyncIterable<Part>): Promise<void> {
  for await (const { name, bytes } of parts)
    await new Promise<void>((written, failed) => {
      tar.entry({ name, mode: 0o600 }, Buffer.from(bytes), (error) => (error ? failed(error) : written()))
    })
  tar.finalize()
}

/** The parts of a file, one after the other; the last one is given only when the file was whole to its last bit. */
export async function* readArchive(path: string, identityFile: string): AsyncGenerator<Part> {
  const decrypter = await decrypterBy(identityFile)
  const file = createReadStream(path)
  const opened = await decrypter
    .decrypt(Readable.toWeb(file) as unknown as globalThis.ReadableStream<Uint8Array<ArrayBuffer>>)
    .catch((error: unknown) => {
      file.destroy()
      throw broken(path, error)
    })
  const tar = extract()
  const through = pipeline(
    Readable.fromWeb(opened as unknown as ReadableStream),
    createGunzip(),
    tar as unknown as NodeJS.WritableStream,
  )
  through.catch(() => undefined)
  let last: Part | undefined
  try {
    for await (const entry of tar) {
      if ((entry.header.size ?? 0) > largest)
        throw new Error('A part of it is larger than any that we write.')
      const chunks: Buffer[] = []
      for await (const chunk of entry) chunks.push(chunk as Buffer)
      if (last) yield last
      last = { name: entry.header.name, bytes: Buffer.concat(chunks) }
    }
    await through
  } catch (error) {
    // Whoever reads stopped it for a reason of theirs; what this file itself is to blame for is told as that.
    throw broken(path, error)
  } finally {
    file.destroy()
  }
  if (last) yield last
}

const broken = (path: string, cause: unknown): Error =>
  new Error(
    `${path} cannot be opened with this key, or it is not what was written: ${cause instanceof Error ? cause.message : 'unknown'}.`,
    { cause },
  )
