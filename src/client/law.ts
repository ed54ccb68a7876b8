// The rules of a case's country, as whoever signs a move or checks one reads them: files from the server, taken only where their
// hashes are those that this program carries, or that two members signed. Read once in a session, and only when a move is made or shown.
import { hashes } from '../../jurisdictions/hashes.ts'
import { buildPack, type Pack, type PackFile } from '../jurisdiction/define.ts'
import { listOfLaw } from '../jurisdiction/law-list.ts'
import { hex, utf8 } from '../sealing/bytes.ts'
import { sha256 } from '../sealing/keys.ts'
import type { SignedLaw } from '../sealing/org-shape.ts'
import type { KnownLaw } from '../tracks/signed-step.ts'
import { refreshHome } from './logs.ts'
import type { Session } from './session.ts'

export const hashOfText = async (text: string): Promise<string> => hex(await sha256(utf8(text)))

/** The laws that two members of the network signed, out of the founding house's log as it was checked here. */
async function signedLaws(session: Session): Promise<readonly SignedLaw[]> {
  const home = await refreshHome(session)
  const top = home.origin === undefined ? home : await session.vault.viewLog({ organisation: home.origin })
  return top.origin === undefined ? top.laws : []
}

/** Builds a law out of its files; nothing where one of them is neither what this program carries nor what two members signed. */
async function builtLaw(
  session: Session,
  id: string,
  files: readonly { id: string; text: string }[],
): Promise<KnownLaw | undefined> {
  const known = await Promise.all(files.map(async (file) => ({ ...file, hash: await hashOfText(file.text) })))
  const foreign = known.filter((file) => hashes[file.id] !== file.hash)
  const signed = foreign.length > 0 ? await signedLaws(session) : []
  if (!foreign.every((file) => signed.some(({ pack, hash }) => pack === file.id && hash === file.hash)))
    return undefined
  const pack = known.reduce<Pack | undefined>(
    (base, { text }) => buildPack(JSON.parse(text) as PackFile, base),
    undefined,
  )
  if (pack?.id !== id) return undefined
  return { pack, hash: await hashOfText(listOfLaw(known.map((file) => [file.id, file.hash]))) }
}

async function read(session: Session, id: string): Promise<KnownLaw | undefined> {
  const { files } = await session.api.law.files({ pack: id })
  return builtLaw(session, id, files)
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
