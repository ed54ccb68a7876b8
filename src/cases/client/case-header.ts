// The header by which the people of a circle find a case: sealed by themselves as soon as they hold the part with the name,
// whether the case was referred to them or handed on.
import { api } from '../../web/session/api.ts'
import { openNewest, type SharedCase } from '../../client/case-keys.ts'
import { vault } from '../../web/session/vault.ts'

/** Seals and keeps a header for one of my circles. Without the part that holds the name there is none. */
export async function keepOwnHeader(shared: SharedCase, circle: number, worker: string): Promise<void> {
  if (!shared.held.includes('identity')) return
  const profile = await openNewest<{ name?: unknown }>(shared, 'profile')
  if (typeof profile?.name !== 'string') return
  const caseId = shared.case.id
  const header = { name: profile.name, worker }
  const [sealed] = await vault.sealHeader({ caseId, header, circles: [circle] })
  if (sealed) await api.cases.header({ caseId, header: sealed })
}

/** The name was corrected: my circle finds the case by the new one, and by whatever else stood in its header. */
export async function renameHeader(
  { case: head, header }: SharedCase,
  name: string,
  worker: string,
): Promise<void> {
  const caseId = head.id
  const { opened } = header ? await vault.openHeaders({ headers: [{ caseId, ...header }] }) : { opened: [] }
  const [sealed] = await vault.sealHeader({
    caseId,
    header: { worker, ...opened[0]?.header, name },
    circles: [header?.circleId ?? head.ownerCircle],
  })
  if (sealed) await api.cases.header({ caseId, header: sealed })
}
