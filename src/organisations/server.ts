// The network's members and the keys of circles. The server passes sealed seeds from one colleague to the next and can
// open none of them.

import { Problem } from '../api/problem.ts'
import type { Handlers } from '../api/endpoint.ts'
import { base64url, bytes, sql } from '../database/sql.ts'
import { staffOf, type Ctx } from '../http/context.ts'
import { packs } from '../jurisdiction/load.ts'
import type { organisationsApi } from './api.ts'
import type { Organisation } from './model.ts'

interface NewEpoch {
  epoch: number
  publicKey: string
  commit: string
  previous?: string | undefined
  seeds: { memberId: string; sealedSeed: string }[]
}

/** Stores a circle's next epoch and the seeds sealed to its members. `stale` where somebody turned it first. */
async function turnCircle(ctx: Ctx, circle: number, next: NewEpoch): Promise<void> {
  const turned = await ctx.tx
    .run(sql`update circles set epoch = ${next.epoch}, public_key = ${bytes(next.publicKey)}, commitment = ${bytes(next.commit)}
    where id = ${circle} and organisation = ${staffOf(ctx).organisation} and (epoch = ${next.epoch - 1} or public_key is null)`)
  if (turned === 0) throw new Problem('stale')
  await ctx.tx.run(sql`insert into circle_epochs (circle, epoch, public_key, commitment, previous_box)
    values (${circle}, ${next.epoch}, ${bytes(next.publicKey)}, ${bytes(next.commit)}, ${next.previous ? bytes(next.previous) : null})`)
  for (const seed of next.seeds) await addMember(ctx, circle, next.epoch, seed)
}

const addMember = (ctx: Ctx, circle: number, epoch: number, seed: { memberId: string; sealedSeed: string }) =>
  ctx.tx.run(
    sql`insert into circle_members (circle, user_id, epoch, sealed_seed) values (${circle}, ${seed.memberId}, ${epoch}, ${bytes(seed.sealedSeed)})`,
  )

export const organisationsServer: Handlers<typeof organisationsApi, Ctx> = {
  async list(_input, { tx }) {
    const rows = await tx.rows<Omit<Organisation, 'publicKey'> & { public_key: Buffer }>(sql`
      select o.id, o.kind, o.name, o.district, case when o.kind <> 'shelter' then o.phone end as phone, c.id as circle, c.public_key, c.epoch
      from organisations o join circles c on c.organisation = o.id and c.kind = 'organisation'
      where o.state = 'active' and c.public_key is not null order by o.name limit 500`)
    return {
      organisations: rows.map(({ public_key, ...rest }) => ({ ...rest, publicKey: base64url(public_key) })),
    }
  },

  async add(input, ctx) {
    const { administrator } = input
    if (!packs.has(input.pack)) throw new Problem('invalid', { fields: [{ field: 'pack', code: 'unknown' }] })
    ctx.about(administrator.id)
    return ctx.tx.one<{
      id: number
      circle: number
    }>(sql`select * from app.add_organisation(${input.kind}, ${input.name}, ${input.district ?? null}, ${input.phone ?? null}, ${input.listed},
      ${input.pack}, ${administrator.id}, ${administrator.handle}, ${bytes(administrator.invitationHash)}, ${ctx.now})`)
  },

  async people(_input, ctx) {
    const people = await ctx.tx.rows<{
      id: string
      handle: string
      roles: string[]
      state: 'invited' | 'active' | 'suspended'
      enc_public: Buffer | null
      sealed_name: Buffer | null
      in_circle: boolean
    }>(sql`
      select u.id, u.handle, u.roles, u.state, u.enc_public, u.sealed_name, exists (select 1 from circle_members m where m.user_id = u.id) as in_circle
      from users u where u.organisation = ${staffOf(ctx).organisation} order by u.handle limit 500`)
    return {
      people: people.map((p) => ({
        id: p.id,
        handle: p.handle,
        roles: p.roles,
        state: p.state,
        encPublic: p.enc_public && base64url(p.enc_public),
        sealedName: p.sealed_name && base64url(p.sealed_name),
        inCircle: p.in_circle,
      })),
    }
  },

  async invite(input, ctx) {
    ctx.about(input.id)
    await ctx.tx
      .run(sql`insert into users (id, organisation, handle, roles, language, invitation_hash, sealed_name, joined_at)
      values (${input.id}, ${staffOf(ctx).organisation}, ${input.handle}, ${input.roles}, ${input.language}, ${bytes(input.invitationHash)},
        ${input.sealedName ? bytes(input.sealedName) : null}, ${ctx.now})`)
    return { id: input.id }
  },

  async admit(input, ctx) {
    ctx.about(input.memberId)
    await ctx.tx.one(
      sql`select 1 from users where id = ${input.memberId} and state = 'active' and organisation = ${staffOf(ctx).organisation}`,
    )
    await addMember(ctx, input.circle, input.epoch, input)
    ctx.forgetActors()
    return { admitted: true }
  },

  async suspend(input, ctx) {
    ctx.about(input.person)
    const gone = await ctx.tx.run(
      sql`update users set state = 'suspended' where id = ${input.person} and organisation = ${staffOf(ctx).organisation}`,
    )
    if (gone === 0) throw new Problem('not-found')
    await ctx.tx.run(sql`delete from sessions where user_id = ${input.person}`)
    await ctx.tx.run(
      sql`delete from circle_members where user_id = ${input.person} and circle = ${input.circle}`,
    )
    await turnCircle(ctx, input.circle, input.next)
    ctx.forgetActors()
    return { suspended: true }
  },

  async found(input, ctx) {
    await turnCircle(ctx, input.circle, input.next)
    ctx.forgetActors()
    return { circle: input.circle }
  },

  async circles(_input, ctx) {
    const rows = await ctx.tx.rows<{
      circle: number
      kind: string
      epoch: number
      commitment: Buffer
      sealed_seed: Buffer | null
      previous_box: Buffer | null
    }>(sql`
      select e.circle, c.kind, e.epoch, e.commitment, m.sealed_seed, e.previous_box
      from circle_epochs e join circles c on c.id = e.circle
      left join circle_members m on m.circle = e.circle and m.epoch = e.epoch and m.user_id = ${staffOf(ctx).id}
      where c.organisation = ${staffOf(ctx).organisation} order by e.circle, e.epoch desc`)
    return {
      circles: rows.map((row) => ({
        circleId: row.circle,
        kind: row.kind,
        epoch: row.epoch,
        commit: base64url(row.commitment),
        ...(row.sealed_seed ? { sealedSeed: base64url(row.sealed_seed) } : {}),
        ...(row.previous_box ? { previous: base64url(row.previous_box) } : {}),
      })),
    }
  },
}
