// What a service is, beside the goal that it serves: its few questions, the rules that refuse, how it can end, and what of it the person
// reads on their own page. One declaration for each service; one judge and one sheet for all of them. Pure.
import type { Compartment } from '../sealing/shapes.ts'
import type { Field } from '../tracks/define.ts'

/** One line of words: sealed with the sheet, as everything on it is. */
export type FormField = Field | { kind: 'line'; optional?: true }

export type Answer = string | number | boolean | readonly string[] | null
export type Values = Readonly<Record<string, Answer | undefined>>

/** What a rule may know besides what stands on the sheet. */
export interface Around {
  /** YYYY-MM-DD. */
  today: string
  /** How it ends, where it is about to. */
  outcome?: string | undefined
  /** Talks that whoever writes here has noted for themselves. */
  talks: number
  /** The other processes of the case, as far as they are seen here. */
  tracks: readonly { kind: string; subkind: string | null; state: string }[]
  /** Employers to whom the person must never go back, as they named them anywhere on the case. */
  formerEmployers: readonly string[]
}

export interface Rule {
  /** Words: `services.rule.<code>`. */
  code: string
  /** Held against a sheet each time that it is kept, or only when the service is about to end. */
  at: 'keep' | 'finish'
  refuses: (values: Values, around: Around) => boolean
}

/** Under which word an answer stands on the person's page: `person.sheet.<word>`. */
export const shownWords = ['when', 'where', 'who', 'until', 'next', 'words', 'number'] as const
export type ShownWord = (typeof shownWords)[number]

export interface ServiceForm {
  /** The service, or the process with a machine of its own. */
  code: string
  fields: Readonly<Record<string, FormField>>
  /** What of it the person reads, by the names of its questions. */
  shown: Readonly<Record<string, ShownWord>>
  rules: readonly Rule[]
  /** How it can end; empty where its own machine says that. */
  outcomes: readonly string[]
  /** Opened by a press: what its process asks stands first on that page. */
  openedByPress?: true
  /** Another part of the file than that of the process itself, where an answer says so. */
  part?: (values: Values) => Compartment
}

/** What is sealed of a sheet. */
export interface Sheet {
  service: string
  values: Values
  outcome?: string
  /** The same in words, for whoever reads the file as a whole. */
  text?: string
}

export const isGiven = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer !== null && answer !== '' && !(Array.isArray(answer) && answer.length === 0)

// ── the rules that most services need ────────────────────────────────────────────────────────────────────────────────

/** Refuses while one of these has no answer. */
export const lacking =
  (...names: string[]): Rule['refuses'] =>
  (values) =>
    names.some((name) => !isGiven(values[name]))

/** Refuses a `no`, and silence. */
export const notYes =
  (name: string): Rule['refuses'] =>
  (values) =>
    values[name] !== true

/** Refuses where both days are given and the first lies after the second. */
export const after =
  (name: string, other: string): Rule['refuses'] =>
  (values) => {
    const [one, two] = [values[name], values[other]]
    return typeof one === 'string' && typeof two === 'string' && one !== '' && two !== '' && one > two
  }

/** Refuses where something is said without what must come with it. */
export const without =
  (name: string, other: string): Rule['refuses'] =>
  (values) =>
    isGiven(values[name]) && values[name] !== false && (!isGiven(values[other]) || values[other] === false)

/** Refuses an end of this name as long as a condition holds. */
export const endsOnly =
  (outcome: string, refuses: Rule['refuses']): Rule['refuses'] =>
  (values, around) =>
    around.outcome === outcome && refuses(values, around)

/** Refuses while no process of this kind has come as far as one of these states. */
export const unlessReached =
  (kind: string, states: readonly string[], subkind?: string): Rule['refuses'] =>
  (_values, { tracks }) =>
    !tracks.some(
      (one) =>
        one.kind === kind && states.includes(one.state) && (subkind === undefined || one.subkind === subkind),
    )

/** Why a sheet is refused, the first reason; nothing where it stands. */
export function refusalOf(form: ServiceForm, values: Values, around: Around): string | undefined {
  const isEnding = around.outcome !== undefined
  return form.rules.find((rule) => (rule.at === 'keep' || isEnding) && rule.refuses(values, around))?.code
}

/**
 * Which rule a sheet that stands there breaks: held by whoever reads it, since the browser that wrote it may have been another program. What
 * only its writer can know (how many talks there were) is taken for kept.
 */
export const brokenIn = (
  form: ServiceForm,
  { values, outcome }: Pick<Sheet, 'values' | 'outcome'>,
  around: Around,
): string | undefined => refusalOf(form, values, { ...around, outcome, talks: Math.max(1, around.talks) })

/** What of a sheet is kept: the answers to questions that its form asks, and nothing else. */
export const keptOf = (form: ServiceForm, values: Values): Values =>
  Object.fromEntries(
    Object.keys(form.fields).flatMap((name) => {
      const answer = values[name]
      return isGiven(answer) ? [[name, typeof answer === 'string' ? answer.trim() : answer] as const] : []
    }),
  )
