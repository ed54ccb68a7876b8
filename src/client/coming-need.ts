// What somebody said they need, on its way from a call to the search for a service: sealed under the worker's own key like
// everything half done, so that neither an address nor the server knows it, and a reload loses nothing.
import { readDraft, saveDraft } from './drafts.ts'
import type { Session } from './session.ts'

const placeOf = (caseId: string) => `need.${caseId}`

/** Keeps the needs for the case's first search. */
export const keepNeeds = (session: Session, caseId: string, needs: readonly string[]): Promise<void> =>
  saveDraft(session, placeOf(caseId), { needs })

/** What was kept; nothing where nothing was. */
export async function comingNeeds(session: Session, caseId: string): Promise<readonly string[]> {
  const kept = (await readDraft(session, placeOf(caseId))) as { needs?: unknown } | undefined
  return Array.isArray(kept?.needs) ? kept.needs.filter((one) => typeof one === 'string') : []
}
