// What was brought from a visit, opened by those who went: the key of the visit is checked first against who planned it.
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import type { MetPerson } from '../outcomes.ts'

type Plan = NonNullable<Awaited<ReturnType<Session['api']['visits']['read']>>['plan']>

const keyOf = ({ organisation }: Session, visit: string, plan: Plan) => ({
  visit,
  organisation,
  circleId: plan.circle,
  by: plan.plannedBy,
  publicKey: plan.publicKey,
  wrap: plan.keyWrap,
  signature: plan.keySignature,
})

/** Throws where the key of the plan is not what the colleague who planned it signed: nothing is to be sealed to it then. */
export async function checkVisitKey(session: Session, visit: string, plan: Plan): Promise<void> {
  await refreshHome(session)
  await session.vault.openVisitRows({ key: keyOf(session, visit, plan), rows: [] })
}

export interface Brought {
  row: string
  broughtBy: string
  /** Who wrote it, by their own signature; nothing where it has none. */
  writtenBy: string | undefined
  receipt: number
  /** Nothing where it does not open. */
  met: MetPerson | undefined
}

/** A number of somebody's that is not here although a later one of theirs is: their telephone counts its talks without a gap. */
export function missingIn(brought: readonly Brought[]): { who: string; number: number }[] {
  const signed = brought.flatMap(({ writtenBy, met }) => (writtenBy && met ? [{ who: writtenBy, met }] : []))
  return [...Map.groupBy(signed, ({ who }) => who)].flatMap(([who, rows]) => {
    const there = new Set(rows.map(({ met }) => met.number))
    const all = Array.from({ length: Math.min(Math.max(...there), mostNumbers) }, (_, at) => at + 1)
    return all.filter((number) => !there.has(number)).map((number) => ({ who, number }))
  })
}
/** More talks than one telephone has on any visit. */
const mostNumbers = 200

export async function readBrought(session: Session, visit: string, plan: Plan) {
  const { rows, beds } = await session.api.visits.rows({ visit })
  if (rows.length > 0) await refreshHome(session)
  const opened = (await session.vault.openVisitRows({ key: keyOf(session, visit, plan), rows })).rows
  const brought: Brought[] = rows.map(({ row, broughtBy, receipt }, at) => ({
    row,
    broughtBy,
    receipt,
    writtenBy: opened[at]?.by,
    met: opened[at]?.value as MetPerson | undefined,
  }))
  return { brought, beds }
}
