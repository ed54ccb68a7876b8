// The sealed records of a case: how they are stored, which of them a page shows, and that of those of which only the newest
// counts none is written over by somebody who has not seen it.
import { isInPlace, latestWins } from '../../api/latest-wins-records.ts'
import { Problem } from '../../api/problem.ts'
import { bytes, sql, type Statement } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import { HEALTH_PARTS } from '../../sealing/shapes.ts'

export const mostShown = 200

const kinds = Object.keys(latestWins)
/** Kinds of which the newest of each process counts: what it is about, and the sheet of a service. */
const ofTracks = ['description', 'service']

/**
 * The records of a case that a page shows: the newest two hundred, and before all others the newest one of each kind of which
 * only that counts, what each process is about, the sheet of each service, and the words that were agreed to. However long a file is, how to reach the person is never cut off, nor are
 * the others by a hundred of one kind. `which` narrows it, of a record that the query calls `r`.
 */
export const shownRecords = (caseId: string, which: Statement = sql`true`) => {
  // Whoever works on a case is called by a name of their own.
  const whose = sql`case kind when 'worker_name' then author end`
  const newest = sql`select distinct on (kind, ${whose}) id from records where case_id = ${caseId} and kind = any (${kinds}) order by kind, ${whose}, version desc`
  const described = sql`select distinct on (track, kind, compartment) id from records where case_id = ${caseId} and kind = any (${ofTracks}) order by track, kind, compartment, version desc`
  return sql`select r.id from records r where r.case_id = ${caseId} and ${which} order by kind = 'agreed' or r.id in (${newest}) or r.id in (${described}) desc, made_at desc, r.id desc limit ${mostShown}`
}

/** `invalid` where a record lies in another part than its kind belongs to. */
function mustBeInPlace(record: { kind: string; compartment: string }): void {
  if (!isInPlace(record))
    throw new Problem('invalid', { fields: [{ field: 'compartment', code: 'invalid-value' }] })
}

/** Refuses with `stale` what is not one more than the record that counts now: somebody else was quicker. */
export async function mustFollow(
  ctx: Ctx,
  caseId: string,
  { kind, version, compartment, track }: Pick<StoredRecord, 'kind' | 'version' | 'compartment' | 'track'>,
): Promise<void> {
  mustBeInPlace({ kind, compartment })
  const isOfTrack = ofTracks.includes(kind)
  if (isOfTrack) await mustBeWithTrack(ctx, caseId, { kind, compartment, track })
  else if (!kinds.includes(kind)) return
  const { last } = await ctx.tx.one<{ last: number }>(
    sql`select coalesce(max(version), 0) as last from records where case_id = ${caseId} and kind = ${kind}
      and (not ${isOfTrack}::boolean or (track = ${track ?? null}::uuid and compartment = ${compartment}))`,
  )
  if (version !== last + 1) throw new Problem('stale')
}

/** What a process is about lies where the process itself does: whoever sees the one can read the other. `not-found`, `invalid`. */
async function mustBeWithTrack(
  ctx: Ctx,
  caseId: string,
  { kind, compartment, track }: Pick<StoredRecord, 'kind' | 'compartment' | 'track'>,
): Promise<void> {
  const { part } = await ctx.tx.one<{ part: string }>(
    sql`select case compartment when 'open' then 'narrative' else compartment end as part from tracks
      where id = ${track ?? null}::uuid and case_id = ${caseId}`,
  )
  // Which kind of health it is about is no matter of who sees that it is about health.
  const isNarrower = kind === 'service' && part === 'health' && HEALTH_PARTS.includes(compartment as never)
  if (part !== compartment && !isNarrower)
    throw new Problem('invalid', { fields: [{ field: 'compartment', code: 'invalid-value' }] })
}

interface StoredRecord {
  id: string
  compartment: string
  kind: string
  epoch: number
  version: number
  ciphertext: string
  signature: string
  track?: string | undefined
}

/** Stores sealed records of a case, authored by the actor. `invalid` where one lies in another part than its kind belongs to. */
export async function storeRecords(
  ctx: Ctx,
  caseId: string,
  records: readonly StoredRecord[],
): Promise<void> {
  if (records.length === 0) return
  records.forEach(mustBeInPlace)
  const author = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  await ctx.tx
    .run(sql`insert into records (id, case_id, track, compartment, epoch, kind, version, author, author_circle, made_at, ciphertext, signature)
    select r.id, ${caseId}, r.track, r.compartment, r.epoch, r.kind, r.version, ${author}, ${circleOf(ctx)}, date_trunc('minute', ${ctx.now}::timestamptz), r.ciphertext, r.signature
    from unnest(${records.map((r) => r.id)}::uuid[], ${records.map((r) => r.track ?? null)}::uuid[], ${records.map((r) => r.compartment)}::text[], ${records.map((r) => r.epoch)}::int[],
      ${records.map((r) => r.kind)}::text[], ${records.map((r) => r.version)}::int[], ${records.map((r) => bytes(r.ciphertext))}::bytea[], ${records.map((r) => bytes(r.signature))}::bytea[])
      as r(id, track, compartment, epoch, kind, version, ciphertext, signature)`)
}
