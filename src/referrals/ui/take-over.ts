// What follows from saying yes: the keys that were agreed are here now, so this organisation seals its own header, by
// which its people will find the case.
import { api } from '../../web/api.ts'
import { openNewest, readCase } from '../../web/case-keys.ts'
import type { Me } from '../../web/session.tsx'
import { vault } from '../../web/vault.ts'

/**
 * Takes the keys of an accepted case and keeps a header for the circle that was asked. Without the part that holds the name
 * there is no header: the case is found by its reference. Answers false where no part of the file was agreed.
 */
export async function takeOver(caseId: string, circle: number, me: Me): Promise<boolean> {
  const shared = await readCase(caseId).catch(() => undefined)
  if (!shared) return false
  const holds = shared.held.includes('identity')
  const profile = holds ? await openNewest<{ name?: unknown }>(shared, 'profile') : undefined
  if (!profile) return shared.held.length > 0
  const { name } = profile
  if (typeof name !== 'string') return true
  const [header] = await vault.sealHeader({
    caseId,
    header: { name, worker: me.handle },
    circles: [circle],
  })
  if (header) await api.cases.header({ caseId, header })
  return true
}
