// The network's members and the keys of circles. The server passes sealed seeds from one colleague to the next and can
// open none of them.

import { createHash } from 'node:crypto'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { daysBetween } from '../../jurisdiction/clock.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { packs } from '../../../jurisdictions/packs.ts'
import type { organisationsApi } from '../api/organisations.ts'
import { keepEpoch, keepSeeds } from './circles.ts'
import { addToLog, logsOf, readSent, statementOf } from './log.ts'
import { spokenBy } from './spoken.ts'
import { hashOfName } from '../../sealing/organisation-name-hash.ts'
import type { Statement } from '../../sealing/chain.ts'
import { minuteOf } from '../../sealing/minute.ts'
import type { Organisation as Log } from '../../sealing/org-shape.ts'
import type { Organisation } from '../model.ts'
import { isListed } from '../network-facts.ts'
import { longestProgramDays } from '../program.ts'

interface NewInvitation {
  locator: string
  genesis: string
  welcome: string
  until: string
}

/** The server finds an invitation by the hash of its locator: a copy of the database lets nobody in. */
export const hashOfLocator = (locator: string): Buffer => createHash('sha256').update(bytes(locator)).digest()

async function keepInvitation(ctx: Ctx, user: string, invitation: NewInvitation): Promise<void> {
  await ctx.tx.run(sql`insert into invitations (user_id, organisation, genesis, welcome, until)
    values (${user}, ${staffOf(ctx).organisation}, ${bytes(invitation.genesis)}, ${bytes(invitation.welcome)}, ${invitation.until})
    on conflict (user_id) do update set genesis = excluded.genesis, welcome = excluded.welcome, until = excluded.until`)
}

/** Whether what was said waits for a second administrator. */
const isWaiting = (log: Log, statement: Statement): boolean => log.waiting.has(readSent(statement).n)

/** A moment as statements write it: to the minute. */
const minuteText = (moment: string): string => minuteOf(new Date(moment))

