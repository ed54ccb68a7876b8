// The language in which a process is written down once: states, moves, who may make them, what they ask, which clocks
// they start. Everything else (endpoints, buttons, audit names, tests, the OpenAPI document) is derived from it.

import type { StaffRole } from '../api/roles.ts'
import type { Pack, Stage } from '../jurisdiction/define.ts'

/**
 * Where somebody stands towards a track. The same profession may be holder of one track and the other side of the
 * next, so a move names sides first and roles second. The carrier is whoever carries the case that the track belongs to.
 */
export const sides = ['holder', 'other', 'carrier', 'person', 'system'] as const
export type Side = (typeof sides)[number]

/** The lanes of the case picture. */
export const lanes = ['identification', 'support', 'justice', 'status', 'solution'] as const
/** A lane of the case picture; `none` for what stands in no lane. */
export type Lane = (typeof lanes)[number] | 'none'

/** How far a case is, from first to last. */
export const phases = ['identification', 'stabilisation', 'justice', 'solution', 'follow_up'] as const
export type Phase = (typeof phases)[number]

/** One answer that a move asks for. Everything is a code, a number or a day: words about a person are sealed records. */
export type Field =
  /** `fact`: only those of these codes that the fact of this name lists, which are those of the case's own law. `all`: it lists some of these and never another. `again`: what was answered last stands there already. */
  /** `ofKind`: those of these codes that a kind of the process can have; a kind without a line has them all. */
  | {
      kind: 'code'
      codes: readonly string[]
      fact?: string
      all?: true
      again?: true
      ofKind?: Readonly<Record<string, readonly string[]>>
      optional?: true
    }
  | { kind: 'codes'; codes: readonly string[]; optional?: true }
  /** `lies`: it has come, or is still to come (today counts as both). Left out where either makes sense, or where what was done is also recorded afterwards. `within`: or so many days on. */
  | { kind: 'day'; lies?: 'behind' | 'ahead'; within?: number; optional?: true }
  /** `theirClock`: agreed with somebody who may be where clocks show another hour. */
  | { kind: 'instant'; lies?: 'behind' | 'ahead'; within?: number; theirClock?: true; optional?: true }
  | { kind: 'yes-no' | 'id' | 'circle' | 'language'; optional?: true }
  /** `exact`: the name of the sealed answer that holds the same to the cent; in clear it stands in whole units, rounded down. */
  | { kind: 'number' | 'money'; min: number; max: number; exact?: string; optional?: true }
  /** A sealed note that goes with the move; the server stores it as a record and cannot read it. */
  | { kind: 'sealed'; optional?: true }

export const ask = {
  code: (...codes: string[]) => ({ kind: 'code', codes }) as const,
  /** One of the codes that a fact lists. */
  codeOf: (fact: string, codes: readonly string[]) => ({ kind: 'code', codes, fact }) as const,
  /** One of these that a fact lists, which is no matter of the law. */
  codeAmong: (fact: string, ...codes: string[]) => ({ kind: 'code', codes, fact, all: true }) as const,
  /** One of the codes that a fact lists; what was answered last under this name stands there already. */
  codeAgain: (fact: string, codes: readonly string[]) =>
    ({ kind: 'code', codes, fact, again: true }) as const,
  /** One of the codes that this kind of the process can have. */
  codeByKind: (ofKind: Readonly<Record<string, readonly string[]>>) =>
    ({ kind: 'code', codes: [...new Set(Object.values(ofKind).flat())], ofKind }) as const,
  codes: (...codes: string[]) => ({ kind: 'codes', codes }) as const,
  day: { kind: 'day' },
  pastDay: { kind: 'day', lies: 'behind' },
  /** What is served by post counts from a day that the law takes for it, often days after it was sent. */
  servedDay: { kind: 'day', lies: 'behind', within: 31 },
  comingDay: { kind: 'day', lies: 'ahead' },
  comingInstant: { kind: 'instant', lies: 'ahead' },
  /** Agreed with somebody who may be in another zone. */
  agreedInstant: { kind: 'instant', lies: 'ahead', theirClock: true },
  /** The moment at which something happened: duties run from it, however late it is told. */
  pastInstant: { kind: 'instant', lies: 'behind' },
  yesNo: { kind: 'yes-no' },
  id: { kind: 'id' },
  circle: { kind: 'circle' },
  language: { kind: 'language' },
  number: (min: number, max: number) => ({ kind: 'number', min, max }) as const,
  /** Whole units of the network's currency. */
  money: { kind: 'money', min: 0, max: 100_000_000 },
  /** The same to the cent, sealed under this other answer. */
  exactMoney: (exact: string) => ({ kind: 'money', min: 0, max: 100_000_000, exact }) as const,
  sealed: { kind: 'sealed' },
  optional: <F extends Field>(field: F): F & { optional: true } => ({ ...field, optional: true }),
} as const

