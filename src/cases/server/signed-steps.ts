// What workers sign of a process, step by step, on the server: where it leads, what was answered, which duties run after it. Held
// against what the move is about to write; a step that is not signed, or says otherwise, is not made. (Decision 47.)
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { Statement } from '../../sealing/chain.ts'
import type { SignedStep } from '../../sealing/signed-move.ts'
import type { Input, TrackView } from '../../tracks/define.ts'
import type { StepMade } from '../../tracks/execute.ts'
import { clearAnswers } from '../../tracks/signed-step.ts'
import { hearNext, keep, lastSigned, refused, signsNothing } from './signed-moves.ts'

/** A step as the server makes it; duties by name, since their days follow from the rules of the place. */
type Made = Omit<SignedStep, 'owed'> & { owed: readonly string[] }

const sorted = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
const isSame = (step: SignedStep | undefined, { owed, said, ...made }: Made): boolean =>
  step !== undefined &&
  Object.entries(made).every(([name, is]) => step[name as keyof SignedStep] === is) &&
  sorted(step.said) === sorted(said) &&
  Object.keys(step.owed).toSorted().join(' ') === owed.toSorted().join(' ')

async function keepSignedStep(
  ctx: Ctx,
  { caseId, id, made }: { caseId: string; id: string; made: Made },
  signed: Statement | undefined,
): Promise<void> {
  if (!signed) {
    if (await signsNothing(ctx)) return
    throw refused('statement-missing')
  }
  const { last } = await ctx.tx.one<{ last: Statement | null }>(
    sql`select ${lastSigned(sql`${id}::uuid`)} as last`,
  )
  const signing = { caseId, about: 'track', id, last: last ?? undefined } as const
  const heard = await hearNext(ctx, signing, signed)
  if (!isSame(heard.said.step, made)) throw refused('bad-statement')
  await keep(ctx, signing, heard)
}

/** Of a process on a case that the mover sees; of others nobody signs anything. */
export async function keepStep(
  ctx: Ctx,
  { track, move, now, clear, owed }: StepMade,
  signed: Statement | undefined,
): Promise<void> {
  if (track.case_id === null || (track.carrier ?? null) === null) return
  const made = { kind: track.kind, move, was: track.state, to: now.state, v: now.version, said: clear, owed }
  await keepSignedStep(ctx, { caseId: track.case_id, id: track.id, made }, signed)
}

/** The first step of a process that was just opened on a case. */
export async function keepFirstStep(
  ctx: Ctx,
  { caseId, opened, input }: { caseId: string; opened: TrackView; input: Input },
  signed: Statement | undefined,
): Promise<void> {
  const rows = await ctx.tx.rows<{ clock: string }>(
    sql`select clock from clocks where track = ${opened.id} and stopped_at is null`,
  )
  const { id, kind, state, version } = opened
  const owed = rows.map(({ clock }) => clock)
  const made = { kind, move: 'opened', was: '', to: state, v: version, said: clearAnswers(input), owed }
  await keepSignedStep(ctx, { caseId, id, made }, signed)
}
