// Who owes new keys: after somebody left a circle, every part that they could open gets a new key, and each header is sealed
// anew. This says which cases those are and hands out what is needed to do it, without anything that could be read.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { casesApi } from '../api.ts'
import { chainOut, proofsOf, speakersIn } from './case-chain.ts'
import type { Compartment } from '../model.ts'
import { epochOut, recordOut, recordsOf, wrapOut, type RecordRow } from './presenters.ts'

/** How many cases are handed out at once: a small batch, so that it can be interrupted anywhere. */
const batch = 20

export const dueServer: Pick<Handlers<typeof casesApi, Ctx>, 'listRotationDue' | 'keys' | 'proofs'> = {
  async proofs({ caseId }, ctx) {
    await ctx.tx.one(sql`select 1 from cases where id = ${caseId}`)
    const chain = await ctx.tx.rows<Parameters<typeof chainOut>[0]>(
      sql`select n, hash, body, signature from app.case_chain(${caseId})`,
    )
    return { proofs: await proofsOf(ctx, chain.map(chainOut)) }
  },

  async listRotationDue({ after }, ctx) {
    const mine = [...staffOf(ctx).circles]
    // Whoever carries the case turns its keys; where they hold no key of a part, its holders do when they open it.
    const rows = await ctx.tx.rows<{ id: string; total: number }>(sql`
      with due as (
        select k.case_id as id from compartments k join cases c on c.id = k.case_id
          where k.current and k.rotation_due and c.owner_circle = any (${mine})
          and exists (select 1 from wraps w where w.case_id = k.case_id and w.compartment = k.compartment and w.circle = any (${mine}) and not w.withheld)
        union select h.case_id from headers h join circles k on k.id = h.circle where h.circle = any (${mine}) and h.circle_epoch < k.epoch)
      select id, (count(*) over ())::int as total from due where id > ${after ?? '00000000-0000-0000-0000-000000000000'} order by id limit ${batch}`)
    return { cases: rows.map((row) => row.id), total: rows[0]?.total ?? 0 }
  },

  async keys({ caseId }, ctx) {
    ctx.about(caseId)
    const mine = [...staffOf(ctx).circles]
    const [row, chain, epochs, wraps, header, contact, written] = await Promise.all([
      ctx.tx.maybe(sql`select 1 from cases where id = ${caseId}`),
      ctx.tx.rows<Parameters<typeof chainOut>[0]>(
        sql`select n, hash, body, signature from app.case_chain(${caseId})`,
      ),
      ctx.tx.rows<Parameters<typeof epochOut>[0] & { rotation_due: boolean; current: boolean }>(
        sql`select compartment, epoch, commitment, previous_box, rotation_due, current from compartments where case_id = ${caseId} order by compartment, epoch desc`,
      ),
      ctx.tx.rows<{ compartment: Compartment; epoch: number; circle: number; wrap: Buffer }>(
        sql`select compartment, epoch, circle, wrap from wraps where case_id = ${caseId} and circle = any (${mine})`,
      ),
      ctx.tx.maybe<{ circle: number; circle_epoch: number; header: Buffer; old: boolean }>(
        sql`select h.circle, h.circle_epoch, h.header, h.circle_epoch < k.epoch as old from headers h join circles k on k.id = h.circle
          where h.case_id = ${caseId} and h.circle = any (${mine}) order by k.epoch - h.circle_epoch desc limit 1`,
      ),
      ctx.tx.maybe<RecordRow>(
        sql`${recordsOf(caseId)} and r.kind = 'safe_contact' and r.compartment = 'contact' order by r.version desc, r.made_at desc limit 1`,
      ),
      ctx.tx.rows<{ compartment: Compartment }>(
        sql`select distinct compartment from records where case_id = ${caseId}`,
      ),
    ])
    if (!row) throw new Problem('not-found')
    const statements = chain.map(chainOut)
    return {
      statements,
      logs: [
        ...new Set([
          ...speakersIn(statements),
          ...(contact?.organisation_id ? [contact.organisation_id] : []),
        ]),
      ],
      contact: contact ? recordOut(ctx, contact) : null,
      written: written.map(({ compartment }) => compartment),
      epochs: epochs.map(epochOut),
      wraps: wraps.map(wrapOut),
      rotationDue: epochs.filter((one) => one.current && one.rotation_due).map((one) => one.compartment),
      header: header
        ? {
            circleId: header.circle,
            circleEpoch: header.circle_epoch,
            ciphertext: base64url(header.header),
            old: header.old,
          }
        : null,
    }
  },
}
