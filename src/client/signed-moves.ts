// Every move that a worker makes goes through here, on screens, in the demonstration and in tests: where it sets what somebody's life
// may hang on, it is signed on top of what was signed before, and sent with its signature; the server refuses it without. (Decision 47.)
import { isProblem } from '../api/problem.ts'
import type { Statement } from '../sealing/chain.ts'
import type { SignedStep } from '../sealing/signed-move.ts'
import { SealingError } from '../sealing/suite.ts'
import type { CheckedLine, MoveLine } from '../sealing/vault-move-shape.ts'
import { factsAdopted, factsChanged, wordsOf, type CaseFacts, type FactWords } from '../tracks/case-facts.ts'
import type { FactsSet, Input, Machine } from '../tracks/define.ts'
import { firstStep, stepOf } from '../tracks/signed-step.ts'
import { knowAsFarAsBelieved } from './logs.ts'
import type { Api, Session, TrackCalls } from './session.ts'
import { minute } from './time.ts'

type Known = NonNullable<Awaited<ReturnType<Api['cases']['signing']>>['case']>
type Signed = { facts?: Statement; step?: Statement }

/** Whether this house's log has gone over to rules 2: by earlier ones nobody could prove later what they had said. */
const isBound = async ({ vault, organisation }: Session): Promise<boolean> =>
  (await vault.viewLog({ organisation })).rules === 2

/** The facts of a case that is being opened, signed by who opens it. */
export async function signFirst(
  session: Session,
  { caseId, circle, sets }: { caseId: string; circle: number; sets: Readonly<Record<string, string>> },
): Promise<{ facts: Statement } | undefined> {
  if (!(await isBound(session))) return undefined
  const line = { about: 'case', id: caseId, caseId } as const
  const { statement } = await session.vault.signMove({ ...line, circle, sets, at: await minute(session) })
  return { facts: statement }
}

/** Who has spoken in a line; their logs are needed to check it. Nothing of it is believed by this. */
export function speakersOf(statements: readonly Statement[]): number[] {
  return statements.flatMap(({ body }) => {
    try {
      const { from } = JSON.parse(body) as { from?: unknown }
      return typeof from === 'number' ? [from] : []
    } catch {
      return []
    }
  })
}

type Asked = MoveLine & { statements: readonly Statement[] }

/** Whether a line has to be looked at again: a log was not known so far, or somebody of it has left since. */
const isOpen = ({ refused, moves }: CheckedLine): boolean =>
  refused === 'not-verified' || moves?.at(-1)?.left === true

/**
 * Checks lines of signed moves, all in one call of the key worker. Only where a log is not known so far is it read on, and only
 * where a speaker has left since is the server asked to prove that they had spoken before.
 */
export async function checkLines(session: Session, lines: readonly Asked[]): Promise<CheckedLine[]> {
  const { vault, api } = session
  const first = (await vault.checkMoves({ lines })).lines
  const open = lines.filter((_, at) => isOpen(first[at]!))
  if (open.length === 0) return first
  await knowAsFarAsBelieved(
    session,
    open.flatMap(({ statements }) => speakersOf(statements)),
  )
  const proved = await api.cases.proveMoves({ lines: open.map(({ id }) => id) }).catch(() => ({ lines: [] }))
  const withProofs = open.map((one) => ({
    ...one,
    proofs: proved.lines.find(({ line }) => line === one.id)?.proofs ?? [],
  }))
  const again = (await vault.checkMoves({ lines: withProofs })).lines
  return first.map((one, at) => again[open.indexOf(lines[at]!)] ?? one)
}

/** A case as a list or a page shows it, with what was signed of its facts: all of it, or the last of it. */
export interface ShownCase {
  id: string
  facts: Partial<CaseFacts>
  signed: readonly Statement[]
}

/** A process in a list, with what was signed of it last. */
export interface ShownStep {
  caseId: string
  track: string
  signed: Statement | null
}

/** The line of a case's facts; none for a profession that need not know how dangerous it is, since that stands in all of it. */
const lineOfCase = ({ id, facts, signed }: ShownCase): Asked[] =>
  facts.risk === undefined ? [] : [{ about: 'case', id, caseId: id, statements: signed }]

const lineOfStep = ({ caseId, track, signed }: ShownStep): Asked => ({
  about: 'track',
  id: track,
  caseId,
  statements: signed ? [signed] : [],
})

