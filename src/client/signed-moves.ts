// Every move that a worker makes goes through here, on screens, in the demonstration and in tests: where it sets what somebody's life
// may hang on, it is signed on top of what was signed before, and sent with its signature; the server refuses it without. (Decision 47.)
import { isProblem } from '../api/problem.ts'
import type { Pack } from '../jurisdiction/define.ts'
import type { Statement } from '../sealing/chain.ts'
import type { SignedStep } from '../sealing/signed-move.ts'
import { SealingError } from '../sealing/suite.ts'
import type { MoveLine } from '../sealing/vault-move-shape.ts'
import { factsAdopted, factsChanged } from '../tracks/case-facts.ts'
import type { FactsSet, Input, Machine } from '../tracks/define.ts'
import { asksAge, begunByAge } from '../tracks/duties-of-law.ts'
import { firstStep, stepOf } from '../tracks/signed-step.ts'
import type { LawOfCase } from '../tracks/signed-step.ts'
import { checkLines } from './checked-moves.ts'
import { knowChosen } from './logs.ts'
import type { Session, ToSignUpon as Known, TrackCalls } from './session.ts'
import { forget, goOn, learn, remembered, type About, type Signed } from './signing-memory.ts'
import { minute } from './time.ts'

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

/** Signs what a step sets on its case; nothing where it sets nothing and all that stands there is signed. */
async function signSet(
  session: Session,
  { id, now, facts, mayCallSafer }: Known,
  set: FactsSet,
): Promise<Signed> {
  // Whoever is not shown the case sets nothing on it.
  if (!now) return {}
  const sets = factsChanged(set, now, mayCallSafer)
  const line = { about: 'case', id, caseId: id } as const
  const [checked] = facts ? await checkLines(session, [{ ...line, statements: [facts] }]) : []
  // Nothing is signed on top of what cannot be believed: that is said on the page of the case.
  const last = checked?.moves?.at(-1)
  if (checked?.refused === 'rollback') throw new SealingError('rollback')
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

/** What was signed last of everything that a move is signed on top of: where it is the same again, the move itself came too late. */
const headsOf = (known: Known | null): string =>
  JSON.stringify([known?.facts?.signature, known?.process?.step?.signature])

/** A move that is to be signed: of which process, and how; `subkind` is its kind afterwards, nothing where the move chooses it. */
interface ToSign {
  about: About
  track: string
  subkind: (known: Known) => string | null | undefined
  sign: (known: Known) => Promise<Signed>
}

/**
 * What a step on a case is signed with, and sent with that; again where somebody else has signed meanwhile, or what was remembered here is
 * not so any more.
 */
async function signing<Answer>(
  session: Session,
  { about, track, subkind, sign }: ToSign,
  send: (more: { signatures?: Signed }) => Promise<Answer>,
): Promise<Answer> {
  const kept = remembered(session, about)
  let [known, isKept] = [kept ?? (await lookForSigning(session, about)), kept !== undefined]
  for (let left = tries; known && (await isBound(session)); left -= 1) {
    try {
      const signed = await sign(known)
      const answer = await send({ signatures: signed })
      goOn(session, { track, subkind: subkind(known) }, known, signed)
      return answer
    } catch (fault) {
      forget(session, about)
      if (!(isLate(fault) || (isKept && isOutdated(fault))) || left === 0) throw fault
      const again = await lookForSigning(session, about)
      if (!isKept && headsOf(again) === headsOf(known)) throw fault
      known = again
      isKept = false
    }
  }
  return send({})
}

/** Whether somebody signed first: on the server, or, seen here meanwhile, in another act of this very session. */
const isLate = (fault: unknown): boolean =>
  (isProblem(fault) && fault.code === 'stale') || (fault instanceof SealingError && fault.code === 'rollback')

/** Whether what was signed does not fit what the server is about to write, or what is there. */
const isOutdated = (fault: unknown): boolean =>
  (isProblem(fault) && ['bad-statement', 'statement-missing'].includes(fault.detail.because ?? '')) ||
  (fault instanceof SealingError && fault.code === 'unfit')

/** What there is to sign on top of; nothing for whoever has no way to cases, and so none to sign anything of one. */
async function lookForSigning(session: Session, about: About): Promise<Known | null> {
  const { caseId, track, move, other } = about
  try {
    const asked = {
      ...(caseId && { caseId }),
      ...(track && { track }),
      ...(move && { move }),
      ...(other && { other }),
    }
    const { case: known } = await session.api.cases.signing(asked)
    if (known) learn(session, about, known)
    return known
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
  return last?.left || last?.standing === 'never' ? undefined : last?.step
}

/**
 * The duties on top of which a step is signed: those of the last step, where nothing has happened since; else what the server says
 * runs, which nobody has signed.
 */
function owedBefore(
  { version, owed }: NonNullable<Known['process']>,
  last: SignedStep | undefined,
  { pack }: LawOfCase,
) {
  if (last?.v === version) return { ...unsaidOf(owed, last, pack), ...last.owed }
  return Object.fromEntries(owed.map(({ clock, on }) => [clock, last?.owed[clock] ?? { on }]))
}

/** Duties of some ages alone that began with a step of who was told no age. */
const unsaidOf = (owed: NonNullable<Known['process']>['owed'], { kind, move, law }: SignedStep, pack: Pack) =>
  Object.fromEntries(
    owed
      .filter(({ clock }) => law?.age === undefined && begunByAge(pack, `${kind}.${move}`).includes(clock))
      .map(({ clock, on }) => [clock, { on }]),
  )

/**
 * Whom a step names on the other side: who was named before, else who is chosen now, or stands there by the server's word. Their log is read
 * first, since nobody is named whose log is not known.
 */
async function otherSide(
  session: Session,
  { id, other }: Known,
  last: SignedStep | undefined,
  chosen = other?.circle ?? 0,
): Promise<number> {
  if (last?.other !== undefined && (last.other !== 0 || chosen === 0)) return last.other
  if (chosen !== 0 && other?.circle === chosen) await knowChosen(session, other.house, id)
  return chosen
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

/** How old the person is: as it was signed, where it was; what the server says beside it decides no duty then. */
async function ageOf(session: Session, { id, now, facts }: Known): Promise<string | undefined> {
  if (!now || !facts) return now?.age
  const [checked] = await checkLines(session, [{ about: 'case', id, caseId: id, statements: [facts] }])
  const last = checked?.moves?.at(-1)
  const isBelieved = last && !last.left && last.standing !== 'never'
  return (isBelieved && last.facts?.['age']?.is) || now.age
}

/** The law by which a step's duties are worked out; `unfit` where this program has no such rules: it would sign what it cannot know. */
async function lawFor(
  session: Session,
  known: Known,
  { machine, move }: { machine: Machine; move: string },
): Promise<LawOfCase> {
  const { pack, now } = known
  const { lawOf } = await import('./law.ts')
  const law = await lawOf(session, pack)
  if (!law) throw new SealingError('unfit')
  return { ...law, age: asksAge(machine, move, law.pack) ? await ageOf(session, known) : now?.age }
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
  const on = (await minute(session)).slice(0, 10)
  const law = await lawFor(session, known, { machine, move })
  const owed = owedBefore(process, last, law)
  const other = await otherSide(session, known, last)
  const before = { state, version: track.version, facts: asked, isCarriers, owed, other }
  const step = stepOf(machine, { ...before, ...(subkind !== null && { subkind }) }, move, { input, on, law })
  if (!step) return facts
  return { ...facts, step: await signStep(session, line, { after: process.step, step }) }
}

/**
 * The first step of a process. Nothing where this browser has seen it begun: a first try has arrived, its answer was lost, and the server
 * answers the next one with that. One that has hidden it begins it anew, unsigned, and is caught by what was seen.
 */
async function signBeginning(session: Session, line: MoveLine, step: SignedStep): Promise<Signed> {
  try {
    return { step: await signStep(session, line, { after: null, step }) }
  } catch (fault) {
    if (fault instanceof SealingError && fault.code === 'rollback') return {}
    throw fault
  }
}

interface Beginning {
  machine: Machine
  caseId: string
  id: string
  other?: number | undefined
  subkind?: string | undefined
  input: Input
}

/** The same of a process that is opened. */
async function signOpening(
  session: Session,
  { machine, caseId, id, other: chosen = 0, subkind, input }: Beginning,
  known: Known,
): Promise<Signed> {
  const set = machine.opens.signsFacts?.(input)
  const facts = set ? await signSet(session, known, set) : {}
  const line = { about: 'track', id, caseId } as const
  const on = (await minute(session)).slice(0, 10)
  const law = await lawFor(session, known, { machine, move: 'opened' })
  const other = await otherSide(session, known, undefined, chosen)
  const step = firstStep(machine, { subkind, isCarriers: known.isCarriers, other }, { input, on, law })
  return { ...facts, ...(await signBeginning(session, line, step)) }
}

interface Sending {
  machine: Machine
  move: string
  caseId: string
  id: string
  other: number
  input: Input
}

/** A process that begins by an endpoint of its own, which makes its first move: that is the first step that is signed. */
async function signSending(
  session: Session,
  { machine, move, caseId, id, other: chosen, input }: Sending,
  known: Known,
): Promise<Signed> {
  const on = (await minute(session)).slice(0, 10)
  const law = await lawFor(session, known, { machine, move })
  const other = await otherSide(session, known, undefined, chosen)
  const first = {
    state: machine.initial,
    version: 1,
    owed: {},
    facts: {},
    isCarriers: known.isCarriers,
    other,
  }
  const step = stepOf(machine, first, move, { input, on, law })
  if (!step) return {}
  return signBeginning(session, { about: 'track', id, caseId }, step)
}

type More = { signatures?: Signed }

/** Opens a process on a case with its first step signed: also one that is opened by an endpoint of its own. */
export const openSigned = <Answer>(
  session: Session,
  beginning: Beginning,
  send: (more: More) => Promise<Answer>,
): Promise<Answer> => {
  const { caseId, id: track, other, subkind = null } = beginning
  const about = { caseId, ...(other !== undefined && { other }) }
  const sign = (known: Known) => signOpening(session, beginning, known)
  return signing(session, { about, track, subkind: () => subkind, sign }, send)
}

/** Sends such a process with its signature. */
export const sendSigned = <Answer>(
  session: Session,
  sending: Sending,
  send: (more: More) => Promise<Answer>,
): Promise<Answer> => {
  const { caseId, id: track, other } = sending
  const about = { caseId, ...(other > 0 && { other }) }
  const sign = (known: Known) => signSending(session, sending, known)
  return signing(session, { about, track, subkind: () => null, sign }, send)
}

/** Makes a move that has an endpoint of its own, with its signature. */
export const moveSigned = <Answer>(
  session: Session,
  moving: Moving,
  send: (more: More) => Promise<Answer>,
): Promise<Answer> => {
  const { machine, move, track } = moving
  const { facts = [], starts = [], subkindFrom } = machine.moves[move] ?? {}
  const asksFacts = facts.length > 0 && starts.some(({ when }) => when)
  const about = { track: track.id, move, version: track.version, asksFacts }
  const subkind = ({ process }: Known) => (subkindFrom === undefined ? process?.subkind : undefined)
  const sign = (known: Known) => signMoving(session, moving, known)
  return signing(session, { about, track: track.id, subkind, sign }, send)
}

/** What there is of a process; a window loads it with the first move. */
export type MachineOf = (kind: string) => Machine | Promise<Machine>

/** The endpoints that follow from machines, with what is signed of them. */
export function signedTracks(session: Session, line: TrackCalls, machineOf: MachineOf): TrackCalls {
  return {
    async makeMove(kind, move, track, ...[input = {}, key]) {
      const machine = await machineOf(kind)
      return moveSigned(session, { machine, move, track, input }, (more) =>
        line.makeMove(kind, move, track, { ...input, ...(more as object) }, key),
      )
    },
    async openTrack(kind, asked, key) {
      const { id, caseId, other, subkind, ...input } = asked
      if (caseId === undefined) return line.openTrack(kind, asked, key)
      const machine = await machineOf(kind)
      return openSigned(session, { machine, caseId, id, other, subkind, input }, (more) =>
        line.openTrack(kind, { ...asked, ...(more as object) }, key),
      )
    },
  }
}
