// What workers sign of a process, step by step, on the server: where it leads, what was answered, which duties run after it. Held
// against what the move is about to write; a step that is not signed, or says otherwise, is not made. (Decision 47.)
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { Statement } from '../../sealing/chain.ts'
import type { SignedStep, StepLaw } from '../../sealing/signed-move.ts'
import type { Input, Machine, TrackView } from '../../tracks/define.ts'
import type { StepMade } from '../../tracks/execute.ts'
import { ageFor, lawOfStep } from '../../tracks/lawful-duties.ts'
import { clearAnswers } from '../../tracks/signed-step.ts'
import { hearNext, keep, lastSigned, refused, signsNothing } from './signed-moves.ts'

/** A step as the server makes it; duties by name, since their days follow from the rules of the place. */
type Made = Omit<SignedStep, 'owed' | 'law'> & { owed: readonly string[]; law: StepLaw }

const sorted = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
const isSame = (step: SignedStep | undefined, { owed, said, law, ...made }: Made): boolean =>
  step !== undefined &&
  Object.entries(made).every(([name, is]) => step[name as keyof SignedStep] === is) &&
  sorted(step.said) === sorted(said) &&
  sorted(step.law ?? {}) === sorted(law) &&
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
  { track, move, now, clear, owed, law }: StepMade,
  signed: Statement | undefined,
): Promise<void> {
  if (track.case_id === null || (track.carrier ?? null) === null) return
  const { state: to, version: v } = now
  const made = { kind: track.kind, move, was: track.state, to, v, said: clear, owed, law }
  await keepSignedStep(ctx, { caseId: track.case_id, id: track.id, made }, signed)
}

/** The first step of a process that was just opened on a case. */
export async function keepFirstStep(
  ctx: Ctx,
  { caseId, machine, opened, input }: { caseId: string; machine: Machine; opened: TrackView; input: Input },
  signed: Statement | undefined,
): Promise<void> {
  const { id, kind, state, version } = opened
  const { pack, owed } = await ctx.tx.one<{ pack: string; owed: string[] }>(
    sql`select t.pack, array(select clock from clocks where track = t.id and stopped_at is null) as owed from tracks t where t.id = ${id}`,
  )
  const law = lawOfStep(pack, await ageFor(ctx, machine, 'opened', { pack, case_id: caseId }))
  const made = { kind, move: 'opened', was: '', to: state, v: version, said: clearAnswers(input), owed, law }
  await keepSignedStep(ctx, { caseId, id, made }, signed)
}
