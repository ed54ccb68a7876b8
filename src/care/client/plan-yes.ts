// A supervisor's yes to a plan: a sealed record, signed by them, that names the rows which they read and the words of each. So a plan that
// has changed since is told from the one that was approved, and no server gives a yes.
import type { SharedCase } from '../../client/case-keys.ts'
import { descriptionsOf } from '../../client/description.ts'
import { refreshHome } from '../../client/logs.ts'
import { openDated, openLatest, writeRecord } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { goalMachine } from '../goal.ts'

const kind = 'plan_yes'
type Plan = Pick<SharedCase, 'case' | 'records' | 'tracks'>
/** A row of a plan, and the record of its words; null where nobody has written any. */
type Row = readonly [track: string, words: string | null]

/** What a plan consists of now: what is over is asked of nobody. */
const rowsOf = (plan: Plan): Row[] =>
  plan.tracks
    .filter((one) => one.kind === goalMachine.kind && !goalMachine.final.includes(one.state as never))
    .map(({ id }) => [id, descriptionsOf(plan, id)[0]?.id ?? null])

/** Whether there is anything to approve. */
export const hasPlan = (plan: Plan): boolean => rowsOf(plan).length > 0

/** Says yes to the plan as it stands here. Under one `id` it is said once, however often it is sent. */
export async function approvePlan(session: Session, plan: Plan, id?: string): Promise<void> {
  const value = { rows: rowsOf(plan) }
  await writeRecord(session, plan.case.id, {
    compartment: 'narrative',
    kind,
    value,
    replaces: latestOf(plan.records, kind),
    id,
  })
}

export interface PlanYes {
  by: string
  on: string
  /** Rows that were not there, or said something else. */
  changed: number
  /** By this house's log whoever signed it supervises here. */
  isSupervisors: boolean
}

/** The yes that counts now, opened and checked; nothing where nobody gave one. Fails as `openRecord` does. */
export async function planYesOf(session: Session, plan: Plan): Promise<PlanYes | undefined> {
  const row = latestOf(plan.records, kind)
  if (!row) return undefined
  const [{ value, on, author }, home] = await Promise.all([
    openDated<{ rows?: readonly Row[] }>(session, plan.case.id, row),
    refreshHome(session),
    // An older one than was seen here is refused.
    openLatest(session, plan, kind),
  ])
  if (!author || author === 'person') return undefined
  const approved = new Map(value.rows)
  const changed = rowsOf(plan).filter(([track, words]) => approved.get(track) !== words).length
  const isSupervisors =
    author.organisation === session.organisation &&
    home.members.some(({ id, roles }) => id === author.user && roles.includes('supervisor'))
  return { by: author.user, on: on.slice(0, 10), changed, isSupervisors }
}
