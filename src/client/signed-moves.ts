// Every move that a worker makes goes through here, on screens, in the demonstration and in tests: where it sets what somebody's life
// may hang on, it is signed on top of what was signed before, and sent with its signature; the server refuses it without. (Decision 47.)
import { isProblem } from '../api/problem.ts'
import type { Statement } from '../sealing/chain.ts'
import { SealingError } from '../sealing/suite.ts'
import type { CheckedLine, MoveLine } from '../sealing/vault-move-shape.ts'
import { factsAdopted, factsChanged, wordsOf, type CaseFacts, type FactWords } from '../tracks/case-facts.ts'
import type { FactsSet, Machine } from '../tracks/define.ts'
import { knowAsFarAsBelieved } from './logs.ts'
import type { Api, Session, TrackCalls } from './session.ts'
import { minute } from './time.ts'

type Known = NonNullable<Awaited<ReturnType<Api['cases']['signing']>>['case']>
type Signed = { facts?: Statement }

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
  facts: CaseFacts
  signed: readonly Statement[]
}

/** Whose word the facts of some cases are, in their order. */
export async function wordsOn(session: Session, cases: readonly ShownCase[]): Promise<FactWords[]> {
  const lines = cases.map(({ id, signed }) => ({
    about: 'case' as const,
    id,
    caseId: id,
    statements: signed,
  }))
  const checked = await checkLines(session, lines)
  return cases.map(({ facts }, at) => wordsOf(facts, checked[at]!, session.organisation))
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

/** What a step on a case is signed with, and sent with that; again where somebody else has signed meanwhile. */
async function signing<Answer>(
  session: Session,
  about: { caseId?: string; track?: string },
  set: FactsSet,
  send: (more: { signatures?: Signed }) => Promise<Answer>,
): Promise<Answer> {
  const look = async () => (await session.api.cases.signing(about)).case
  const headOf = (known: Known | null) => known?.facts?.signature
  let known = await look()
  for (let left = tries; known && (await isBound(session)); left -= 1) {
    const signed = await signSet(session, known, set)
    try {
      return await send({ signatures: signed })
    } catch (fault) {
      if (!isProblem(fault) || fault.code !== 'stale' || left === 0) throw fault
      const again = await look()
      // It was the step itself that came too late.
      if (headOf(again) === headOf(known)) throw fault
      known = again
    }
  }
  return send({})
}

/** What there is of a process; a window loads it with the first move. */
export type MachineOf = (kind: string) => Machine | Promise<Machine>

/** The endpoints that follow from machines, with what is signed of them. */
export function signedTracks(session: Session, line: TrackCalls, machineOf: MachineOf): TrackCalls {
  return {
    async makeMove(kind, move, track, ...[input = {}, key]) {
      const set = (await machineOf(kind)).moves[move]?.signsFacts?.(input)
      const make = (more: object) => line.makeMove(kind, move, track, { ...input, ...more }, key)
      return set ? signing(session, { track: track.id }, set, make) : make({})
    },
    async openTrack(kind, input, key) {
      const set = input.caseId === undefined ? undefined : (await machineOf(kind)).opens.signsFacts?.(input)
      const open = (more: object) => line.openTrack(kind, { ...input, ...more }, key)
      return set && input.caseId !== undefined
        ? signing(session, { caseId: input.caseId }, set, open)
        : open({})
    },
  }
}
