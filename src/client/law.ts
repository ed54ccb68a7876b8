// The rules of a case's country, as whoever signs a move or checks one reads them: files from the server, taken only where their
// hashes are those that this program carries. Read once in a session, and only when a move is made or shown.
import { hashes } from '../../jurisdictions/hashes.ts'
import { buildPack, type Pack, type PackFile } from '../jurisdiction/define.ts'
import { listOfLaw } from '../jurisdiction/law-list.ts'
import { hex, utf8 } from '../sealing/bytes.ts'
import { sha256 } from '../sealing/keys.ts'
import type { KnownLaw } from '../tracks/signed-step.ts'
import type { Session } from './session.ts'

const hashOfText = async (text: string): Promise<string> => hex(await sha256(utf8(text)))

/** Builds a law out of its files; nothing where one of them is not what this program knows. */
export async function builtLaw(
  id: string,
  files: readonly { id: string; text: string }[],
): Promise<KnownLaw | undefined> {
  const known = await Promise.all(files.map(async (file) => ({ ...file, hash: await hashOfText(file.text) })))
  if (known.some((file) => hashes[file.id] !== file.hash)) return undefined
  const pack = known.reduce<Pack | undefined>(
    (base, { text }) => buildPack(JSON.parse(text) as PackFile, base),
    undefined,
  )
  if (pack?.id !== id) return undefined
  return { pack, hash: await hashOfText(listOfLaw(known.map((file) => [file.id, file.hash]))) }
}

async function read({ api }: Session, id: string): Promise<KnownLaw | undefined> {
  const { files } = await api.law.files({ pack: id })
  return builtLaw(id, files)
}

/** The law of a pack as it is known here; nothing where this program knows none of that name and hash. */
export function lawOf(session: Session, id: string): Promise<KnownLaw | undefined> {
  const { laws } = session.memory
  const asked = laws.get(id) ?? read(session, id)
  laws.set(id, asked)
  // What could not be fetched is asked again.
  asked.catch(() => laws.delete(id))
  return asked
}
