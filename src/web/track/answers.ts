// The answers to what a move asks, while they are being given: which are still missing, what goes to the server, and how
// an answer that was given reads afterwards.
import { packs } from '../../../jurisdictions/packs.ts'
import { isProblem } from '../../api/problem.ts'
import { decimalOf, hundredthsIn } from '../../jurisdiction/money.ts'
import type { Field, Input } from '../../tracks/define.ts'
import type { Dates } from '../language/dates.ts'
import type { Text } from '../language/language.tsx'
import { inDocumentLanguage } from '../language/law-words.ts'
import { languageName } from '../language/language-options.ts'

/** What stands in the form: text for words that will be sealed, everything else as it will be sent. */
export type Answers = Readonly<Record<string, string | number | boolean | readonly string[] | null>>
export type Asked = Readonly<Record<string, Field>>

const given = (answer: Answers[string] | undefined): boolean =>
  answer !== undefined && answer !== null && answer !== ''

/** Names of the questions that still need an answer. */
export const missing = (asked: Asked, answers: Answers): string[] =>
  Object.entries(asked).flatMap(([name, field]) => (field.optional || given(answers[name]) ? [] : [name]))

/** Money to the cent, as it is typed. */
const isDecimal = (answer: unknown): answer is string =>
  typeof answer === 'string' && /^\d{1,8}\.\d{1,2}$/.test(answer)

/** The numbers that were answered with something else than a whole number within their bounds. */
export const outside = (asked: Asked, answers: Answers): { name: string; min: number; max: number }[] =>
  Object.entries(asked).flatMap(([name, field]) => {
    const answer = answers[name]
    if ((field.kind !== 'number' && field.kind !== 'money') || !given(answer)) return []
    const { min, max } = field
    if (field.exact !== undefined && isDecimal(answer)) return []
    return Number.isInteger(answer) && Number(answer) >= min && Number(answer) <= max
      ? []
      : [{ name, min, max }]
  })

/** Names of what the server did not take, as it names them; a part of an answer stands for the whole. */
export const notTaken = (fault: unknown): string[] =>
  isProblem(fault) && fault.code === 'invalid'
    ? [...new Set((fault.detail.fields ?? []).map(({ field }) => field.split('.')[0] as string))]
    : []

/** The clear part of what is sent. Several codes are a list even when none was chosen. */
export function clearInput(asked: Asked, answers: Answers): Input {
  const entries = Object.entries(asked).flatMap(([name, field]) => {
    const answer = answers[name]
    if (field.kind === 'sealed') return []
    if (field.kind === 'money' && isDecimal(answer)) return [[name, Math.floor(Number(answer))] as const]
    if (field.kind === 'codes') return field.optional && !given(answer) ? [] : [[name, answer ?? []] as const]
    return given(answer) ? [[name, answer as string] as const] : []
  })
  return Object.fromEntries(entries)
}

/** What goes sealed with a move, under the name of its question: words, or what is asked in money to the cent. */
export interface SealedAnswer {
  name: string
  words: string
  /** `2850.40`. */
  amount?: string
}

export function sealedWords(asked: Asked, answers: Answers): SealedAnswer | undefined {
  for (const [name, field] of Object.entries(asked))
    if (field.kind === 'money' && field.exact !== undefined && given(answers[name])) {
      const amount = decimalOf(hundredthsIn(String(answers[name])))
      return { name: field.exact, words: amount, amount }
    }
  const found = Object.entries(asked).find(([name, field]) => field.kind === 'sealed' && given(answers[name]))
  return found && { name: found[0], words: String(answers[found[0]]) }
}

/** What stands in a form already: answers that were given last, where a question says so. */
export function answeredBefore(
  asked: Asked,
  events: readonly { at: string; facts: Readonly<Record<string, unknown>> }[],
): Answers {
  const newest = events.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, field]) => {
      const last = newest.find(({ facts }) => facts[name] !== undefined)?.facts[name]
      return field.kind === 'code' && field.again && typeof last === 'string' && field.codes.includes(last)
        ? [[name, last] as const]
        : []
    }),
  )
}

/** The words of a question: those of this kind of process where it means something of its own, else the usual ones. */
export const askWords = (kind: string, name: string, t: Text): string =>
  t(`ask.${kind}.${name}`, {}, t(`ask.${name}`))

/** What a question's term means in plain words, where it is a term. */
export const askHint = (kind: string, name: string, t: Text): string | undefined =>
  t(`ask.${kind}.${name}.hint`, {}, t(`ask.${name}.hint`, {}, '')) || undefined

/** What laws call the permissions that they know. */
const permitOf = (code: string) =>
  [...packs.values()].flatMap(({ statuses }) => statuses).find((status) => status.code === code)?.label

/** The words of a code; services are named in their own list, permissions by the law that knows them. */
export function codeWords(code: string, t: Text): string {
  const permit = permitOf(code)
  return permit ? inDocumentLanguage(permit) : t(`code.${code}`, {}, t(`service.${code}`))
}

/** How one clear answer of an event reads; nothing where it has no words (a circle, an id). */
export function answerWords(
  field: Field | undefined,
  answer: unknown,
  { t, dates, locale }: { t: Text; dates: Dates; locale: string },
): string | undefined {
  switch (field?.kind) {
    case 'code':
      return codeWords(String(answer), t)
    case 'codes':
      return (
        new Intl.ListFormat(locale, { type: 'conjunction' }).format(
          (answer as string[]).map((code) => codeWords(code, t)),
        ) || t('track.none')
      )
    case 'day':
      return dates.day(String(answer))
    case 'instant':
      return `${dates.day(String(answer))} ${dates.time(String(answer))}`
    case 'yes-no':
      return t(answer === true ? 'track.yes' : 'track.no')
    case 'number':
    case 'money':
      return dates.number(Number(answer))
    case 'language':
      return languageName(String(answer), locale)
    default:
      return undefined
  }
}