/** Checks cases and processes, all in one call of the key worker. */
async function checkShown(session: Session, cases: readonly ShownCase[], steps: readonly ShownStep[]) {
  const asked = new Map(cases.flatMap(lineOfCase).map((line) => [line.id, line]))
  const checked = await checkLines(session, [...asked.values(), ...steps.map(lineOfStep)])
  const byCase = new Map([...asked.keys()].map((id, at) => [id, checked[at]!]))
  return {
    words: cases.map(({ id, facts }) =>
      wordsOf(facts, byCase.get(id) ?? { moves: [] }, session.organisation),
    ),
    lines: checked.slice(asked.size),
  }
}

/**
 * What a list shows of cases and processes: for each row whose word the facts of its case are, and the line of its process. Fifty
 * rows are one call.
 */
export async function checkRows(
  session: Session,
  rows: readonly { shown: ShownCase; step: ShownStep }[],
): Promise<{ words: FactWords; stepLine: CheckedLine }[]> {
  const [cases, steps] = [rows.map(({ shown }) => shown), rows.map(({ step }) => step)]
  const { words, lines } = await checkShown(session, cases, steps)
  return rows.map((_, at) => ({ words: words[at]!, stepLine: lines[at]! }))
}

/** Whose word the facts of some cases are, in their order. */
export const wordsOn = async (session: Session, cases: readonly ShownCase[]): Promise<FactWords[]> =>
  (await checkShown(session, cases, [])).words

type ShownProcesses = {
  tracks: readonly { id: string }[]
  steps: readonly { track: string; signed: Statement }[]
}

/** The same of one case, with each of its processes: also those of which nothing is shown, since whoever saw more of one knows. */
export async function checkCase(
  session: Session,
  shown: ShownCase,
  { tracks, steps }: ShownProcesses,
): Promise<{ words: FactWords; stepLines: Record<string, CheckedLine> }> {
  const lastOf = (track: string) => steps.find((one) => one.track === track)?.signed ?? null
  const processes = tracks.map(({ id }) => ({ caseId: shown.id, track: id, signed: lastOf(id) }))
  const { words, lines } = await checkShown(session, [shown], processes)
  return { words: words[0]!, stepLines: Object.fromEntries(tracks.map(({ id }, at) => [id, lines[at]!])) }
}

/** Signs what a step sets on its case; nothing where it sets nothing and all that stands there is signed. */
async function signSet(
  session: Session,
  { id, now, facts, mayCallSafer }: Known,
  set: FactsSet,
): Promise<Signed> {
  const sets = factsChanged(set, now, mayCallSafer)
  const line = { about: 'case', id, caseId: id } as const
  const [checked] = facts ? await checkLines(session, [{ ...line, statements: [facts] }]) : []
  // Nothing is signed on top of what cannot be believed: that is said on the page of the case.
  const last = checked?.moves?.at(-1)
  if (checked?.refused !== undefined || last?.left || last?.standing === 'never')
    throw new SealingError('unfit')
  const before = last?.facts
  const adopts = factsAdopted(before, now)
  if (Object.keys(sets).length === 0 && before && Object.keys(adopts).length === 0) return {}
  const { statement } = await session.vault.signMove({
    ...line,
    ...(facts && { after: facts }),
    circle: session.circle,
    sets,
    adopts: Object.fromEntries(Object.entries(adopts).filter(([name]) => !(name in sets))),
    at: await minute(session),
  })
  return { facts: statement }
}

/** How often a move is signed anew because somebody signed first. */
const tries = 4

type About = { caseId?: string; track?: string; move?: string }
/** What was signed last of everything that a move is signed on top of: where it is the same again, the move itself came too late. */
const headsOf = (known: Known | null): string =>
  JSON.stringify([known?.facts?.signature, known?.process?.step?.signature])

/** What a step on a case is signed with, and sent with that; again where somebody else has signed meanwhile. */
async function signing<Answer>(
  session: Session,
  about: About,
  sign: (known: Known) => Promise<Signed>,
  send: (more: { signatures?: Signed }) => Promise<Answer>,
): Promise<Answer> {
  const look = () => lookForSigning(session, about)
  let known = await look()
  for (let left = tries; known && (await isBound(session)); left -= 1) {
    try {
      return await send({ signatures: await sign(known) })
    } catch (fault) {
      if (!isLate(fault) || left === 0) throw fault
      const again = await look()
      if (headsOf(again) === headsOf(known)) throw fault
      known = again
    }
  }
  return send({})
}

/** Whether somebody signed first: on the server, or, seen here meanwhile, in another act of this very session. */
const isLate = (fault: unknown): boolean =>
  (isProblem(fault) && fault.code === 'stale') || (fault instanceof SealingError && fault.code === 'rollback')