/**
 * A clock that a move starts. Its length comes from the pack by `clock` and counts from the move, or from a day that
 * was answered (`from`), or back from one (`before`); or the answer is the due day itself (`on`). A start whose
 * answer was left out does not happen. One that runs already takes a newly answered day; counted from the move alone it
 * keeps its own, which is the earlier: asking again never puts a duty off. Whoever means a new one stops the old one too.
 */
export interface ClockStart {
  clock: string
  /** Whose duty it is. The carrier's is started only where somebody else holds the track: who does both owes it once. */
  owner: 'holder' | 'other' | 'carrier'
  /** The name of a `day` or `instant` answer that gives the date itself; such a clock is hard in any pack. */
  on?: string
  /** The name of a `day` or `instant` answer from which the pack's length counts: a decision counts from the day it was served. */
  from?: string
  /** The name of a `day` answer from which the pack's length counts back: a reminder before an end. */
  before?: string
  /** Only when this is true of the answers (and of the kind of track, and of the facts that the move names). */
  when?: (input: Input, subkind: string | undefined, facts: Facts) => boolean
}

export type Input = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** What is true of the case, as far as a guard may need it. The server looks it up, a screen gets it with the track. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/** What of a case itself a step sets, by name: whoever takes it signs that (case-facts.ts). */
export type FactsSet = Readonly<{ risk?: string; age?: string }>

export interface GuardContext {
  input: Input
  facts: Facts
  track: TrackView
}

