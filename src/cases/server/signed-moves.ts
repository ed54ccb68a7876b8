// What workers sign of a case, on the server: each is checked by the same code as in the browsers before it is kept, and says what
// the move has just made so, or the move is not made. The server signs nothing. (Decision 47.)
import { Problem } from '../../api/problem.ts'
import { locked } from '../../database/locked.ts'
import { bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { logsOf } from '../../organisations/server/log.ts'
import { proofsFor, whileNobodyEnds } from '../../organisations/server/spoken.ts'
import { peopleIn } from '../../sealing/case-people.ts'
import { hashOf, type Statement } from '../../sealing/chain.ts'
import { minuteOf } from '../../sealing/minute.ts'
import { hearMoves, readMove, type HeardMove, type SaidMove } from '../../sealing/signed-move.ts'
import { SealingError } from '../../sealing/suite.ts'
import { factNames, type CaseFacts } from '../../tracks/case-facts.ts'
import { riskSeen } from './presenters.ts'

/** A signed move as a row of the database has it. */
interface Row {
  n: number
  body: string
  signature: string
}
const signedOut = ({ body, signature }: Row): Statement => ({ body, signature })

/** The last move of a line, beside the row that it is about: null where nobody has signed anything of it. */
export const lastSigned = (line: ReturnType<typeof sql>) =>
  sql`(select json_build_object('body', m.body, 'signature', m.signature) from signed_moves m where m.line = ${line} order by m.n desc limit 1)`

/**
 * What was signed of a case's facts, in order, for who needs to know how dangerous it is; and what was signed last of each process on it.
 */
export async function allSigned(
  ctx: Ctx,
  caseId: string,
): Promise<{ signed: Statement[]; steps: { track: string; signed: Statement }[] }> {
  const rows = await ctx.tx.rows<Row & { of: string | null }>(sql`
    select null::uuid as of, n, body, signature from signed_moves where line = ${caseId} and (select app.sees_risk())
    union all (select distinct on (track) track, n, body, signature from signed_moves
      where case_id = ${caseId} and track is not null order by track, n desc)`)
  return {
    signed: rows
      .filter(({ of }) => of === null)
      .toSorted((one, other) => one.n - other.n)
      .map(signedOut),
    steps: rows.flatMap((row) => (row.of === null ? [] : { track: row.of, signed: signedOut(row) })),
  }
}

/** What was signed last of the facts of a case, for who needs to know how dangerous it is: that stands in it. */
export const lastFacts = (caseId: ReturnType<typeof sql>) =>
  sql`case when (select app.sees_risk()) then ${lastSigned(caseId)} end`

export const refused = (because: string): Problem => new Problem('refused', { because })

/** Reads a signed move that somebody sent; `invalid` where it is none. */
function readSigned(statement: Statement): SaidMove {
  try {
    return readMove(statement)
  } catch {
    throw new Problem('invalid', { fields: [{ field: 'signed', code: 'invalid-format' }] })
  }
}

/** Clocks may be eleven minutes apart, and a day no earlier than the one before in the same line. */
function checkDay(ctx: Ctx, { on }: SaidMove, before: SaidMove | undefined): void {
  const days = [-11, 11].map((minutes) =>
    minuteOf(new Date(ctx.now.getTime() + minutes * 60_000)).slice(0, 10),
  )
  if (!days.includes(on) && on !== before?.on) throw refused('clock-wrong')
}

/** What is signed: which line of which case, by the move before it, if any. */
export interface Signing {
  caseId: string
  about: 'case' | 'track'
  id: string
  last: Statement | undefined
}

/** Checks a move that somebody signed as the next one of a line. `stale` where somebody signed first. */
export async function hearNext(
  ctx: Ctx,
  { caseId, about, id, last }: Signing,
  statement: Statement,
): Promise<HeardMove> {
  const me = staffOf(ctx)
  const said = readSigned(statement)
  if (said.by !== me.id || said.from !== me.organisation) throw refused('bad-statement')
  const before = last && { said: readMove(last), hash: await hashOf(last) }
  if (said.n !== (before?.said.n ?? 0) + 1 || said.prev !== (before?.hash ?? '')) throw new Problem('stale')
  checkDay(ctx, said, before?.said)
  const logs = await logsOf(ctx, [me.organisation])
  const people = peopleIn((organisation) => logs.get(organisation))
  try {
    const place = { network: ctx.network.id, about, id }
    const [heard] = await hearMoves(place, caseId, [statement], { people, ...(before && { last: before }) })
    // Their key is theirs still, by the newest log.
    if (!heard || heard.end) throw refused('bad-statement')
    return heard
  } catch (error) {
    if (error instanceof SealingError) throw refused('bad-statement')
    throw error
  }
}

export const keep = (
  ctx: Ctx,
  { caseId, about, id }: Signing,
  { said, statement, hash }: HeardMove,
): Promise<unknown> =>
  ctx.tx.run(sql`insert into signed_moves (line, n, case_id, track, body, signature, hash, spoken_by)
    values (${id}, ${said.n}, ${caseId}, ${about === 'track' ? id : null}, ${locked(statement.body)}, ${locked(statement.signature)}, ${bytes(hash)}, ${said.by})`)

/** Whether nobody of a house can prove later what they said: its log has not gone over to rules 2, and nothing can be asked of them. */
export async function signsNothing(ctx: Ctx): Promise<boolean> {
  const { organisation } = staffOf(ctx)
  return (await logsOf(ctx, [organisation])).get(organisation)?.rules !== 2
}

/** Which circles are of the actor's own house, by its log. */
export async function housesCircle(ctx: Ctx): Promise<(circle: number) => boolean> {
  const { id, organisation } = staffOf(ctx)
  const logs = await logsOf(ctx, [organisation])
  const log = logs.get(organisation)?.n ?? 0
  return (circle) => peopleIn((house) => logs.get(house)).houseHas({ id, organisation, log }, circle)
}

const isSame = ({ facts }: SaidMove, now: CaseFacts): boolean =>
  factNames.every((name) => facts?.[name]?.is === now[name])

/**
 * Keeps what was signed of a case's facts; `now` is what the move has just made of them. Where it says other than that, or is missing
 * and something has changed, the move is refused.
 */
export async function keepFacts(
  ctx: Ctx,
  caseId: string,
  { now, last, signed }: { now: CaseFacts; last?: Statement | undefined; signed: Statement | undefined },
): Promise<void> {
  if (!signed) {
    if ((last && isSame(readMove(last), now)) || (await signsNothing(ctx))) return
    throw refused('statement-missing')
  }
  await whileNobodyEnds(ctx, staffOf(ctx).organisation)
  const signing: Signing = { caseId, about: 'case', id: caseId, last }
  const heard = await hearNext(ctx, signing, signed)
  if (!isSame(heard.said, now)) throw refused('bad-statement')
  await keep(ctx, signing, heard)
}

/** The facts of a case as they stand now, with what was signed of them last. */
export async function factsNow(
  ctx: Ctx,
  caseId: string,
): Promise<{ now: CaseFacts; last: Statement | undefined }> {
  const row = await ctx.tx.one<{ reference: string; risk: string; age: string; last: Statement | null }>(
    sql`select c.reference, ${riskSeen}, c.age_group as age, ${lastSigned(sql`c.id`)} as last from cases c where c.id = ${caseId}`,
  )
  const { last, ...now } = row
  return { now, last: last ?? undefined }
}

/** That moves of some lines were said before their speakers' time ended. */
export async function proofsOfLines(ctx: Ctx, lines: readonly string[]) {
  const rows = await ctx.tx.rows<Row & { line: string }>(
    sql`select line, n, body, signature from signed_moves where line = any (${[...lines]}::uuid[]) order by line, n`,
  )
  const said = rows.map((row) => ({ line: row.line, statement: signedOut(row), said: readMove(row) }))
  const logs = await logsOf(ctx, [...new Set(said.map((one) => one.said.from))])
  const found = []
  for (const line of lines) {
    const theirs = await Promise.all(
      said
        .filter((one) => one.line === line)
        .map(async ({ said: { n, by, from, log }, statement }) => ({
          n,
          hash: await hashOf(statement),
          by,
          organisation: from,
          log,
        })),
    )
    found.push({ line, proofs: await proofsFor(ctx, theirs, logs) })
  }
  return { lines: found }
}
