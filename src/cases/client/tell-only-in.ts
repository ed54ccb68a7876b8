// Where the person is told by herself that something is new, her hours are those that she calls safe: they change together.
import { isProblem } from '../../api/problem.ts'
import type { Session } from '../../client/session.ts'
import type { SafeHours } from '../safe-hours.ts'

/** Before the hours are kept in her contact: what leaves in between is told in the narrower ones. Nothing where none are agreed. */
export async function tellOnlyIn(
  { api }: Pick<Session, 'api'>,
  caseId: string,
  hours: readonly SafeHours[],
): Promise<void> {
  if (hours.length === 0) return
  // Whoever does not carry the case says nothing of where she is told.
  const telling = await api.outbox.ofCase({ caseId }).catch((error: unknown) => {
    if (isProblem(error)) return undefined
    throw error
  })
  if (!telling?.id) return
  // Few are told outside: what seals to the sender comes when somebody is.
  const { sealedHours } = await import('../../outbox/client.ts')
  await api.outbox.keepHours({ caseId, ...(await sealedHours(telling, hours, telling.id)) })
}