export interface Move {
  /** States it may be made from; `*` is every state that is not final. */
  from: readonly string[] | '*'
  /** The state it leads to; `same` stays where it is (something was done or told). */
  to: string
  by: readonly Side[]
  /** The kinds of the process that have this step; left out, all. Another kind has no such move: it is offered nowhere and refused. */
  kinds?: readonly string[]
  /** Professions that may make it (staff sides only); left out means whoever stands on that side. */
  who?: readonly StaffRole[]
  ask?: Readonly<Record<string, Field>>
  /** The person is asked or told something by it: first stands whether they can be reached safely at this hour. */
  asksPerson?: true
  /** Answers with the code of the rule that refuses, or nothing. Words: `refused.<code>`. */
  guard?: (context: GuardContext) => string | undefined
  /** Every code that the guard can refuse with: its words must exist, and tests must meet each of them. */
  refuses?: readonly string[]
  /** Names of the facts that the guard and the starts read; the server looks up only these. */
  facts?: readonly string[]
  /** Those of the facts by which the guard refuses whatever is answered: that is said before anybody answers. */
  knownBefore?: readonly string[]
  /** Names of facts, most of them out of the case's law, that the starts read besides. */
  lawFacts?: readonly string[]
  /** The name of an answer that becomes the track's subkind from here on (the option that somebody chose). */
  subkindFrom?: string
  starts?: readonly ClockStart[]
  /** The clocks whose duty the move does. */
  stops?: readonly string[]
  /** The answers with which a clock among `stops` is not stopped: the duty is done in part, or not at all, and goes on. */
  keepsClockWhen?: Readonly<Record<string, (input: Input, facts: Facts) => boolean>>
  /**
   * The stage of the law that it belongs to: where a country decides without that stage there is no such move. It reads the
   * fact `stages`, the codes that there are.
   */
  stage?: Stage
  /** The way out that the person can always ask for, without a reason. */
  exit?: true
  /**
   * No way out, and yet offered to the person on their own page: it leads back to something left, or is their own word. A
   * `consent` is given to the version that was shown and to nothing that was put in its place meanwhile.
   */
  personMay?: 'return' | 'consent'
  /** The name of a `code` answer that the person chooses by on their own page, a button for each; it can be left out. */
  personChooses?: string
  /** One press on the person's own page does it: it takes nothing from them that is not given again. */
  atOnce?: true
  /** The name of the answer that the ministry's counts are kept by; every other answer leaves no trace there. */
  counts?: string
  /** Said in the case's chain: the feature has an endpoint of its own that takes the statement with it. */
  signed?: true
  /** What of the case itself it sets: whoever makes it signs that, and every screen that shows it is held against it. */
  signsFacts?: (input: Input) => FactsSet
  /** What the case's chain is told in the same act: the statement travels with the move, and neither is taken without the other. */
  chainStatement?: 'close' | 'reopen' | 'erase'
  /** The case is closed by it: what only waits on the case ends in the same act. */
  closesCase?: true
  /** Has a screen of its own, because it must be understood first: no list of moves shows a button for it. */
  ownScreen?: true
  /** The measures that this move carries out (1 to 15). */
  measures?: readonly number[]
  /** Staff prove afresh that it is they before they make it (see `Endpoint`). */
  stepUp?: true
}

