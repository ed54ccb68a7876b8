// Keys as the server may handle them: it stores wraps for the circles that are named, and refuses those for anybody who
// has no consent. It can open none.

import { Problem } from '../../api/problem.ts'
import { bytes, sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'

export interface WrapRow {
  compartment: string
  epoch: number
  circleId: number
  wrap: string
}
export interface EpochRow {
  compartment: string
  epoch: number
  commit: string
  previous?: string | undefined
}

/**
 * Stores wraps; the trigger then decides who sees what. `withheld` keeps them back until a referral is accepted. `again`
 * leaves a wrap of the same key as it is where its circle holds one; otherwise a second one is a conflict.
 */
export async function storeWraps(
  ctx: Ctx,
  caseId: string,
  wraps: readonly WrapRow[],
  options: { consent?: string | undefined; withheld?: boolean; again?: boolean },
): Promise<void> {
  if (wraps.length === 0) return
  const own = new Set(circlesOf(ctx))
  await ctx.tx
    .run(sql`insert into wraps (case_id, compartment, epoch, circle, circle_epoch, form, wrap, consent_track, withheld, made_at)
    select ${caseId}, w.compartment, w.epoch, w.circle, c.epoch, w.form, w.wrap, ${options.consent ?? null}, ${options.withheld ?? false}, ${ctx.now}
    from unnest(${wraps.map((w) => w.compartment)}::text[], ${wraps.map((w) => w.epoch)}::int[], ${wraps.map((w) => w.circleId)}::int[],
      ${wraps.map((w) => (own.has(w.circleId) ? 'circle' : 'hpke'))}::text[], ${wraps.map((w) => bytes(w.wrap))}::bytea[]) as w(compartment, epoch, circle, form, wrap)
    join circles c on c.id = w.circle ${options.again ? sql`on conflict do nothing` : sql``}`)
}

/** Stores new key epochs of a case. */
export async function storeEpochs(ctx: Ctx, caseId: string, epochs: readonly EpochRow[]): Promise<void> {
  if (epochs.length === 0) return
  await ctx.tx.run(sql`insert into compartments (case_id, compartment, epoch, commitment, previous_box)
    select ${caseId}, * from unnest(${epochs.map((e) => e.compartment)}::text[], ${epochs.map((e) => e.epoch)}::int[], ${epochs.map((e) => bytes(e.commit))}::bytea[],
      ${epochs.map((e) => (e.previous ? bytes(e.previous) : null))}::bytea[])`)
}

/** Wraps outside any consent are for whoever makes the key and for the person; `refused` for everybody else. */
export function onlyFor(circles: readonly (number | null)[], wraps: readonly WrapRow[]): void {
  if (wraps.some((wrap) => !circles.includes(wrap.circleId)))
    throw new Problem('refused', { because: 'wrap-for-somebody-else' })
}

/** Who waits for a look before they get the newest key of a part, as its statement says. */
type Waits = ReadonlyMap<string, readonly number[]>

/** The actor's own circles. */
const circlesOf = (ctx: Ctx): readonly number[] =>
  ctx.actor.kind === 'staff' || ctx.actor.kind === 'person' ? ctx.actor.circles : []

/** Refuses where a new key of one compartment goes to a stranger, or leaves somebody out who reads it or waits for it. */
async function refuseOthers(
  ctx: Ctx,
  {
    caseId,
    compartment,
    wraps,
    waitsOn,
  }: {
    caseId: string
    compartment: EpochRow['compartment']
    wraps: readonly WrapRow[]
    waitsOn: readonly number[]
  },
  holders: readonly number[],
): Promise<void> {
  const agreed = await agreedAndWaiting(ctx, caseId, compartment)
  // What nobody holds any more (the last carrier noted it for itself) is begun anew by whoever may turn it, for themselves.
  const readers = holders.length > 0 ? holders : circlesOf(ctx)
  const stranger = wraps.some(
    (wrap) => !readers.includes(wrap.circleId) && !agreed.some((one) => one.circle === wrap.circleId),
  )
  if (stranger) throw new Problem('refused', { because: 'wrap-for-somebody-else' })
  // Nor shut anybody out: everybody who may read now, or once they have accepted, gets the new key. A withdrawal has already
  // taken its own away.
  const left = holders.some(
    (reader) => !waitsOn.includes(reader) && !wraps.some((wrap) => wrap.circleId === reader),
  )
  if (left) throw new Problem('refused', { because: 'reader-left-out' })
}

/** Rotates the key of one compartment; the first key of one that nobody had a use for before (privileged, mostly) begins it. */
async function rotateKey(
  ctx: Ctx,
  {
    caseId,
    next,
    wraps,
    waitsOn,
  }: { caseId: string; next: EpochRow; wraps: readonly WrapRow[]; waitsOn: readonly number[] },
): Promise<void> {
  // Locked by a statement of its own: whoever waits here for a withdrawal must not go on with what held before it.
  await ctx.tx.maybe(
    sql`select 1 from compartments where case_id = ${caseId} and compartment = ${next.compartment} and current for update`,
  )
  const now = await ctx.tx.maybe<{
    epoch: number
    readers: number[]
    mine: boolean
  }>(sql`select epoch, app.signed_holders(case_id, compartment) || app.awaiting(case_id, compartment, ${today(ctx)}::date) as readers, app.may_turn(case_id, compartment) as mine from compartments
      where case_id = ${caseId} and compartment = ${next.compartment} and current`)
  if (!now && next.epoch === 1) {
    const { person } = await ctx.tx.one<{ person: number | null }>(
      sql`select person_circle as person from cases where id = ${caseId}`,
    )
    onlyFor([...circlesOf(ctx), person], wraps)
    return
  }
  if (!now) throw new Problem('not-found')
  // Before anything is compared with the holders: who may not turn it must not learn who they are.
  if (!now.mine) throw new Problem('refused', { because: 'not-your-side' })
  if (next.epoch !== now.epoch + 1) throw new Problem('stale')
  await refuseOthers(ctx, { caseId, compartment: next.compartment, wraps, waitsOn }, now.readers)
  const waiting = waitsOn.filter(
    (circle) => now.readers.includes(circle) && !wraps.some((wrap) => wrap.circleId === circle),
  )
  await ctx.tx.run(sql`select app.wait_readers(${caseId}, ${next.compartment}, ${waiting})`)
  await ctx.tx.run(
    sql`update compartments set current = false, rotation_due = false where case_id = ${caseId} and compartment = ${next.compartment} and epoch = ${now.epoch}`,
  )
}

/**
 * Turns the keys of some compartments. New keys may go only to those who hold the old ones, or wait for them: whoever turns a
 * key cannot let anybody in. Whom the statement names as waiting for a look (`waits`) may be left out. `stale` where somebody else
 * has turned it first, `refused` for a stranger among the recipients.
 */
export async function storeRotatedKeys(
  ctx: Ctx,
  caseId: string,
  { epochs, wraps, waits }: { epochs: readonly EpochRow[]; wraps: readonly WrapRow[]; waits: Waits },
): Promise<string[]> {
  // Each wrap carries one of the new keys: nothing else travels with them.
  if (
    wraps.some(
      (wrap) => !epochs.some((one) => one.compartment === wrap.compartment && one.epoch === wrap.epoch),
    )
  )
    throw new Problem('refused', { because: 'wrap-for-somebody-else' })
  for (const next of epochs)
    await rotateKey(ctx, {
      caseId,
      next,
      wraps: wraps.filter((wrap) => wrap.compartment === next.compartment),
      waitsOn: waits.get(next.compartment) ?? [],
    })
  await storeEpochs(ctx, caseId, epochs)
  for (const { wraps: group, ...options } of await byConsent(ctx, caseId, wraps))
    await storeWraps(ctx, caseId, group, options)
  return epochs.map((epoch) => epoch.compartment)
}

/** Who reads a part by a consent in force that waits for a referral, and by which. */
const agreedAndWaiting = (ctx: Ctx, caseId: string, compartment: string) =>
  ctx.tx.rows<{ circle: number; consent_track: string }>(
    sql`select * from app.agreed_and_waiting(${caseId}, ${compartment}, ${today(ctx)}::date)`,
  )

/**
 * A recipient's new wrap belongs to the same consent as the old one, so that a withdrawal still finds it, and is kept back
 * where that one is.
 */
export async function byConsent(
  ctx: Ctx,
  caseId: string,
  wraps: readonly WrapRow[],
): Promise<{ wraps: WrapRow[]; consent?: string; withheld: boolean }[]> {
  const rows = await ctx.tx.rows<{
    compartment: string
    circle: number
    consent_track: string | null
    withheld: boolean
  }>(sql`select * from app.wrap_consents(${caseId})`)
  const groups = new Map<string, { wraps: WrapRow[]; consent?: string; withheld: boolean }>()
  for (const wrap of wraps) {
    const old = rows.find((row) => row.compartment === wrap.compartment && row.circle === wrap.circleId)
    const without = old ? [] : await agreedAndWaiting(ctx, caseId, wrap.compartment)
    const waiting = without.find((one) => one.circle === wrap.circleId)
    const { consent_track: consent, withheld = false } =
      old ?? (waiting ? { ...waiting, withheld: true } : {})
    const name = `${consent ?? ''} ${withheld}`
    const before = groups.get(name)?.wraps ?? []
    groups.set(name, { wraps: [...before, wrap], withheld, ...(consent && { consent }) })
  }
  return [...groups.values()]
}
