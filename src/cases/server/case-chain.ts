// A case's chain on the server: every statement is checked by the same rules as in the clients before it is kept, with keys
// that the checked logs name. The server makes no statement, and an endpoint does only what the statement says.

import { Problem } from '../../api/problem.ts'
import { locked, lockedYes, saysLanguage } from '../../database/locked.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { checkMoment, checkNext, logsOf, readSent, saysOther } from '../../organisations/server/log.ts'
import { actingCircle } from './acting-circle.ts'
import { SealingError } from '../../sealing/suite.ts'
import { mayRotate, personName } from '../../sealing/case-readers.ts'
import { peopleIn } from '../../sealing/case-people.ts'
import { commitsIn } from '../../sealing/case-chain.ts'
import { partsOfPages } from '../../sealing/pages-given.ts'
import { UNTOLD } from '../../sealing/shapes.ts'
import { NOTHING_BELIEVED, replayCase, type Believed, type LineProof } from '../../sealing/case-replay.ts'
import type { CaseNow, Grant } from '../../sealing/case-shape.ts'
import { hashOf, type Kept, type Said, type Statement } from '../../sealing/chain.ts'
import { proofsFor, whileNobodyEnds, type Spoken } from '../../organisations/server/spoken.ts'

interface Row {
  n: number
  hash: Buffer
  body: string | null
  signature: Buffer | null
}

/** A statement as it leaves the server: without its words where they concern others alone. */
export const chainOut = (row: Row): Statement | Kept =>
  row.body !== null && row.signature
    ? { body: row.body, signature: base64url(row.signature) }
    : { n: row.n, hash: base64url(row.hash) }

/** The organisations whose members speak in a chain: whoever checks it needs their logs. */
export function speakersIn(statements: readonly (Statement | Kept)[]): number[] {
  const from = statements.map((one) => ('body' in one ? readSent(one)['from'] : undefined))
  return [...new Set(from.filter((one) => typeof one === 'number'))]
}

/** The actor as a chain names them, or a Problem: nobody speaks for somebody else. */
function isSpeaker(ctx: Ctx, said: Said): boolean {
  if (ctx.actor.kind === 'staff') return said.by === ctx.actor.id && said['from'] === ctx.actor.organisation
  return ctx.actor.kind === 'person' && ctx.actor.circles.some((circle) => said.by === personName(circle))
}

/** The terms that a statement gives, agrees to, refuses or takes back; undefined where it is about none. */
function termsOf(
  said: Said,
  before: CaseNow,
): (Pick<Grant, 'to' | 'pages'> & Partial<Pick<Grant, 'compartments'>>) | undefined {
  if (said.t === 'grant') return said as unknown as Grant
  if (said.t === 'revoke') return before.grants.get(said['grant'] as string)
  if (['second', 'alone', 'decline'].includes(said.t)) return before.waiting.get(said['to'] as number)?.grant
  return undefined
}

/**
 * Whom a statement's words concern: the recipient, then the speaker, then whoever else turns the key of such a part, who would
 * give the next one to somebody who was sent away. None for what everybody on the case may know. The carrier and the
 * person see everything and are not named for that.
 */
function toldTo(said: Said, before: CaseNow, ownCircle: number | undefined): number[] {
  // How far somebody knew the logs of others says whose words they found in doubt.
  if (said['logs'] !== undefined) return [before.owner]
  // That a part of which nobody else is told has a key, those learn who hold it.
  if (said.t === 'epoch') {
    const untold = commitsIn(said).map(([one]) => UNTOLD.includes(one))
    if (untold.every((one) => !one)) return []
    if (untold.includes(false)) throw new Problem('refused', { because: 'bad-statement' })
    // No circle has the number 0: whoever was given something by the speaker is not shown it for that.
    return [0, ownCircle ?? before.owner]
  }
  // Who stands by for the night, and who took the case over, is the carrier's, the person's and that circle's to know.
  if (said.t === 'duty') return [said['circle'] as number]
  if (said.t === 'take_over') return [before.duty]
  const terms = termsOf(said, before)
  if (!terms) return []
  const { to } = terms
  const turners = [...(terms.compartments ?? []), ...partsOfPages(terms.pages)]
    .flatMap((one) => mayRotate(before, one))
    .filter((one) => ![to, ownCircle, before.owner, before.person?.circle].includes(one))
  if (turners.length > 0) return [to, ownCircle ?? to, ...new Set(turners)]
  return ownCircle === undefined || ownCircle === to ? [to] : [to, ownCircle]
}

