// The rules of a case's country, as whoever signs a move or checks one reads them: files from the server, taken only where their
// hashes are those that this program carries, or that two members signed. Read once in a session, and only when a move is made or shown.
import { hashes } from '../../jurisdictions/hashes.ts'
import { standIns } from '../../jurisdictions/packs.ts'
import { isProblem } from '../api/problem.ts'
import { buildPack, uncheckedAs, type Pack, type PackFile } from '../jurisdiction/define.ts'
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

/** A law as its files say it, where these are what two members signed, or what came with the program. */
async function read(session: Session, id: string): Promise<KnownLaw | undefined> {
  try {
    const { files } = await session.api.law.files({ pack: id })
    return await builtLaw(session, id, files)
  } catch (fault) {
    if (isProblem(fault) && fault.code === 'not-found') return undefined
    throw fault
  }
}

/**
 * A law, or the last one before it that could be checked here, in its name: who began under a law that the network changed goes on where
 * its file is lost. Nothing of that is checked, and it ends nothing.
 */
async function readOrStandIn(session: Session, id: string): Promise<KnownLaw | undefined> {
  const own = await read(session, id)
  if (own || hashes[id] !== undefined) return own
  for (const before of standIns(id)) {
    const law = await read(session, before)
    if (law) return { pack: uncheckedAs(id, law.pack), hash: law.hash, standsFor: before }
  }
  return undefined
}

/** The law of a pack as it is known here, or what stands in its name; nothing where this program knows neither. */
export function lawOf(session: Session, id: string): Promise<KnownLaw | undefined> {
  const { laws } = session.memory
  const asked = laws.get(id) ?? readOrStandIn(session, id)
  laws.set(id, asked)
  // What could not be fetched is asked again.
  asked.catch(() => laws.delete(id))
  return asked
}
