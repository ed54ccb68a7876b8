// What a page or a list shows of cases is held against what was signed of them, in one call of the key worker. (Decision 47.)
import type { Statement } from '../sealing/chain.ts'
import type { CheckedLine, MoveLine } from '../sealing/vault-move-shape.ts'
import { wordsOf, type CaseFacts, type FactWords } from '../tracks/case-facts.ts'
import type { HeldLine } from '../tracks/step-word.ts'
import { knowAsFarAsBelieved, knowOnce } from './logs.ts'
import type { Session } from './session.ts'

/** What each statement that can be read says. Nothing of it is believed by this: it says what has to be fetched. */
const peek = (statements: readonly Statement[]): { from?: unknown; step?: { law?: { pack?: unknown } } }[] =>
  statements.flatMap(({ body }) => {
    try {
      return [(JSON.parse(body) as object | null) ?? {}]
    } catch {
      return []
    }
  })

/** The organisations that have spoken in a line; their logs are needed to check it. */
export const speakersOf = (statements: readonly Statement[]): number[] =>
  peek(statements).flatMap(({ from }) => (typeof from === 'number' ? [from] : []))

/** The packs whose law the steps name. */
export const lawsOf = (statements: readonly Statement[]): string[] =>
  peek(statements).flatMap(({ step }) => (typeof step?.law?.pack === 'string' ? [step.law.pack] : []))

/** The same lines with the laws that their newest steps name; where one cannot be had, nothing is checked by it. */
export const withLaws = (session: Session, lines: readonly CheckedLine[]): Promise<HeldLine[]> =>
  Promise.all(
    lines.map(async (line) => {
      const named = line.moves?.at(-1)?.step?.law
      if (!named) return line
      // What builds a law out of its files, and counts its days, is loaded with the first step that names one.
      const [{ lawOf }, { dueOfStep }] = await Promise.all([
        import('./law.ts'),
        import('../tracks/due-days.ts'),
      ])
      const law = await lawOf(session, named.pack).catch(() => undefined)
      const step = line.moves?.at(-1)?.step
      return { ...line, law, ...(law && step && { due: dueOfStep(step, law, session.timezone) }) }
    }),
  )

type Asked = MoveLine & { statements: readonly Statement[] }

/** Whether a line has to be looked at again: a log was not known so far, or somebody of it has left since. */
const isOpen = ({ refused, moves }: CheckedLine): boolean => {
  const last = moves?.at(-1)
  return refused === 'not-verified' || last?.left === true || last?.unproved === true
}

/**
 * Checks lines of signed moves, all in one call of the key worker. Logs that are not known so far are read before it, together; only where
 * one has to be read on is it asked for again, and only where a speaker has left since is the server asked to prove that they had spoken
 * before.
 */
export async function checkLines(session: Session, lines: readonly Asked[]): Promise<CheckedLine[]> {
  const { vault, api } = session
  await knowOnce(
    session,
    lines.flatMap(({ statements }) => speakersOf(statements)),
  )
  const first = (await vault.checkMoves({ lines })).lines
  const open = lines.filter((_, at) => isOpen(first[at]!))
  if (open.length === 0) return first
  const [proved] = await Promise.all([
    api.cases.proveMoves({ lines: open.map(({ id }) => id) }).catch(() => ({ lines: [] })),
    knowAsFarAsBelieved(
      session,
      open.flatMap(({ statements }) => speakersOf(statements)),
    ),
  ])
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
    lines: await withLaws(session, checked.slice(asked.size)),
  }
}

/**
 * What a list shows of cases and processes: for each row whose word the facts of its case are, and the line of its process. Fifty
 * rows are one call.
 */
export async function checkRows(
  session: Session,
  rows: readonly { shown: ShownCase; step: ShownStep }[],
): Promise<{ words: FactWords; stepLine: HeldLine }[]> {
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
): Promise<{ words: FactWords; stepLines: Record<string, HeldLine> }> {
  const lastOf = (track: string) => steps.find((one) => one.track === track)?.signed ?? null
  const processes = tracks.map(({ id }) => ({ caseId: shown.id, track: id, signed: lastOf(id) }))
  const { words, lines } = await checkShown(session, [shown], processes)
  return { words: words[0]!, stepLines: Object.fromEntries(tracks.map(({ id }, at) => [id, lines[at]!])) }
}