/** Lines of a chain that a member of staff said, with how far their log had gone. */
async function spokenIn(statements: readonly (Statement | Kept)[]): Promise<Spoken[]> {
  const lines = statements.map(async (one, at): Promise<Spoken[]> => {
    if (!('body' in one)) return []
    const { by, from, log } = readSent(one) as Said & { from?: unknown; log?: unknown }
    if (typeof from !== 'number' || typeof log !== 'number') return []
    return [{ n: at + 1, hash: await hashOf(one), by, organisation: from, log }]
  })
  return (await Promise.all(lines)).flat()
}

/** That lines of what a reader is shown of a chain were said before their speakers' time ended. */
export async function proofsOf(ctx: Ctx, statements: readonly (Statement | Kept)[]): Promise<LineProof[]> {
  const logs = await logsOf(ctx, speakersIn(statements))
  return proofsFor(ctx, await spokenIn(statements), logs)
}

/** What is true by the whole chain of a case, with the people who speak in it. */
async function wholeChain(ctx: Ctx, caseId: string, next: readonly Statement[] = []) {
  // Nothing stands before the first: opening a case asks for nothing.
  const first = next.some((one) => readSent(one).n === 1)
  const rows = first
    ? []
    : await ctx.tx.rows<Row>(sql`select n, hash, body, signature from app.case_chain_whole(${caseId})`)
  const earlier = rows.map(chainOut) as Statement[]
  const logs = await logsOf(ctx, speakersIn([...earlier, ...next]))
  const people = peopleIn((organisation) => logs.get(organisation))
  const place = { network: ctx.network.id, about: 'case', id: caseId } as const
  const proofs = await proofsFor(ctx, await spokenIn(earlier), logs)
  const judged = (statements: Statement[], from: Believed) =>
    replayCase(place, statements, from, { people, proofs })
  const before = await judged(earlier, NOTHING_BELIEVED)
  // What is in doubt may be settled by what is said now; what is said now is in doubt for nobody.
  const goOn = async (statement: Statement): Promise<Believed> => {
    const after =
      before.doubts.length > 0
        ? await judged([...earlier, statement], NOTHING_BELIEVED)
        : await judged([statement], before)
    if (after.doubts.some(({ n }) => n === after.n)) throw new SealingError('bad-chain')
    return after
  }
  return { before, goOn }
}

const stateAfter = { close: 'closed', reopen: 'open', erase: 'erased' } as const

/**
 * A move that the case's chain has to know of. Staff bring the statement, and neither is taken without the other; where the
 * chain says so already, nothing is to be said. A person without script moves alone: whoever carries the case says it next.
 */
export async function sayWithMove(
  ctx: Ctx,
  track: string,
  says: keyof typeof stateAfter,
  statement: Statement | undefined,
): Promise<void> {
  const { case_id: caseId } = await ctx.tx.one<{ case_id: string }>(
    sql`select case_id from tracks where id = ${track} and case_id is not null`,
  )
  if (statement) return void (await addToChain(ctx, caseId, statement, { t: says }))
  if (ctx.actor.kind === 'person') return
  const { before } = await wholeChain(ctx, caseId)
  if (before.n > 0 && before.now.state !== stateAfter[says])
    throw new Problem('refused', { because: 'statement-missing' })
}

/**
 * Adds a statement to a case's chain. `expect` is what the endpoint is about to do: a statement that says something else is
 * refused. Answers with what is true before and after it. `stale` where somebody spoke first.
 */
export async function addToChain(
  ctx: Ctx,
  caseId: string,
  statement: Statement,
  expect: Record<string, unknown>,
): Promise<{ said: Said; before: CaseNow; now: CaseNow }> {
  const said = readSent(statement)
  checkMoment(ctx, said)
  if (!isSpeaker(ctx, said) || saysOther(said, expect))
    throw new Problem('refused', { because: 'bad-statement' })
  if (ctx.actor.kind === 'staff') await whileNobodyEnds(ctx, ctx.actor.organisation)
  const { before, goOn } = await wholeChain(ctx, caseId, [statement])
  const after = await checkNext(said, before, () => goOn(statement))
  const own = said.n === 1 || ctx.actor.kind === 'anyone' ? undefined : await actingCircle(ctx, caseId)
  const spokenByUser = ctx.actor.kind === 'staff' ? ctx.actor.id : null
  const isTold = saysLanguage(statement.body)
  await ctx.tx.run(sql`insert into case_statements (case_id, n, body, signature, hash, told_to, spoken_by)
    values (${caseId}, ${after.n}, ${lockedYes(statement.body)}, ${isTold ? locked(statement.signature) : bytes(statement.signature)}, ${bytes(after.hash)}, ${toldTo(said, before.now, own)}, ${spokenByUser})`)
  return { said, before: before.now, now: after.now }
}
