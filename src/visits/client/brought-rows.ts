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
  receipt: number
  /** Nothing where it does not open. */
  met: MetPerson | undefined
}

export async function readBrought(session: Session, visit: string, plan: Plan) {
  const { rows, beds } = await session.api.visits.rows({ visit })
  if (rows.length > 0) await refreshHome(session)
  const { values } = await session.vault.openVisitRows({ key: keyOf(session, visit, plan), rows })
  const brought: Brought[] = rows.map(({ row, broughtBy, receipt }, at) => ({
    row,
    broughtBy,
    receipt,
    met: values[at] as MetPerson | undefined,
  }))
  return { brought, beds }
}
