// Who holds which part of a case today, as the server's list has it: what the access page holds against the chain.

import { base64url, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'

interface Holder {
  circle: number
  name: string | null
  kind: string | null
  person: boolean
  owner: boolean
  personKey: string | null
}

interface Readers {
  compartment: string
  epoch: number
  rotationDue: boolean
  rotationDueSince: string | null
  holders: Holder[]
  /** Who will hold it once they accept: told to whoever turns its key. */
  waiting: number[]
}

/** The parts of a case with their holders; whoever holds one part must not learn from it which shelter or doctor holds it too. */
export async function listReaders(ctx: Ctx, caseId: string): Promise<Readers[]> {
  const mine = [...staffOf(ctx).circles]
  const readers = await ctx.tx.rows<{
    compartment: string
    epoch: number
    rotation_due: boolean
    rotation_due_at: Date | null
    waiting: number[]
    circle: number | null
    name: string | null
    team: string | null
    kind: string | null
    person: boolean
    owner: boolean
    person_key: Buffer | null
  }>(sql`
    select k.compartment, k.epoch, k.rotation_due and app.may_turn(k.case_id, k.compartment) as rotation_due, k.rotation_due_at, app.awaiting(k.case_id, k.compartment, ${today(ctx)}::date) as waiting, case when h.circle = c.person_circle then ci.public_key end as person_key, h.circle, o.name, ci.purpose as team, o.kind, h.circle = c.person_circle as person, h.circle = c.owner_circle as owner
    from compartments k join cases c on c.id = k.case_id left join lateral (
      select circle from unnest(app.signed_holders(k.case_id, k.compartment)) held(circle) where c.owner_circle = any (${mine}) or c.person_circle = any (${mine})
        or app.may_turn(k.case_id, k.compartment) or circle = any (${mine}) or circle in (c.owner_circle, c.person_circle)) h on true
    left join circles ci on ci.id = h.circle left join organisations o on o.id = ci.organisation
    where k.case_id = ${caseId} and k.current order by k.compartment, o.name`)
  const byCompartment = new Map<string, Readers>()
  for (const row of readers) {
    const entry = byCompartment.get(row.compartment) ?? {
      compartment: row.compartment,
      epoch: row.epoch,
      rotationDue: row.rotation_due,
      rotationDueSince: (row.rotation_due && row.rotation_due_at?.toISOString()) || null,
      holders: [],
      waiting: row.waiting,
    }
    if (row.circle !== null)
      entry.holders.push({
        circle: row.circle,
        name: placeName(ctx, row.name, row.team),
        kind: row.kind,
        person: row.person ?? false,
        owner: row.owner ?? false,
        personKey: row.person_key && base64url(row.person_key),
      })
    byCompartment.set(row.compartment, entry)
  }
  return [...byCompartment.values()]
}
