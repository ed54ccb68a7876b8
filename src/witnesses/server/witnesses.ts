// What browsers remember for each other, passed on. Each member of a circle has one row; a counter goes up, and of two devices of one
// person that speak at once the second reads first what the other has left.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { SealingError } from '../../sealing/suite.ts'
import { readWitness } from '../../sealing/witness.ts'
import type { witnessesApi } from '../api.ts'

/** So long a question waits for an answer. */
const waitsMs = 10 * 60_000

interface Row {
  body: string
  signature: Buffer
}
const shown = ({ body, signature }: Row) => ({ body, signature: base64url(signature) })

/** A row is whose its words say it is: a slip of a client would keep its colleagues from being heard. */
function mustBeOwn(user: string, one: { circle: number; counter: number; body: string }): void {
  try {
    const said = readWitness(one)
    if (said.user === user && said.circle === one.circle && said.counter === one.counter) return
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
  }
  throw new Problem('invalid', { fields: [{ field: 'statements', code: 'invalid-format' }] })
}

/**
 * Nothing is kept under a key of a circle that is not there: a window that stayed open while an older backup was put back still holds
 * newer ones, and nobody could open what it leaves.
 */
async function mustBeOfPresentKeys(tx: Ctx['tx'], statements: readonly { body: string; circle: number }[]) {
  const circles = await tx.rows<{ id: number; epoch: number }>(
    sql`select id, epoch from circles where id = any(${statements.map(({ circle }) => circle)}::int[])`,
  )
  const present = new Map(circles.map(({ id, epoch }) => [id, epoch]))
  const isAhead = (one: { body: string; circle: number }) =>
    readWitness(one).epoch > (present.get(one.circle) ?? 0)
  if (statements.some(isAhead)) throw new Problem('refused', { because: 'bad-statement' })
}

export const witnessesServer: Handlers<typeof witnessesApi, Ctx> = {
  async keep({ statements }, ctx) {
    const { id } = staffOf(ctx)
    for (const one of statements) mustBeOwn(id, one)
    await mustBeOfPresentKeys(ctx.tx, statements)
    const kept = await ctx.tx
      .run(sql`insert into witness_statements as w (circle, user_id, counter, body, signature, slot, sealed, kept_at)
      select n.circle, ${id}, n.counter, n.body, n.signature, n.slot, n.sealed, ${ctx.now} from unnest(${statements.map((one) => one.circle)}::int[],
        ${statements.map((one) => one.counter)}::int[], ${statements.map((one) => one.body)}::text[],
        ${statements.map((one) => bytes(one.signature))}::bytea[], ${statements.map((one) => (one.slot === undefined ? null : bytes(one.slot)))}::bytea[],
        ${statements.map((one) => bytes(one.sealed))}::bytea[]) as n(circle, counter, body, signature, slot, sealed)
      on conflict (circle, user_id) do update set counter = excluded.counter, body = excluded.body, signature = excluded.signature,
        slot = excluded.slot, sealed = excluded.sealed, kept_at = excluded.kept_at where w.counter < excluded.counter`)
    if (kept < statements.length) throw new Problem('stale')
    // One's own among them: by it a browser knows that what it sent has arrived.
    const rows = await ctx.tx.rows<Row>(
      sql`select body, signature from witness_statements order by circle, user_id`,
    )
    return { statements: rows.map(shown) }
  },

  async list(_input, ctx) {
    const rows = await ctx.tx.rows<Row & { sealed: Buffer }>(
      sql`select body, signature, sealed from witness_statements order by circle, user_id`,
    )
    return { statements: rows.map((row) => ({ ...shown(row), sealed: base64url(row.sealed) })) }
  },

  async ask({ nonce }, ctx) {
    const { id, organisation } = staffOf(ctx)
    await ctx.tx.run(sql`delete from witness_questions where user_id = ${id}`)
    await ctx.tx.run(sql`insert into witness_questions (user_id, organisation, nonce, asked_at)
      values (${id}, ${organisation}, ${bytes(nonce)}, ${ctx.now})`)
    return { asked: true }
  },

  async questions(_input, ctx) {
    const { id, organisation } = staffOf(ctx)
    const since = new Date(ctx.now.getTime() - waitsMs)
    const rows = await ctx.tx.rows<{ user_id: string; nonce: Buffer }>(sql`select q.user_id, q.nonce
      from witness_questions q where q.organisation = ${organisation} and q.asked_at > ${since} and q.user_id <> ${id}
        and not exists (select 1 from witness_answers a where a.asker = q.user_id and a.user_id = ${id})`)
    return { questions: rows.map((row) => ({ asker: row.user_id, nonce: base64url(row.nonce) })) }
  },

  async answer({ asker, answer }, ctx) {
    const { id, organisation } = staffOf(ctx)
    const asked = await ctx.tx.maybe<{ user_id: string }>(
      sql`select user_id from witness_questions where user_id = ${asker} and organisation = ${organisation}`,
    )
    if (!asked || asker === id) throw new Problem('not-found')
    await ctx.tx.run(sql`insert into witness_answers (asker, user_id, body, signature)
      values (${asker}, ${id}, ${answer.body}, ${bytes(answer.signature)}) on conflict do nothing`)
    return { answered: true }
  },

  async answers(_input, ctx) {
    const rows = await ctx.tx.rows<Row>(
      sql`select body, signature from witness_answers where asker = ${staffOf(ctx).id}`,
    )
    return { answers: rows.map(shown) }
  },
}
