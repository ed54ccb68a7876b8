// What somebody had said on cases when their time in a circle or a house ended. The log says it in one hash, signed with the end;
// this gives a client the statements that it stands for, keeps them, and proves to whoever asks that a line is among them.
import { Problem } from '../../api/problem.ts'
import { base64url, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { LineProof } from '../../sealing/case-replay.ts'
import type { Said } from '../../sealing/chain.ts'
import { endsAfter } from '../../sealing/org-spans.ts'
import type { Organisation } from '../../sealing/org-shape.ts'
import { spokenProofs, spokenRoot } from '../../sealing/spoken.ts'

type Rows = { hash: Buffer }[]
const hashesOf = (rows: Rows): string[] => rows.map(({ hash }) => base64url(hash))

/** While somebody's time ends, none of their house speaks on a case: what they had said is counted once. */
const lockName = 'chains'
export const whileNobodyEnds = (ctx: Ctx, organisation: number): Promise<unknown> =>
  ctx.tx.run(sql`select pg_advisory_xact_lock_shared(hashtext(${lockName}), ${organisation})`)
const whileNobodySpeaks = (ctx: Ctx, organisation: number): Promise<unknown> =>
  ctx.tx.run(sql`select pg_advisory_xact_lock(hashtext(${lockName}), ${organisation})`)

/** Everything that a colleague has said on cases until now. */
export const spokenBy = async (ctx: Ctx, user: string): Promise<string[]> =>
  hashesOf(await ctx.tx.rows<{ hash: Buffer }>(sql`select hash from app.spoken_by(${user}) as hash`))

/** The same for whoever comes with an invitation, or with two sheets, before they have a session. */
export const spokenByInvited = async (ctx: Ctx, invitation: Buffer): Promise<string[]> =>
  hashesOf(
    await ctx.tx.rows<{ hash: Buffer }>(sql`select hash from app.spoken_by_invited(${invitation}) as hash`),
  )
export const spokenByHolder = async (ctx: Ctx, recoveryShares: Buffer, user: string): Promise<string[]> =>
  hashesOf(
    await ctx.tx.rows<{ hash: Buffer }>(
      sql`select hash from app.spoken_by_holder(${recoveryShares}, ${user}) as hash`,
    ),
  )

/**
 * Before a statement that ends somebody's time: what it says of what they had said must be so now. `stale` where somebody spoke
 * meanwhile.
 */
export async function mustSayAll(
  ctx: Ctx,
  organisation: number,
  said: Said,
  spoken: () => Promise<readonly string[]>,
): Promise<void> {
  if (said['spoken'] === undefined) return
  await whileNobodySpeaks(ctx, organisation)
  if ((await spokenRoot(await spoken())) !== said['spoken']) throw new Problem('stale')
}

/** Whose time a statement ended, with what they had said; undefined where it ended nobody's. */
export function whoEnded(before: Organisation, said: Said): string | undefined {
  if (said['spoken'] === undefined) return undefined
  const about = said.t === 'agree' ? before.waiting.get(said['to'] as number)?.['user'] : said['user']
  return typeof about === 'string' ? about : said.by
}

/** Keeps them, so that they can be proved for ever. */
export const keepSpoken = (ctx: Ctx, n: number, user: string): Promise<unknown> =>
  ctx.tx.run(sql`select app.keep_spoken(${n}, ${user})`)

/** What ended with statement `n` of an organisation's log, by the process; a statement once committed never changes. */
const ended = new Map<string, readonly string[]>()

async function spokenUntil(ctx: Ctx, organisation: number, n: number): Promise<readonly string[]> {
  const name = `${ctx.network.id} ${organisation} ${n}`
  const known = ended.get(name)
  if (known) return known
  const rows = await ctx.tx.rows<{ hash: Buffer }>(
    sql`select hash from spoken where organisation = ${organisation} and n = ${n}`,
  )
  const hashes = hashesOf(rows)
  ctx.afterCommit(() => void ended.set(name, hashes))
  return hashes
}

/** A line of a case's chain whose speaker may have left since. */
export type Spoken = { n: number; hash: string; by: string; organisation: number; log: number }

/** That lines of a chain were said before their speakers' time ended, as far as it is so. */
export async function proofsFor(
  ctx: Ctx,
  lines: readonly Spoken[],
  logs: ReadonlyMap<number, { now: Organisation }>,
): Promise<LineProof[]> {
  const byEnd = new Map<string, { organisation: number; at: number; lines: Spoken[] }>()
  for (const line of lines) {
    const { organisation, by, log } = line
    const now = logs.get(organisation)?.now
    for (const at of now ? endsAfter(now, by, log) : []) {
      const name = `${organisation} ${at}`
      byEnd.set(name, { organisation, at, lines: [...(byEnd.get(name)?.lines ?? []), line] })
    }
  }
  const proofs: LineProof[] = []
  for (const { organisation, at, lines: late } of byEnd.values()) {
    const all = await spokenUntil(ctx, organisation, at)
    const found = await spokenProofs(
      all,
      late.map(({ hash }) => hash),
    )
    for (const { n, hash } of late) {
      const proof = found.get(hash)
      if (proof) proofs.push({ n, proof })
    }
  }
  return proofs
}
