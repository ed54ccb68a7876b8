// A sealed package that came here from another installation: opened by its words, and kept with what answers it. Nothing of it is anywhere
// before somebody begins a file for the person.
import { newId } from '../../api/new-id.ts'
import { Problem } from '../../api/problem.ts'
import type { Session } from '../../client/session.ts'
import { packageInPage, toldIn, type Told } from '../../packages/told.ts'
import type { SealedAnswering } from '../../sealing/vault-package-shape.ts'

/** How whoever sent somebody is answered: from here, until that day, at their own public address. */
export interface AnswerBy {
  answering: SealedAnswering
  /** Where answers arrive, as the file says it. */
  at: string
  until: string
  purpose: Told['purpose']
}

export interface Received {
  /** The process that it will be, which what answers it is bound to. */
  track: string
  told: Told
  by: AnswerBy
}

/** An address of the web, and nothing behind it; empty where there is none. */
export function webAddress(typed: string): string {
  const url = URL.parse(typed)
  return url && ['http:', 'https:'].includes(url.protocol) && !url.username ? url.origin : ''
}

interface ToOpen {
  page: string
  words: string
  /** The process on which it goes on, where the person came before. */
  track?: string
}

/**
 * Opens it for my house. Problem `refused`: `no-package` where the file is none; SealingError `bad-words` and `wrong-commit` for words,
 * `broken` for a file that was changed.
 */
export async function openReceived(
  session: Session,
  { page, words, track = newId() }: ToOpen,
): Promise<Received> {
  const file = packageInPage(page)
  if (!file) throw new Problem('refused', { because: 'no-package' })
  const { network, id, until, salt, commit, ciphertext, answerAt } = file
  const place = { network, id, until }
  const { told, answering } = await session.vault.openPackage({
    place,
    salt,
    commit,
    ciphertext,
    words,
    circleId: session.circle,
    row: track,
  })
  const known = toldIn(told)
  if (!known) throw new Problem('refused', { because: 'no-package' })
  return { track, told: known, by: { answering, at: webAddress(answerAt), until, purpose: known.purpose } }
}
