// The header by which the people of a circle find a case: sealed by themselves as soon as they hold the part with the name,
// and again when the name is corrected.
import type { SharedCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'

/** Seals and keeps a header for one of my circles. Without the part that holds the name there is none. */
export async function keepOwnHeader(session: Session, shared: SharedCase, circle: number): Promise<void> {
  if (!shared.held.includes('identity')) return
  const profile = await openLatest<{ name?: unknown }>(session, shared, 'profile')
  if (typeof profile?.name !== 'string') return
  const caseId = shared.case.id
  const header = { name: profile.name, worker: session.handle }
  const [sealed] = await session.vault.sealHeader({ caseId, header, circles: [circle] })
  if (sealed) await session.api.cases.header({ caseId, header: sealed })
}

/** The name was corrected: my circle finds the case by the new one, and by whatever else stood in its header. */
export async function renameHeader(
  session: Session,
  { case: head, header }: SharedCase,
  name: string,
): Promise<void> {
  const { api, vault, handle } = session
  const caseId = head.id
  const { opened } = header ? await vault.openHeaders({ headers: [{ caseId, ...header }] }) : { opened: [] }
  const [sealed] = await vault.sealHeader({
    caseId,
    header: { worker: handle, ...opened[0]?.header, name },
    circles: [header?.circleId ?? head.ownerCircle],
  })
  if (sealed) await api.cases.header({ caseId, header: sealed })
}
