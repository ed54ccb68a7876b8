// The facts that stand on a case itself and over which somebody's life may be decided: by which reference it goes, how dangerous it
// is, whether the person is a child. Whoever sets one signs it; whoever shows one holds it against what was signed. Pure.
import type { SignedFacts } from '../sealing/signed-move.ts'
import type { CheckedLine, CheckedMove } from '../sealing/vault-move-shape.ts'
import type { FactsSet } from './define.ts'

export type CaseFacts = Readonly<{ reference: string; risk: string; age: string }>
export type FactName = keyof CaseFacts
export const factNames: readonly FactName[] = ['reference', 'risk', 'age']

const levels = ['low', 'medium', 'high']
/** Whether a level says that there is less danger than another. */
const isSafer = (level: string, than: string): boolean => levels.indexOf(level) < levels.indexOf(than)

/**
 * What a step changes of what is shown: anybody on the case may warn, and only who knows how the person lives says that it is safer.
 */
export function factsChanged(sets: FactsSet, shown: CaseFacts, mayCallSafer: boolean): Partial<CaseFacts> {
  const { risk, ...rest } = sets
  const isLeft = risk === undefined || (isSafer(risk, shown.risk) && !mayCallSafer)
  return { ...rest, ...(!isLeft && { risk }) }
}

/** Whether what is shown may be so though nobody signed it: the person, and time, make it more dangerous and never safer. */
const isRaised = (name: FactName, shown: string, signed: string): boolean =>
  name === 'risk' && isSafer(signed, shown)

/** What whoever signs next takes over from the server, since nobody has signed it. */
export function factsAdopted(signed: SignedFacts | undefined, shown: CaseFacts): Partial<CaseFacts> {
  const unsigned = factNames.filter((name) => {
    const fact = signed?.[name]
    return fact === undefined || isRaised(name, shown[name], fact.is)
  })
  return Object.fromEntries(unsigned.map((name) => [name, shown[name]]))
}

/** Whose word a fact is that is shown: who signed what on which day. */
export interface SignedBy {
  is: string
  by: string
  organisation: number
  on: string
}
export type FactWord =
  /** Signed, checked here, and the same as shown. */
  | { word: 'checked'; signed: SignedBy }
  /** The same as shown, by a house of which it is not known here whether it works on the case, or which does no longer. */
  | { word: 'elsewhere' | 'past'; signed: SignedBy }
  /** Nobody has signed it; `signed` is what was signed before somebody called it more dangerous. */
  | { word: 'server'; signed?: SignedBy }
  /** It does not fit: other than what was signed, or what was signed cannot be believed. */
  | { word: 'wrong'; because: string; signed?: SignedBy }
export type FactWords = Readonly<Record<FactName, FactWord>>

/** What a screen shows of a fact: what a colleague signed, where the server says another thing; else what the server says. */
export const factToShow = (said: string, word: FactWord): string =>
  word.word === 'wrong' && word.because === 'differs' && word.signed ? word.signed.is : said

const all = (word: FactWord): FactWords => ({ reference: word, risk: word, age: word })

function wordOf(
  name: FactName,
  said: string | undefined,
  { facts = {}, ...move }: CheckedMove,
  home: number,
): FactWord {
  const fact = facts[name]
  if (!fact) return { word: 'server' }
  // What is not shown cannot be shown falsely.
  const shown = said ?? fact.is
  const { is, by, from: organisation, on, n } = fact
  const signed = { is, by, organisation, on }
  if (move.left) return { word: 'wrong', because: 'left', signed }
  if (move.standing === 'never') return { word: 'wrong', because: 'stranger', signed }
  if (is !== shown)
    return isRaised(name, shown, is)
      ? { word: 'server', ...(n > 0 && { signed }) }
      : { word: 'wrong', because: 'differs', ...(n > 0 && { signed }) }
  if (n === 0) return { word: 'server' }
  if (move.standing === 'past') return { word: 'past', signed }
  const isKnown = move.standing === 'on' || move.organisation === home
  return { word: isKnown ? 'checked' : 'elsewhere', signed }
}

/**
 * Whose word each fact of a case is, by the line of what was signed of it. A case of which nobody has signed anything is the server's
 * word altogether. `home`: my own house, whose people I need no case to know.
 */
export function wordsOf(shown: Partial<CaseFacts>, line: CheckedLine, home: number): FactWords {
  if (line.refused !== undefined) return all({ word: 'wrong', because: line.refused })
  const last = line.moves.at(-1)
  if (!last) return all({ word: 'server' })
  const words = factNames.map((name) => [name, wordOf(name, shown[name], last, home)] as const)
  return Object.fromEntries(words) as Record<FactName, FactWord>
}