export interface Machine {
  /** The noun, singular; also the audit name's first word: `referral.accept`. */
  kind: string
  /** The path segment and the client's name, plural. */
  path: string
  lane: Lane
  /** Of several in one lane, the lowest speaks for it: the one that changes a person's day most. Left out, it comes last. */
  laneRank?: number
  /** How far a case is while one of them is open (`phaseOf`); not in the states of `except`, where nothing has come of it yet, or in those of `only` alone. */
  phase?: { is: Phase; except?: readonly string[]; only?: readonly string[] }
  /** States in which the person counts as a victim of a crime. */
  presumesVictimIn?: readonly string[]
  /** It says how much danger somebody is in. */
  assessesRisk?: true
  /** Somebody waits for it: an open need of the case until it is over, or in one of these states. */
  need?: { metIn: readonly string[] }
  /** Its rows stand in a table of their own on the plan of a case, and in no other list of open needs there. */
  planRows?: true
  /** Begun with a form of its own on the page of a case, where more is asked than the machine knows: no list of processes begins it. */
  ownForm?: true
  /** Its other side is a place that nobody may find: named to its two sides alone, in no list and on no paper. */
  secretPlace?: true
  /** States in which its other side has to answer what was sent to it: counted in the menu. */
  unansweredIn?: readonly string[]
  /** Whoever it is about waits at this moment: an urgent duty is told by the minutes since, not by those until. */
  countsMinutesSince?: true
  /** The hour of its day lies sealed with its words: a list of what is due today says it where it can be opened. */
  sealsHour?: true
  /** The address of the page of its own on which it is shown and begun, without the track's id; left out, the page of any track. */
  page?: `/${string}`
  /** Clocks whose duty is done on a page of the case, by the end of that page's address. */
  casePageOfClock?: Readonly<Record<string, `/${string}`>>
  /** Clocks whose duty is done at a desk of the house, by its address: it opens the process that `?asked=` names. */
  deskOfClock?: Readonly<Record<string, `/${string}`>>
  /** Clocks whose duty is a question with a few answers, and the move that puts it: answered in the list itself. */
  answersInPlace?: Readonly<Record<string, string>>
  /** The compartment whose holders see the track, besides its two sides and the person; `open` for none. */
  compartment: string | ((subkind: string | undefined) => string)
  /** What kinds of it there are (a proceeding is criminal, civil, …); left out where there is only one. */
  subkinds?: readonly string[]
  states: readonly string[]
  initial: string
  /** Nothing is owed any more: entering one stops every clock that the move itself does not start. Some can be left again. */
  final: readonly string[]
  /** Clocks whose length an answer decides (how long a permission lasts): their day is not held against the rules alone. */
  clocksByAnswer?: readonly string[]
  /** What is owed until a move names it among its `stops`: the end leaves it running, and no new day puts it off. */
  survivingClocks?: readonly string[]
  moves: Readonly<Record<string, Move>>
  /** Who may open one, and the clocks that opening starts. */
  opens: {
    who: readonly StaffRole[]
    byPerson?: true
    /** The endpoint that opens it (`cases.open`), because something must come with it; left out, one is derived. */
    elsewhere?: `${string}.${string}`
    starts?: readonly ClockStart[]
    ask?: Readonly<Record<string, Field>>
    /** What somebody of a profession answers by being of it: it is sent along, and nobody is asked. */
    answeredBy?: Readonly<Partial<Record<StaffRole, Readonly<Record<string, string>>>>>
    /** As in `Move`. */
    signsFacts?: (input: Input) => FactsSet
    counts?: string
    needsCase: boolean
    /** Also on a case that is closed: its file is still there, and somebody can ask for it. */
    onClosed?: true
    needsOther?: boolean
  }
  /** A clock that runs out makes this move, which stops it, by itself (only hard clocks do; elsewhere than `from` it only stays overdue); of several, the one that its state allows. */
  timeMoves?: Readonly<Record<string, string | readonly string[]>>
  /** What only waits ends when its case closes: this move is then made by itself, from the states that it comes from. */
  endsWithCase?: string
  /** Where the person meets it on their own page: among what happens with them (left out), among what they said, or nowhere. */
  personPage?: 'voice' | 'none'
  /** States in which the person meets it there, where it is not all of them. */
  shownToPersonIn?: readonly string[]
  /** The person agreed to its dates: other dates are somebody else's duty. */
  agreedWithPerson?: true
  /** The person is told who stands on its other side. */
  namesOtherToPerson?: true
  /** The clocks whose day is the person's own, and told to them; left out, none: what whoever helps has to do by a day is no date of theirs. */
  clocksShownToPerson?: readonly string[]
  /** What the law of a case says that its moves read, with the answers that were given: worked out wherever the pack is. */
  factsOfLaw?: (pack: Pack, input: Input) => Facts
  /** No person stands on it (money between organisations), so its exit is the holder's. */
  withoutPerson?: true
}

/** What whoever opens one answers by their professions alone. */
export const answeredByRole = ({ opens }: Pick<Machine, 'opens'>, roles: readonly string[]): Input =>
  Object.assign(
    {},
    ...Object.entries(opens.answeredBy ?? {}).flatMap(([role, answers]) =>
      roles.includes(role) ? [answers] : [],
    ),
  ) as Input

/** What is asked of whoever opens one: nothing of what a profession answers by itself. */
export const askedOnOpening = ({ opens }: Pick<Machine, 'opens'>): Readonly<Record<string, Field>> => {
  const known = Object.values(opens.answeredBy ?? {}).flatMap((answers) => Object.keys(answers))
  return Object.fromEntries(Object.entries(opens.ask ?? {}).filter(([name]) => !known.includes(name)))
}

/** A track as anybody holds it who is allowed to see it. */
export interface TrackView {
  id: string
  kind: string
  subkind?: string | undefined
  state: string
  version: number
}

