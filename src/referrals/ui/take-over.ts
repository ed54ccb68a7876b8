// What follows from saying yes: the keys that were agreed are here now, so this organisation seals its own header, by
// which its people will find the case.
import { isProblem } from '../../api/problem.ts'
import { keepOwnHeader } from '../../cases/client/case-header.ts'
import { readCase } from '../../client/case-keys.ts'
import { session } from '../../web/session/window-session.ts'

/**
 * Takes the keys of an accepted case and keeps a header for the circle that was asked. Without the part that holds the name
 * there is no header: the case is found by its reference. Answers false where no part of the file was agreed.
 */
export async function takeOver(caseId: string, circle: number): Promise<boolean> {
  const shared = await readCase(session, caseId).catch((error: unknown) => {
    if (isProblem(error) && error.code === 'not-found') return undefined
    throw error
  })
  if (!shared) return false
  await keepOwnHeader(session, shared, circle)
  return shared.held.length > 0
}
