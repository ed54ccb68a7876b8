// The comment with which something is given back: sealed to whoever asked, and to nobody else.
import type { Session } from '../../client/session.ts'
import { refreshHome } from '../../client/logs.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'

interface Asked {
  id: string
  askedBy: string
}

/** Seals the words and gives it back. */
export async function giveBack(session: Session, { id, askedBy }: Asked, text: string): Promise<void> {
  mayWrap(session)
  const { organisation, vault, api } = session
  // Who has left since reads nothing.
  await refreshHome(session)
  const comment = await vault.sealBrief({
    organisation,
    row: id,
    field: 'approval',
    to: askedBy,
    value: { text },
  })
  await api.approvals.giveBack({ id, comment })
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