export const organisationsServer: Handlers<typeof organisationsApi, Ctx> = {
  async list(_input, { tx }) {
    const rows = await tx.rows<Omit<Organisation, 'publicKey'> & { public_key: Buffer }>(sql`
      select o.id, o.kind, o.name, o.district, case when o.kind <> 'shelter' then o.phone end as phone, c.id as circle, c.public_key, c.epoch,
        coalesce((select jsonb_agg(jsonb_build_object('circle', t.id, 'purpose', t.purpose) order by t.id) from circles t
          where t.organisation = o.id and t.kind = 'team' and t.public_key is not null), '[]') as teams, o.intake_circle as intake
      from organisations o join circles c on c.organisation = o.id and c.kind = 'organisation'
      where o.state = 'active' and c.public_key is not null order by o.name limit 500`)
    return {
      organisations: rows.map(({ public_key, ...rest }) => ({ ...rest, publicKey: base64url(public_key) })),
    }
  },

  async add(input, ctx) {
    const { administrator, number } = input
    if (!packs.has(input.pack)) throw new Problem('invalid', { fields: [{ field: 'pack', code: 'unknown' }] })
    ctx.about(administrator.id)
    const called = await hashOfName(ctx.network.id, number, input)
    await addToLog(ctx, input.statement, { t: 'bring', organisation: number, called })
    const brought = await ctx.tx.one<{
      id: number
      circle: number
    }>(sql`select * from app.add_organisation(${number}, ${input.kind}, ${input.name}, ${input.district ?? null}, ${input.phone ?? null}, ${isListed(input.kind, input.listed)},
      ${input.pack}, ${administrator.id}, ${administrator.handle}, ${hashOfLocator(input.invitation.locator)}, ${ctx.now})`)
    await keepInvitation(ctx, administrator.id, input.invitation)
    return brought
  },

  async number(_input, { tx }) {
    return tx.one<{ number: number }>(sql`select app.organisation_number() as number`)
  },

  async logs({ after, withOrigin }, { tx }) {
    const first = withOrigin ? after[0]?.organisation : undefined
    // Whether a log may be read costs most where nothing names it: nobody's is looked at but those that were asked for, each once.
    const rows = await tx.rows<{ organisation: number; body: string | null; signature: Buffer }>(
      sql`with asked(organisation, n) as materialized (
        select * from unnest(${after.map((one) => one.organisation)}::int[], ${after.map((one) => one.n)}::int[])
        union all select (f.body::json->>'originOrganisation')::int, 0 from log_statements f where f.organisation = ${first ?? null}::int and f.n = 1
      ), found as materialized (
        select l.organisation, l.n, l.body, l.signature from log_statements l
        where l.organisation = any(array(select organisation from asked)) and (l.n = 1 or l.n > (select min(n) from asked))
      ) select f.organisation, case when f.n > a.n then f.body end as body, f.signature
      from asked a join found f on f.organisation = a.organisation where f.n = 1 or f.n > a.n order by f.organisation, f.n limit 20000`,
    )
    return {
      logs: [...Map.groupBy(rows, (row) => row.organisation)].map(([organisation, of]) => ({
        organisation,
        // Nothing new of a log that may be read is an answer too.
        statements: of.flatMap(({ body, signature }) =>
          body === null ? [] : [statementOf({ body, signature })],
        ),
      })),
    }
  },

  async logOfChosen({ organisation, after, caseId }, ctx) {
    const rows = await ctx.tx.rows<{ body: string; signature: Buffer }>(
      sql`select body, signature from app.log_of_chosen(${organisation}, ${caseId ?? null}, ${after})`,
    )
    if (after === 0 && rows.length === 0) throw new Problem('not-found')
    ctx.about(caseId, String(organisation))
    return { statements: rows.map(statementOf) }
  },

  async beginning({ organisation }, { tx }) {
    const { hash } = await tx.one<{ hash: Buffer | null }>(
      sql`select app.log_beginning(${organisation}) as hash`,
    )
    if (!hash) throw new Problem('not-found')
    return { genesis: base64url(hash) }
  },

  async spoken({ person }, ctx) {
    return { hashes: await spokenBy(ctx, person) }
  },

  async state({ statement }, ctx) {
    const said = readSent(statement)
    if (!['roles', 'agree', 'trust'].includes(said.t) || said['rules'] !== undefined)
      throw new Problem('refused', { because: 'bad-statement' })
    const log = await addToLog(ctx, statement, {})
    return { stated: true, waits: isWaiting(log, statement) }
  },

  async order({ statement }, ctx) {
    const said = readSent(statement)
    if (!['lapse', 'settle'].includes(said.t) && (said.t !== 'agree' || said['rules'] === undefined))
      throw new Problem('refused', { because: 'bad-statement' })
    await addToLog(ctx, statement, {})
    return { ordered: true }
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
      invited_until: Date | null
      ends_on: string | null
    }>(sql`
      select u.id, u.handle, u.roles, u.state, u.enc_public, u.sealed_name, u.ends_on, exists (select 1 from circle_members m join circles c on c.id = m.circle where m.user_id = u.id and c.kind = 'organisation') as in_circle,
        i.until as invited_until
      from users u left join invitations i on i.user_id = u.id where u.organisation = ${staffOf(ctx).organisation} order by u.handle limit 500`)
    return {
      people: people.map((p) => ({
        id: p.id,
        handle: p.handle,
        roles: p.roles,
        state: p.state,
        encPublic: p.enc_public && base64url(p.enc_public),
        sealedName: p.sealed_name && base64url(p.sealed_name),
        inCircle: p.in_circle,
        invitedUntil: p.invited_until?.toISOString() ?? null,
        endsOn: p.ends_on,
      })),
    }
  },

  async invite(input, ctx) {
    const { id, roles, invitation, endsOn } = input
    ctx.about(id)
    const days = endsOn === undefined ? 1 : daysBetween(today(ctx), endsOn)
    if (days < 1 || days > longestProgramDays)
      throw new Problem('invalid', { fields: [{ field: 'endsOn', code: 'out-of-range' }] })
    const log = await addToLog(ctx, input.statement, {
      t: 'invite',
      user: id,
      roles,
      until: minuteText(invitation.until),
    })
    await ctx.tx
      .run(sql`insert into users (id, organisation, handle, roles, language, invitation_hash, sealed_name, joined_at, ends_on)
      values (${id}, ${staffOf(ctx).organisation}, ${input.handle}, ${roles}, ${input.language}, ${hashOfLocator(invitation.locator)},
        ${input.sealedName ? bytes(input.sealedName) : null}, ${ctx.now}, ${endsOn ?? null})`)
    await keepInvitation(ctx, id, invitation)
    return { id, waits: isWaiting(log, input.statement) }
  },

  async inviteAgain({ person, invitation, statement }, ctx) {
    ctx.about(person)
    const { roles } = await ctx.tx.one<{ roles: string[] }>(
      sql`select roles from users where id = ${person} and organisation = ${staffOf(ctx).organisation} and state <> 'suspended'`,
    )
    const log = await addToLog(ctx, statement, {
      t: 'invite',
      user: person,
      roles,
      until: minuteText(invitation.until),
    })
    // Until the log says that they are invited (which may take a second administrator), this hash opens nothing.
    await ctx.tx.run(
      sql`update users set invitation_hash = ${hashOfLocator(invitation.locator)} where id = ${person}`,
    )
    await keepInvitation(ctx, person, invitation)
    return { id: person, waits: isWaiting(log, statement) }
  },

  async name({ person, sealedName }, ctx) {
    ctx.about(person)
    await ctx.tx.one(
      sql`update users set sealed_name = ${bytes(sealedName)} where id = ${person} and organisation = ${staffOf(ctx).organisation} and state <> 'suspended' returning 1`,
    )
    return { named: true }
  },

  async admit(input, ctx) {
    const { circle, epoch, memberId } = input
    ctx.about(memberId)
    const { alone } = await ctx.tx.one<{ alone: boolean }>(
      sql`select u.ends_on is not null and exists (select 1 from circles c where c.id = ${circle} and c.kind = 'organisation') as alone
        from users u where u.id = ${memberId} and u.state = 'active' and u.organisation = ${staffOf(ctx).organisation}`,
    )
    if (alone) throw new Problem('refused', { because: 'program-in-team' })
    await addToLog(ctx, input.statement, { t: 'admit', circle, epoch, user: memberId })
    await keepSeeds(ctx, circle, epoch, [input])
    ctx.forgetActors()
    return { admitted: true }
  },

  async suspend({ person, statement }, ctx) {
    ctx.about(person)
    await ctx.tx.one(
      sql`select 1 from users where id = ${person} and organisation = ${staffOf(ctx).organisation}`,
    )
    const { members } = await addToLog(ctx, statement, { t: 'remove', user: person })
    return { suspended: members.get(person)?.state === 'removed' }
  },

  async rotateCircle({ circle, next, statement }, ctx) {
    const { epoch, publicKey, commit } = next
    const members = next.seeds.map((seed) => seed.memberId)
    const home = staffOf(ctx).organisation
    const before = (await logsOf(ctx, [home])).get(home)?.now.circles.get(circle)
    const left = before?.due === true || before?.members.some((one) => !members.includes(one)) === true
    // What a team is for is said when it is made, and not here.
    const log = await addToLog(ctx, statement, {
      t: 'circle',
      circle,
      epoch,
      publicKey,
      commit,
      members,
      team: undefined,
    })
    await keepEpoch(ctx, circle, next, log.recovery?.n)
    if (left) await ctx.tx.run(sql`select app.owe_new_keys(${circle})`)
    ctx.forgetActors()
    return { circle }
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
      where c.organisation = ${staffOf(ctx).organisation}
        and exists (select 1 from circle_members mine where mine.circle = e.circle and mine.user_id = ${staffOf(ctx).id})
      order by e.circle, e.epoch desc`)
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
