// Many workers, one employer: the same matter is taken on in each of their cases, with one last day and one set of facts. Each one's own part
// lies sealed in their own case; no case names another, and nobody of them sees that there are others.
import { newId } from '../../api/new-id.ts'
import { readCase } from '../../client/case-keys.ts'
import { descriptionsOf, rewriteDescription } from '../../client/description.ts'
import type { Session } from '../../client/session.ts'
import type { ClaimMatter } from '../../jurisdiction/compensation.ts'
import { proceedingMachine } from '../proceeding.ts'
import { openMatter, rememberLimit } from './open-matter.ts'

export interface MatterOfSeveral {
  subkind: ClaimMatter
  /** Until when it can be brought, for all of them. */
  limitOn?: string | undefined
  /** What happened, as it is the same for each. */
  facts: string
  /** Of whoever takes it on. */
  roles: readonly string[]
}

/** A case, with the names under which its matter and its facts are written: the same at every press. */
export interface Place {
  caseId: string
  matter: string
  words: string
}

export const placesFor = (cases: readonly string[]): Place[] =>
  cases.map((caseId) => ({ caseId, matter: newId(), words: newId() }))

/** Where a matter can still be given a last day. */
const early: readonly string[] = ['advised', 'considering', 'opened', 'investigation']

/** Takes it on in one case; in a matter of its kind that is there already, only what lacks is put down. */
async function takeOn(session: Session, place: Place, common: MatterOfSeveral): Promise<string> {
  const { caseId, matter, words } = place
  const { subkind, limitOn, facts, roles } = common
  const before = await readCase(session, caseId)
  const there = before.tracks.find((one) => one.kind === 'proceeding' && one.subkind === subkind)
  if (!there) await openMatter(session, { caseId, subkind, limitOn, roles }, matter)
  else if (limitOn !== undefined && there.id !== matter && early.includes(there.state))
    await rememberLimit(session, caseId, there, limitOn)
  const track = there?.id ?? matter
  if (facts.trim() !== '' && descriptionsOf(before, track).length === 0)
    await rewriteDescription(
      session,
      { caseId, track, machine: proceedingMachine, subkind },
      { value: { text: facts.trim() }, before: undefined, id: words },
    )
  return track
}

/** Takes it on in each, one after the other; a second press after a broken line goes on where the first one stopped. */
export async function takeTogether(
  session: Session,
  places: readonly Place[],
  common: MatterOfSeveral,
): Promise<string[]> {
  const taken: string[] = []
  for (const place of places) taken.push(await takeOn(session, place, common))
  return taken
}
