// Who is a child by a law, as its files were checked here; where they cannot be had, what every treaty says.
import { lawOf } from '../../client/law.ts'
import type { Session } from '../../client/session.ts'
import { noChildRules, type ChildRules } from '../../jurisdiction/child-rules.ts'

/** By the law of a case. */
export const childRules = async (session: Session, pack: string): Promise<ChildRules> =>
  (await lawOf(session, pack))?.pack.children ?? noChildRules

/** By the law that stands in the place of this one on a day. */
export async function childRulesOn(session: Session, pack: string, on: string): Promise<ChildRules> {
  const { id } = await session.api.law.read({ pack, on })
  return childRules(session, id)
}
