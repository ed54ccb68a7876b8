// Archives that are the same bytes whenever and wherever they are made of the same files: entries in order of name, root's, of one day.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'

/** What lies at one place of an archive: a file of this machine, words, a folder, or a link. */
export interface Entry {
  name: string
  from?: string
  text?: string
  /** Also an owner by number, for what the program itself writes to. */
  folder?: { owner: number; mode: number }
  executable?: boolean
  link?: string
}

/** All files of a folder under a name, with what may be left out. */
export function filesUnder(
  folder: string,
  name: string,
  leaveOut: (name: string) => boolean = () => false,
): Entry[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): Entry[] => {
    const [from, at] = [join(folder, entry.name), `${name}/${entry.name}`]
    if (leaveOut(entry.name)) return []
    if (entry.isDirectory()) return filesUnder(from, at, leaveOut)
    return entry.isFile() ? [{ name: at, from }] : []
  })
}

/** Writes entries into a tar, gzipped where the name says so; `seconds` is the time that all of them bear. */
export async function writeArchive(file: string, entries: readonly Entry[], seconds: number): Promise<void> {
  const archive = pack()
  const out = createWriteStream(file)
  const written = file.endsWith('.gz')
    ? pipeline(archive, createGzip({ level: 9 }), out)
    : pipeline(archive, out)
  const mtime = new Date(seconds * 1000)
  for (const { name, from, text, folder, executable, link } of entries.toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const owner = folder?.owner ?? 0
    const header = { name, mtime, uid: owner, gid: owner, uname: '', gname: '' }
    if (folder) archive.entry({ ...header, type: 'directory', mode: folder.mode })
    else if (link) archive.entry({ ...header, type: 'symlink', linkname: link, mode: 0o777 })
    else {
      const body = from === undefined ? Buffer.from(text ?? '') : readFileSync(from)
      archive.entry({ ...header, mode: executable ? 0o755 : 0o644, size: body.length }, body)
      // What waits to be written is not made any larger.
      await drained(archive)
    }
  }
  archive.finalize()
  await written
}

const mostWaiting = 8_000_000

async function drained(archive: ReturnType<typeof pack>): Promise<void> {
  const stream = archive as unknown as { readableLength: number }
  while (stream.readableLength > mostWaiting) await sleep(5)
}

/** SHA-256 of a file, in hexadecimal. */
export async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

export const sizeOf = (file: string): string => `${(lstatSync(file).size / 1_000_000).toFixed(1)} MB`
