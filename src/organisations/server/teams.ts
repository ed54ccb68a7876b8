// Teams on the server: it keeps their numbers, what they are for and sealed names. Who is in one, the log says; the rows
// follow it. It can open no key of theirs.

import type { Handlers } from '../../api/endpoint.ts'
import { say } from '../../language/say.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { keepEpoch } from './circles.ts'
import { addToLog } from './log.ts'
import type { teamsApi } from '../api/teams.ts'
import type { TeamPurpose } from '../teams.ts'

/** What a place is called: its organisation, and which team of it ("Legal Aid West, legal advice"). */
export function placeName<Name extends string | null>(
  { language }: Pick<Ctx, 'language'>,
  organisation: Name,
  team: string | null,
): Name | string {
  if (organisation === null || team === null) return organisation
  return say(language, 'person.team.of', { organisation, team: say(language, `person.team.${team}`) })
}

const keepName = (ctx: Ctx, circle: number, name: string) =>
  ctx.tx.run(sql`insert into team_names (circle, sealed_name) values (${circle}, ${bytes(name)})
    on conflict (circle) do update set sealed_name = excluded.sealed_name`)

export const teamsServer: Handlers<typeof teamsApi, Ctx> = {
  async list(_input, ctx) {
    const rows = await ctx.tx.rows<{ circle: number; purpose: TeamPurpose; sealed_name: Buffer }>(sql`
      select c.id as circle, c.purpose, n.sealed_name from circles c join team_names n on n.circle = c.id
      where c.organisation = ${staffOf(ctx).organisation} and c.kind = 'team' and c.public_key is not null order by c.id limit 200`)
    return {
      teams: rows.map(({ sealed_name, ...team }) => ({ ...team, sealedName: base64url(sealed_name) })),
    }
  },

  async number(_input, { tx }) {
    return tx.one<{ number: number }>(sql`select app.circle_number() as number`)
  },

  async make({ circle, purpose, sealedName, next, statement }, ctx) {
    const { epoch, publicKey, commit } = next
    const members = next.seeds.map((seed) => seed.memberId)
    const said = { t: 'circle', circle, epoch, publicKey, commit, members, team: purpose }
    const log = await addToLog(ctx, statement, said)
    await ctx.tx.run(sql`select app.add_team(${circle}, ${purpose}, ${ctx.now})`)
    await keepName(ctx, circle, sealedName)
    await keepEpoch(ctx, circle, next, log.recovery?.n)
    ctx.forgetActors()
    return { circle }
  },

  async rename({ circle, sealedName }, ctx) {
    await ctx.tx.one(
      sql`update team_names set sealed_name = ${bytes(sealedName)} where circle = ${circle} returning 1`,
    )
    return { circle }
  },

  async nameIntake({ circle }, ctx) {
    await ctx.tx.one(
      sql`update organisations set intake_circle = ${circle} where id = ${staffOf(ctx).organisation} returning 1`,
    )
    return { intake: circle }
  },

  async leave({ circle, memberId, statement }, ctx) {
    ctx.about(memberId)
    await ctx.tx.one(
      sql`select 1 from circle_members where circle = ${circle} and user_id = ${memberId} limit 1`,
    )
    await addToLog(ctx, statement, { t: 'leave', circle, user: memberId })
    return { left: true }
  },
}
