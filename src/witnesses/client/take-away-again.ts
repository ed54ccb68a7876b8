// What had been taken away on a case, and came back with a backup that was restored: taken away again, as this browser remembers it.
import { revokeGrant, stateFrozen, takeKeys } from '../../client/case-keys.ts'
import type { Session } from '../../client/session.ts'
import { today } from '../../client/time.ts'

type Again = { done: number; refused: number }

const count = async (act: () => Promise<unknown>): Promise<Again> =>
  act().then(
    () => ({ done: 1, refused: 0 }),
    () => ({ done: 0, refused: 1 }),
  )
const sum = (all: readonly Again[]): Again => ({
  done: all.reduce((before, one) => before + one.done, 0),
  refused: all.reduce((before, one) => before + one.refused, 0),
})

/** Withdraws the grants that had ended and are in force again. */
export async function revokeAgain(
  session: Session,
  caseId: string,
  ended: readonly string[],
): Promise<Again> {
  const read = await takeKeys(session, caseId).then(
    () => true,
    () => false,
  )
  if (!read) return { done: 0, refused: ended.length > 0 ? 1 : 0 }
  const { grants } = await session.vault.viewCase({ caseId, day: await today(session) })
  const all: Again[] = []
  for (const { id } of grants.filter((one) => ended.includes(one.id)))
    all.push(await count(() => revokeGrant(session, caseId, id)))
  return sum(all)
}

/** Freezes the card that had been frozen. */
export async function freezeAgain(session: Session, caseId: string): Promise<Again> {
  const view = await session.vault.viewCase({ caseId, day: await today(session) }).catch(() => undefined)
  const { person } = view ?? {}
  if (!person || person.frozen) return { done: 0, refused: 0 }
  return count(async () => {
    await session.api.accounts.freezeCard({ circle: person.circle })
    await stateFrozen(session, caseId)
  })
}