/** States a machine; only there to infer its types. It is checked where machines are joined (check-machine.ts). */
export const defineMachine = <const M extends Machine>(machine: M): M => machine

/** Each clock with a move that it makes when it runs out. */
export const timeMovesOf = (machine: Machine): [clock: string, move: string][] =>
  Object.entries(machine.timeMoves ?? {}).flatMap(([clock, moves]) =>
    [moves].flat().map((move): [string, string] => [clock, move]),
  )

/** Where the person meets tracks of this machine on their own page. */
export const personPageOf = ({ withoutPerson, personPage }: Machine): 'tracks' | 'voice' | 'none' =>
  withoutPerson ? 'none' : (personPage ?? 'tracks')

/** The codes of a question that can be answered here: of those that a fact lists, or that this kind of process can have, these. */
export function codesHere(
  field: Extract<Field, { kind: 'code' }>,
  facts: Facts,
  kind?: string | null,
): readonly string[] {
  const listed = field.fact === undefined ? undefined : facts[field.fact]
  // A law that a network made for itself can know others than those that came with the program.
  if (typeof listed === 'string') return listed.split(' ').filter(Boolean)
  return (typeof kind === 'string' ? field.ofKind?.[kind] : undefined) ?? field.codes
}

/** Whether this kind of process has the step at all. */
export const isOfKind = ({ kinds }: Pick<Move, 'kinds'>, kind: string | null | undefined): boolean =>
  kinds === undefined || (typeof kind === 'string' && kinds.includes(kind))

/** Every fact that is looked up for a move. */
export const factNames = ({ facts = [], lawFacts = [], stage, ask: asked = {} }: Move): string[] => [
  ...facts,
  ...lawFacts,
  ...(stage === undefined ? [] : ['stages']),
  ...Object.values<Field>(asked).flatMap((field) =>
    field.kind === 'code' && field.fact !== undefined ? [field.fact] : [],
  ),
]

/** Whether the law of the case knows the stage of a move; what nobody has looked up counts as known. */
export const hasStage = ({ stage }: Move, facts: Facts): boolean =>
  stage === undefined || typeof facts.stages !== 'string' || facts.stages.split(' ').includes(stage)

/** The moves by which somebody can always leave a state. */
export function exitsFrom(machine: Machine, state: string): Move[] {
  return Object.values(machine.moves).filter((move) => move.exit && sourcesOf(machine, move).includes(state))
}

/** Every clock that a machine can start, once each. */
export function clocksOf(machine: Machine): string[] {
  const starts = [machine.opens, ...Object.values(machine.moves)].flatMap((step) => step.starts ?? [])
  return [...new Set(starts.map((start) => start.clock))]
}

/** The compartment that a track of this machine belongs to. */
export function compartmentOf(machine: Machine, subkind?: string): string {
  return typeof machine.compartment === 'function' ? machine.compartment(subkind) : machine.compartment
}

/** Where words about a track lie: in its own compartment, or in the story where it has none. */
export const partOfWords = (machine: Machine, subkind?: string): string => {
  const own = compartmentOf(machine, subkind)
  return own === 'open' ? 'narrative' : own
}

/** The same, where it is held: nothing, where words can be neither sealed nor read. */
export function partHeld<Part extends string>(
  machine: Machine,
  subkind: string | null,
  held: readonly Part[],
): Part | undefined {
  const wanted = partOfWords(machine, subkind ?? undefined)
  return held.find((part) => part === wanted)
}

/** States that a move may be made from, spelt out. */
export function sourcesOf(machine: Machine, move: Move): readonly string[] {
  return move.from === '*' ? machine.states.filter((state) => !machine.final.includes(state)) : move.from
}

/** Whether a move chooses the kind later: which solution somebody wants is not known when the talk begins. */
export const choosesKindLater = (machine: Machine): boolean =>
  Object.values(machine.moves).some((move) => move.subkindFrom !== undefined)
