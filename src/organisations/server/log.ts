// The organisation's log on the server: it checks every statement by the same rules as the clients before it lets it in, so
// that nobody can stop the others with a false one, and lets the tables follow what the log says. It can sign nothing.

import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { NO_HEAD, readStatement, replay } from '../../sealing/chain.ts'
import type { ChainPlace, Checked, Said, Statement } from '../../sealing/chain.ts'
import { momentOf } from '../../sealing/minute.ts'
import { organisationRules } from '../../sealing/org-log.ts'
import { nightDeskOf, NO_ORGANISATION, type Organisation } from '../../sealing/org-shape.ts'
import { SealingError } from '../../sealing/suite.ts'
import { keepSpoken, mustSayAll, spokenBy, spokenByInvited, whoEnded } from './spoken.ts'

/** A log as far as it was checked, with the hash of every statement. */
type Known = Checked<Organisation> & { hashes: readonly string[] }

interface Row {
  organisation: number
  n: number
  body: string
  signature: Buffer
}

/** How far each log of each network was checked by this process. A statement once committed never changes. */
const checked = new Map<string, Map<number, Known>>()

const placeOf = (network: string, organisation: number): ChainPlace => ({
  network,
  about: 'organisation',
  id: String(organisation),
})

const fresh: Known = { ...NO_HEAD, now: NO_ORGANISATION, hashes: [] }

async function goOn(ctx: Ctx, organisation: number, from: Known, statements: Statement[]): Promise<Known> {
  const { hashes, ...known } = await replay(
    placeOf(ctx.network.id, organisation),
    statements,
    organisationRules(ctx.network.id, organisation),
    { from },
  )
  return { ...known, hashes: [...from.hashes, ...hashes] }
}

/** What the logs of some organisations say now, each checked from where this process left off. */
export async function logsOf(ctx: Ctx, organisations: readonly number[]): Promise<Map<number, Known>> {
  const known = checked.get(ctx.network.id) ?? new Map<number, Known>()
  checked.set(ctx.network.id, known)
  // As far as they are known before the question: another request may have gone on when its answer is here.
  const wanted = new Map(organisations.map((one) => [one, known.get(one) ?? fresh]))
  const after = [...wanted.values()].map(({ n }) => n)
  const rows = await ctx.tx.rows<Row>(
    sql`select organisation, n, body, signature from app.logs_to_check(${[...wanted.keys()]}::int[], ${after}::int[])`,
  )
  const now = new Map<number, Known>()
  for (const [organisation, from] of wanted) {
    const more = rows.filter((row) => row.organisation === organisation).map(statementOf)
    const next = more.length > 0 ? await goOn(ctx, organisation, from, more) : from
    now.set(organisation, next)
  }
  // Kept only when this transaction has ended well: until then some of it may be its own, and still undone.
  ctx.afterCommit(() => {
    for (const [organisation, next] of now)
      if (next.n > (known.get(organisation)?.n ?? 0)) known.set(organisation, next)
  })
  return now
}

export const statementOf = (row: { body: string; signature: Buffer }): Statement => ({
  body: row.body,
  signature: base64url(row.signature),
})

/** Clocks may be ten minutes apart; a statement carries the minute in which it was begun. */
const apartMs = 11 * 60_000

/** Refuses what says it was said at another time: a clock that is wrong, or a statement kept back. */
export function checkMoment(ctx: Ctx, said: Said): void {
  const apart = Math.abs(momentOf(said.at) - ctx.now.getTime())
  // A minute that no calendar has is no number, and is refused too: everything after it would have to be later still.
  if (!(apart <= apartMs)) throw new Problem('refused', { because: 'clock-wrong' })
}

/** What a statement means for the chain, or a Problem: `stale` where somebody spoke first, `refused` where a rule says no. */
export async function checkNext<After extends Checked<unknown>>(
  said: Said,
  before: Checked<unknown>,
  goOnFrom: () => Promise<After>,
): Promise<After> {
  if (said.n !== before.n + 1 || said.prev !== before.hash) throw new Problem('stale')
  try {
    return await goOnFrom()
  } catch (error) {
    if (error instanceof SealingError) throw new Problem('refused', { because: 'bad-statement' })
    throw error
  }
}

