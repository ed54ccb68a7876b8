// How a reader comes to believe a case's chain: it must hold together, and each of its lines must count by what is known now
// (case-judge.ts). What does not count is set aside until somebody settles it; what was built on that alone falls with it.
import { applySaid, signersOf, speakerIn } from './case-chain.ts'
import { judge, tried, type Doubt, type Judging, type Line } from './case-judge.ts'
import { isPerson } from './case-readers.ts'
import { NO_CASE, type CaseNow, type People } from './case-shape.ts'
import { checkLink, hashOf, isSignedBy, nextAhead, NO_HEAD, readStatement, rulesOf } from './chain.ts'
import type { ChainPlace, Checked, Kept, Said, Statement, Window } from './chain.ts'
import { rootFrom, type SpokenProof } from './spoken.ts'
import { SealingError } from './suite.ts'

/** Proves of line `n` that it is among what its speaker had said until some end. */
export type LineProof = { n: number; proof: SpokenProof }

/** A case's chain as somebody believes it. */
export type Believed = Checked<CaseNow> & {
  hashes: readonly string[]
  /** What nobody has settled yet. */
  doubts: readonly Doubt[]
  /** The first line that is dated later than it can be by now, since when nothing has put it right. */
  ahead?: number
}

export const NOTHING_BELIEVED: Believed = { ...NO_HEAD, now: NO_CASE, hashes: [], doubts: [] }

/** What a reader holds a chain against. */
export type Against = { people: People; proofs?: readonly LineProof[]; window?: Window }

/** The roots to which the proofs of each line lead. */
async function rootsOf(
  proofs: readonly LineProof[],
  statements: readonly (Statement | Kept)[],
  first: number,
): Promise<Map<number, Set<string>>> {
  const roots = new Map<number, Set<string>>()
  for (const { n, proof } of proofs) {
    const line = statements[n - first]
    if (!line || !('body' in line)) continue
    const found = roots.get(n) ?? new Set<string>()
    roots.set(n, found.add(await rootFrom(await hashOf(line), proof)))
  }
  return roots
}

const rulesOfCase = {
  upgrades: (said: Said) => said.t === 'upgrade',
  goesBack: (said: Said) => said.t === 'settle',
}

/** What is believed, and what would be true if every line counted: they part at the first that does not. */
type Tales = { now: CaseNow; told: CaseNow }

/** One reader's way through one chain, line by line. */
function goingThrough(judging: Judging) {
  const { place, people } = judging
  const isSignedIn = async (now: CaseNow, { said, statement }: Line): Promise<boolean> => {
    const signers = tried(() => signersOf(people, now, said))
    return signers !== undefined && isSignedBy(signers, place, statement, rulesOf(said, statement))
  }
  /** What is true after a line if all of them count. */
  const ifTold = (told: CaseNow, { said }: Line): CaseNow | undefined =>
    tried(() =>
      applySaid(
        told,
        said,
        (circle) => !isPerson(said) && people.placeIn(speakerIn(said), circle) !== undefined,
        (circle) => !isPerson(said) && people.houseHas(speakerIn(said), circle),
      ),
    )

  return async ({ now, told }: Tales, line: Line): Promise<Tales & { doubt?: Doubt }> => {
    const isOne = told === now
    const isHeard = await isSignedIn(now, line)
    const isTold = isOne ? isHeard : await isSignedIn(told, line)
    const judged = isHeard ? await judge(judging, now, line) : undefined
    const whole = isOne ? judged?.whole : isTold ? ifTold(told, line) : undefined
    if (!judged && !whole) throw new SealingError('bad-chain')
    const believed = judged?.believed ?? now
    const doubt = judged?.doubt && { doubt: judged.doubt }
    // Whoever settles a chain says what is true from there on.
    if (judged && line.said.t === 'settle') return { now: believed, told: believed }
    return { now: believed, told: whole ?? told, ...doubt }
  }
}

const linesFrom = (first: number, statements: readonly (Statement | Kept)[]): Map<number, Line> =>
  new Map(
    statements.flatMap((statement, at): [number, Line][] =>
      'body' in statement ? [[first + at, { said: readStatement(statement), statement, n: first + at }]] : [],
    ),
  )

/**
 * Checks what follows `from` in a case's chain and judges it by what is known now. `bad-chain` where it does not hold together;
 * what holds together and cannot be believed is among the doubts, and nothing that gives is in force by it.
 */
export async function replayCase(
  place: ChainPlace,
  statements: readonly (Statement | Kept)[],
  from: Believed,
  { people, proofs = [], window = {} }: Against,
): Promise<Believed> {
  if (from.doubts.length > 0) throw new Error('what is in doubt is judged with its whole chain')
  const lines = linesFrom(from.n + 1, statements)
  const roots = await rootsOf(proofs, statements, from.n + 1)
  const { told = [] } = window
  const goOn = goingThrough({ place, lines, people, roots, told, found: new Map() })
  let { n, hash, at, rules, ahead } = from
  let tales: Tales = { now: from.now, told: from.now }
  const hashes = [...from.hashes]
  let doubts: Doubt[] = []
  for (const statement of statements) {
    const line = lines.get(n + 1)
    if (line) {
      const head = { n, hash, ...(at !== undefined && { at }), ...(rules && { rules }) }
      rules = checkLink(head, { statement: line.statement, said: line.said }, rulesOfCase, window)
      const { doubt, ...next } = await goOn(tales, line)
      tales = next
      if (doubt) doubts.push(doubt)
      hash = await hashOf(line.statement)
      at = line.said.at
      ahead = nextAhead(ahead, line.said, window)
    } else {
      if ((statement as Kept).n !== n + 1) throw new SealingError('bad-chain')
      const isOne = tales.told === tales.now
      const now = { ...tales.now, partial: true }
      tales = { now, told: isOne ? now : { ...tales.told, partial: true } }
      hash = (statement as Kept).hash
    }
    n += 1
    hashes.push(hash)
  }
  const { now } = tales
  // From whom words are kept cannot judge what nobody proves to them.
  if (now.partial) doubts = doubts.filter((one) => !one.inForce)
  return {
    n,
    hash,
    now,
    hashes,
    doubts,
    ...(at !== undefined && { at }),
    ...(rules && { rules }),
    ...(ahead && { ahead }),
  }
}
