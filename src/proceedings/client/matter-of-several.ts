// Many workers, one employer: the same matter is taken on in each of their cases, with one last day and one set of facts. Each one's own part
// lies sealed in their own case; no case names another, and nobody of them sees that there are others.
import { newId } from '../../api/new-id.ts'
import { isProblem } from '../../api/problem.ts'
import { readCase } from '../../client/case-keys.ts'
import { descriptionsOf, rewriteDescription } from '../../client/description.ts'
import type { Session } from '../../client/session.ts'
import type { ClaimMatter } from '../../jurisdiction/compensation.ts'
import { takesLastDay } from '../last-day.ts'
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

const isOver = (state: string): boolean => proceedingMachine.final.some((one) => one === state)

/** Whether a case has an earlier last day for a matter: what it has of its own is never put off. */
const hasEarlier = ({ clocks }: Pick<Read, 'clocks'>, track: string, limitOn: string): boolean =>
  clocks.some(
    (one) =>
      one.track === track &&
      one.clock === 'proceeding.limitation' &&
      one.dueOn !== null &&
      one.dueOn <= limitOn,
  )
type Read = Awaited<ReturnType<typeof readCase>>

/** Takes it on in one case; in a matter of its kind that goes on there already, only what lacks is put down. */
async function takeOn(session: Session, place: Place, common: MatterOfSeveral): Promise<string> {
  const { caseId, matter, words } = place
  const { subkind, limitOn, facts, roles } = common
  const before = await readCase(session, caseId)
  const there = before.tracks.find(
    (one) => one.kind === 'proceeding' && one.subkind === subkind && !isOver(one.state),
  )
  if (!there) await openMatter(session, { caseId, subkind, limitOn, roles }, matter)
  else if (
    limitOn !== undefined &&
    there.id !== matter &&
    takesLastDay(there.state) &&
    !hasEarlier(before, there.id, limitOn)
  )
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

export interface Taken {
  caseId: string
  /** Its matter; nothing where this case refused. */
  matter: string | undefined
  fault: unknown
}

/**
 * Takes it on in each, one after the other: a case that refuses keeps none of the others from theirs. A second press after a broken line goes
 * on where the first one stopped.
 */
export async function takeTogether(
  session: Session,
  places: readonly Place[],
  common: MatterOfSeveral,
): Promise<Taken[]> {
  const taken: Taken[] = []
  for (const place of places)
    taken.push(
      await takeOn(session, place, common).then(
        (matter) => ({ caseId: place.caseId, matter, fault: undefined }),
        (fault: unknown) => {
          // Without a line or a session no case has refused.
          if (isProblem(fault) && ['unavailable', 'not-signed-in', 'step-up'].includes(fault.code))
            throw fault
          return { caseId: place.caseId, matter: undefined, fault }
        },
      ),
    )
  return taken
}