/** Reads a statement that somebody sent; `invalid` where it is none. */
export function readSent(statement: Statement): Said {
  try {
    return readStatement(statement)
  } catch {
    throw new Problem('invalid', { fields: [{ field: 'statement', code: 'invalid-format' }] })
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Whether a statement says anything else than the endpoint that it came to is about to do. */
export const saysOther = (said: Said, expect: Record<string, unknown>): boolean =>
  Object.entries(expect).some(([name, value]) => !isSame(said[name], value))

/**
 * Adds a statement to the own organisation's log, if the rules allow it, and lets people's roles and states follow.
 * `expect` is what the endpoint does with it: a statement that says something else is refused.
 */
export async function addToLog(
  ctx: Ctx,
  statement: Statement,
  expect: Record<string, unknown>,
): Promise<Organisation> {
  const { id, organisation } = staffOf(ctx)
  const said = readSent(statement)
  checkMoment(ctx, said)
  if (said.by !== id || saysOther(said, expect)) throw new Problem('refused', { because: 'bad-statement' })
  const home = async () => (await logsOf(ctx, [organisation])).get(organisation) as Known
  const who = whoEnded((await home()).now, said)
  if (who !== undefined) await mustSayAll(ctx, organisation, said, () => spokenBy(ctx, who))
  // Read again: whoever spoke while this waited for the others has changed it.
  const before = await home()
  const after = await checkNext(said, before, () => goOn(ctx, organisation, before, [statement]))
  await ctx.tx.run(sql`insert into log_statements (organisation, n, body, signature, hash)
    values (${organisation}, ${after.n}, ${statement.body}, ${bytes(statement.signature)}, ${bytes(after.hash)})`)
  if (who !== undefined && !after.now.waiting.has(after.n)) await keepSpoken(ctx, after.n, who)
  await follow(ctx, before.now, after.now)
  return after.now
}

async function follow(ctx: Ctx, before: Organisation, after: Organisation): Promise<void> {
  for (const [user, member] of after.members) {
    const was = before.members.get(user)
    if (!was) continue
    // Where two administrators are needed this happens with the second one's word, not with the first one's.
    if (member.invitation && member.invitation.key !== was.invitation?.key) {
      await ctx.tx.run(sql`select app.follow_invitation(${user})`)
      ctx.forgetActors()
    }
    const gone = member.state === 'removed' && was.state !== 'removed'
    if (!gone && isSame(was.roles, member.roles)) continue
    await ctx.tx.run(sql`select app.follow_log(${user}, ${[...member.roles]}, ${gone})`)
    ctx.forgetActors()
  }
  const desk = nightDeskOf(after)
  if (!isSame(nightDeskOf(before), desk))
    await ctx.tx.run(sql`select app.follow_night_desk(${desk ? JSON.stringify(desk) : null}::jsonb)`)
  if (!isSame(before.guardians, after.guardians))
    await ctx.tx.run(
      sql`select app.follow_guardians(${after.guardians.map((one) => one.organisation)}::int[], ${ctx.now})`,
    )
  for (const [circle, { members }] of before.circles) {
    const left = members.filter((user) => !after.circles.get(circle)?.members.includes(user))
    if (left.length === 0) continue
    await ctx.tx.run(sql`select app.left_circle(${circle}, ${left})`)
    ctx.forgetActors()
  }
}

/**
 * Adds a statement to another organisation's log, said by the caller as its guardian; the database asks once more whether they are. `expect` as in
 * `addToLog`.
 */
export async function addAsGuardian(
  ctx: Ctx,
  organisation: number,
  statement: Statement,
  expect: Record<string, unknown>,
): Promise<Organisation> {
  const { id, organisation: guardian } = staffOf(ctx)
  const said = readSent(statement)
  checkMoment(ctx, said)
  if (saysOther(said, { ...expect, by: id, guardian }))
    throw new Problem('refused', { because: 'bad-statement' })
  const before = (await logsOf(ctx, [organisation])).get(organisation) as Known
  const after = await checkNext(said, before, () => goOn(ctx, organisation, before, [statement]))
  await ctx.tx.run(
    sql`select app.say_as_guardian(${organisation}, ${after.n}, ${statement.body}, ${bytes(statement.signature)}, ${bytes(after.hash)})`,
  )
  return after.now
}

/** A whole log, checked from its first statement: for whoever is not signed in and may read no more than this one. */
export const logFrom = (ctx: Ctx, organisation: number, statements: Statement[]): Promise<Known> =>
  goOn(ctx, organisation, fresh, statements)

/** What somebody's first words mean for the log, before they have a session. `expect` as in `addToLog`. */
export async function addBeforeSession(
  ctx: Ctx,
  organisation: number,
  before: Known,
  { statement, expect }: { statement: Statement; expect: Record<string, unknown> },
): Promise<Known> {
  const said = readSent(statement)
  checkMoment(ctx, said)
  if (saysOther(said, expect)) throw new Problem('refused', { because: 'bad-statement' })
  return checkNext(said, before, () => goOn(ctx, organisation, before, [statement]))
}

/** Adds what somebody says who has just accepted an invitation: their organisation's first statement, or that they join. */
export async function addOnJoining(
  ctx: Ctx,
  joining: { invitation: Buffer; user: string; home: number; keys: { enc: string; sig: string } },
  statement: Statement,
): Promise<void> {
  const { t } = readSent(statement)
  if (!['genesis', 'join'].includes(t)) throw new Problem('refused', { because: 'bad-statement' })
  const rows = await ctx.tx.rows<Omit<Row, 'organisation'>>(
    sql`select n, body, signature from app.log_for_invited(${joining.invitation})`,
  )
  const { user, home, keys, invitation } = joining
  await mustSayAll(ctx, home, readSent(statement), () => spokenByInvited(ctx, invitation))
  const before = await logFrom(ctx, home, rows.map(statementOf))
  const after = await addBeforeSession(ctx, home, before, { statement, expect: { by: user, ...keys } })
  await ctx.tx.run(
    sql`select app.say_on_joining(${joining.invitation}, ${after.n}, ${statement.body}, ${bytes(statement.signature)}, ${bytes(after.hash)})`,
  )
}