/** What there is to sign on top of; nothing for whoever has no way to cases, and so none to sign anything of one. */
async function lookForSigning({ api }: Session, about: About): Promise<Known | null> {
  try {
    return (await api.cases.signing(about)).case
  } catch (fault) {
    if (isProblem(fault) && fault.code === 'not-allowed') return null
    throw fault
  }
}

/**
 * What was signed of a process so far, as far as it is believed here: nothing where nobody signed anything of it, or somebody of a house
 * that no log known here vouches for. `unfit` where it does not hold: nobody signs on top of that.
 */
async function lastStepOf(session: Session, line: MoveLine, step: Statement | null) {
  if (!step) return undefined
  const [checked] = await checkLines(session, [{ ...line, statements: [step] }])
  const { refused, moves } = checked!
  if (refused === 'not-verified') return undefined
  if (refused === 'rollback') throw new SealingError('rollback')
  if (refused !== undefined) throw new SealingError('unfit')
  const last = moves.at(-1)
  return last?.left ? undefined : last?.step
}

/**
 * The duties on top of which a step is signed: those of the last step, where nothing has happened since; else what the server says
 * runs, which nobody has signed.
 */
function owedBefore({ version, owed }: NonNullable<Known['process']>, last: SignedStep | undefined) {
  if (last?.v === version) return last.owed
  return Object.fromEntries(owed.map(({ clock, on }) => [clock, last?.owed[clock] ?? { on }]))
}

async function signStep(
  session: Session,
  line: MoveLine,
  { after, step }: { after: Statement | null; step: SignedStep },
): Promise<Statement> {
  const at = await minute(session)
  const { circle } = session
  const { statement } = await session.vault.signMove({ ...line, ...(after && { after }), circle, step, at })
  return statement
}

interface Moving {
  machine: Machine
  move: string
  track: { id: string; version: number }
  input: Input
}

/** Signs what a move sets on its case, and the step itself. */
async function signMoving(
  session: Session,
  { machine, move, track, input }: Moving,
  known: Known,
): Promise<Signed> {
  const set = machine.moves[move]?.signsFacts?.(input)
  const facts = set ? await signSet(session, known, set) : {}
  const { process, isCarriers } = known
  if (!process) return facts
  const line = { about: 'track', id: track.id, caseId: known.id } as const
  const last = await lastStepOf(session, line, process.step)
  const { state, subkind, facts: asked } = process
  const before = { state, version: track.version, facts: asked, isCarriers, owed: owedBefore(process, last) }
  const on = (await minute(session)).slice(0, 10)
  const step = stepOf(machine, { ...before, ...(subkind !== null && { subkind }) }, move, { input, on })
  if (!step) return facts
  return { ...facts, step: await signStep(session, line, { after: process.step, step }) }
}

interface Beginning {
  machine: Machine
  caseId: string
  id: string
  subkind?: string | undefined
  input: Input
}

/** The same of a process that is opened. */
async function signOpening(
  session: Session,
  { machine, caseId, id, subkind, input }: Beginning,
  known: Known,
): Promise<Signed> {
  const set = machine.opens.signsFacts?.(input)
  const facts = set ? await signSet(session, known, set) : {}
  const line = { about: 'track', id, caseId } as const
  const on = (await minute(session)).slice(0, 10)
  const step = firstStep(machine, { subkind, isCarriers: known.isCarriers }, { input, on })
  return { ...facts, step: await signStep(session, line, { after: null, step }) }
}

/** What there is of a process; a window loads it with the first move. */
export type MachineOf = (kind: string) => Machine | Promise<Machine>

/** The endpoints that follow from machines, with what is signed of them. */
export function signedTracks(session: Session, line: TrackCalls, machineOf: MachineOf): TrackCalls {
  return {
    async makeMove(kind, move, track, ...[input = {}, key]) {
      const machine = await machineOf(kind)
      const sign = (known: Known) => signMoving(session, { machine, move, track, input }, known)
      return signing(session, { track: track.id, move }, sign, (more) =>
        line.makeMove(kind, move, track, { ...input, ...(more as object) }, key),
      )
    },
    async openTrack(kind, asked, key) {
      const { id, caseId, other: _other, subkind, ...input } = asked
      if (caseId === undefined) return line.openTrack(kind, asked, key)
      const machine = await machineOf(kind)
      const sign = (known: Known) => signOpening(session, { machine, caseId, id, subkind, input }, known)
      return signing(session, { caseId }, sign, (more) =>
        line.openTrack(kind, { ...asked, ...(more as object) }, key),
      )
    },
  }
}
