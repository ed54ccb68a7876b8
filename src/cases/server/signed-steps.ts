// What workers sign of a process, step by step, on the server: where it leads, what was answered, which duties run after it. Held
// against what the move is about to write; a step that is not signed, or says otherwise, is not made. (Decision 47.)
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { Statement } from '../../sealing/chain.ts'
import { askingStep, readMove, type SignedStep, type StepLaw } from '../../sealing/signed-move.ts'
import type { Input, Machine, TrackView } from '../../tracks/define.ts'
import type { StepMade } from '../../tracks/execute.ts'
import { ageFor, lawOfStep } from '../../tracks/lawful-duties.ts'
import { begunByAge } from '../../tracks/duties-of-law.ts'
import { clearAnswers } from '../../tracks/signed-step.ts'
import { hashes } from '../../../jurisdictions/hashes.ts'
import { packOf, packs, standIns } from '../../../jurisdictions/packs.ts'
import { hashOfLaw } from '../../jurisdiction/shipped.ts'
import { housesCircle, hearNext, keep, lastSigned, refused, signsNothing } from './signed-moves.ts'

/** A step as the server makes it; duties by name, since their days follow from the rules of the place. */
type Made = Omit<SignedStep, 'owed' | 'law' | 'other'> & { owed: readonly string[]; law: StepLaw }

/** What a step stands on: the case, the process, the circle on its other side. */
interface Standing {
  caseId: string
  id: string
  other: number | null
  /** Whether whoever makes it stands on the process alone. */
  isAlone: boolean
}

/** Whether a step names who stands on the other side of its process, or that nobody does: then every side signs. */
export const namesOther = (last: Statement): boolean => readMove(last).step?.other !== undefined

/** Of duties that hang on the person's age whoever stands on the process alone signs nothing: nobody tells them. */
function asAlone(made: Made): Made {
  const { age: _untold, ...law } = made.law
  const byAge = begunByAge(packOf(law.pack), `${made.kind}.${made.move}`)
  return { ...made, law, owed: made.owed.filter((clock) => !byAge.includes(clock)) }
}
const withoutAged = (step: SignedStep | undefined, made: Made): SignedStep | undefined => {
  if (!step) return undefined
  const byAge = begunByAge(packOf(made.law.pack), `${made.kind}.${made.move}`)
  const owed = Object.entries(step.owed).filter(([clock]) => !byAge.includes(clock))
  return { ...step, owed: Object.fromEntries(owed) }
}

const sorted = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
/** By which files a law may be named: its own, or, by who could not check those, the ones before them. */
const hashesOf = ({ pack, hash }: StepLaw): string[] => [
  hash,
  ...(Object.hasOwn(hashes, pack)
    ? []
    : standIns(pack)
        .filter((one) => packs.has(one))
        .map(hashOfLaw)),
]
const isSame = (step: SignedStep | undefined, { owed, said, law, ...made }: Made): boolean =>
  step !== undefined &&
  Object.entries(made).every(([name, is]) => step[name as keyof SignedStep] === is) &&
  sorted(step.said) === sorted(said) &&
  hashesOf(law).some((hash) => sorted(step.law ?? {}) === sorted({ ...law, hash })) &&
  Object.keys(step.owed).toSorted().join(' ') === owed.toSorted().join(' ')

/** Whoever it names on the other side is who stands there, or whom the step before named. */
const namesTruly = (step: SignedStep | undefined, last: Statement | null, { other }: Standing): boolean =>
  step?.other === undefined || [other ?? 0, last && readMove(last).step?.other].includes(step.other)

/** Carries the step by which their house was asked, and no other. */
async function isAsked(ctx: Ctx, asked: Statement | undefined, last: Statement | null): Promise<boolean> {
  if (!last || !readMove(last).step?.other) return asked === undefined
  const asking = askingStep(last, await housesCircle(ctx))
  return asked?.body === asking?.body && asked?.signature === asking?.signature
}

async function keepSignedStep(
  ctx: Ctx,
  standing: Standing,
  asMade: Made,
  { signed, isOptional = false }: { signed: Statement | undefined; isOptional?: boolean },
): Promise<void> {
  const { caseId, id, isAlone } = standing
  const { last } = await ctx.tx.one<{ last: Statement | null }>(
    sql`select ${lastSigned(sql`${id}::uuid`)} as last`,
  )
  // Of a process on which nobody has named the other side yet, it signs nothing: nobody could tell whether it was asked.
  if (isAlone && !(last && namesOther(last))) return
  if (!signed) {
    if ((isOptional && !last) || (await signsNothing(ctx))) return
    throw refused('statement-missing')
  }
  const signing = { caseId, about: 'track', id, last: last ?? undefined } as const
  const heard = await hearNext(ctx, signing, signed)
  const { step, asked } = heard.said
  const made = isAlone ? asAlone(asMade) : asMade
  const isTrue =
    isSame(isAlone ? withoutAged(step, made) : step, made) &&
    namesTruly(step, last, standing) &&
    (await isAsked(ctx, asked, last))
  if (!isTrue) throw refused('bad-statement')
  await keep(ctx, signing, heard)
}

/** What was signed of a step on a case. Optional where a process is begun by an endpoint that may be called without. */
export async function keepStep(
  ctx: Ctx,
  { track, move, now, clear, owed, law }: StepMade,
  signed: Statement | undefined,
  { isOptional = false } = {},
): Promise<void> {
  const { id, case_id: caseId, counterparty_circle: other, carrier = null } = track
  if (caseId === null) return
  const { state: to, version: v } = now
  const made = { kind: track.kind, move, was: track.state, to, v, said: clear, owed, law }
  await keepSignedStep(ctx, { caseId, id, other, isAlone: carrier === null }, made, { signed, isOptional })
}

/** The first step of a process that was just opened on a case. */
export async function keepFirstStep(
  ctx: Ctx,
  { caseId, machine, opened, input }: { caseId: string; machine: Machine; opened: TrackView; input: Input },
  signed: Statement | undefined,
): Promise<void> {
  const { id, kind, state, version } = opened
  const { pack, owed, other } = await ctx.tx.one<{ pack: string; owed: string[]; other: number | null }>(
    sql`select t.pack, t.counterparty_circle as other, array(select clock from clocks where track = t.id and stopped_at is null) as owed from tracks t where t.id = ${id}`,
  )
  const law = lawOfStep(pack, await ageFor(ctx, machine, 'opened', { pack, case_id: caseId }))
  const made = { kind, move: 'opened', was: '', to: state, v: version, said: clearAnswers(input), owed, law }
  await keepSignedStep(ctx, { caseId, id, other, isAlone: false }, made, { signed })
}
