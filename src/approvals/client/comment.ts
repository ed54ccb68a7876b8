// The comment with which something is given back: sealed to whoever asked, and to nobody else.
import type { Session } from '../../client/session.ts'
import { sealToPerson } from '../../client/seal-to.ts'

interface Asked {
  id: string
  askedBy: string
}

/** Seals the words and gives it back. */
export async function giveBack(session: Session, { id, askedBy }: Asked, text: string): Promise<void> {
  const to = { to: 'colleague', user: askedBy } as const
  const { ciphertext, signature } = await sealToPerson(session, to, { row: id, field: 'approval' }, { text })
  await session.api.approvals.giveBack({ id, comment: { ciphertext, signature } })
}

interface Returned {
  id: string
  answeredBy: string | null
  comment: { ciphertext: string; signature: string } | null
}

/** What was written, or nothing where none of my keys opens it. */
export async function openComment(
  session: Session,
  { id, answeredBy, comment }: Returned,
): Promise<string | undefined> {
  if (!comment || answeredBy === null) return undefined
  const { organisation, vault } = session
  const { value } = await vault.openBrief({
    organisation,
    row: id,
    field: 'approval',
    by: answeredBy,
    ...comment,
  })
  const text = (value as { text?: unknown } | undefined)?.text
  return typeof text === 'string' ? text : undefined
}
