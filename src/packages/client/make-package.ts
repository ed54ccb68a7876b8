// Makes a package for a place outside: sealed here, with words that are said by telephone and kept nowhere. The server is told that there is
// one, and never gets the file.
import { newId } from '../../api/new-id.ts'
import { Problem } from '../../api/problem.ts'
import { newSecret, sha256 } from '../../sealing/keys.ts'
import { SealingError } from '../../sealing/suite.ts'
import { toText } from '../../sealing/text.ts'
import type { Session } from '../../client/session.ts'
import type { PackageFile, Told } from '../told.ts'
import { sealNote } from './package-note.ts'

export interface ToMake {
  track: string
  caseId: string
  until: string
  told: Told
}

export interface MadePackage {
  file: PackageFile
  words: string
}

/** The public key of one of my circles, a team too, as the checked log of my own house says it. */
async function ownKey({ vault, organisation }: Session, circle: number): Promise<string> {
  const { circles } = await vault.viewLog({ organisation })
  const known = circles.find(({ id }) => id === circle)
  if (!known) throw new SealingError('not-verified')
  return known.publicKey
}

export async function makePackage(
  session: Session,
  { track, caseId, until, told }: ToMake,
  id = newId(),
): Promise<MadePackage> {
  const { api, vault } = session
  const [{ answerAt, circle }, { network }] = await Promise.all([
    api.packages.list({ track }),
    api.accounts.me({}),
  ])
  if (circle === null) throw new Problem('not-found')
  const token = newSecret()
  const key = await ownKey(session, circle)
  const content = { told, answer: { caseId, key, token: toText(token) } }
  const place = { network: network.id, id, until }
  const { words, answerKey, ...sealed } = await vault.sealPackage({ ...place, content })
  const headings = told.sections.map(({ title }) => title)
  const note = await sealNote(session, { circle, id }, { to: told.to, told: headings, answerKey })
  await api.packages.make({ track, id, until, tokenHash: toText(await sha256(token)), note })
  return { file: { continuum: 1, ...place, ...sealed, answerAt }, words }
}
