// What the rights of a country look like as files: jurisdictions/<id>/rights/rights.json says which sentence stands where, from
// which source, under which conditions and who has checked it; jurisdictions/<id>/rights/<language>/sentences.json has the words,
// and marks.json beside it what says each condition in that language.

import { z } from 'zod'
import { papers, sectors, workTopics } from './sectors.ts'

const id = z.string().regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/)
const sourceId = z.string().regex(/^[A-Za-z0-9_]+$/)
const day = z.iso.date()

/**
 * How a sentence came to its source. `seen`: in the words of the law, or of the office that applies it; `reported`: in what others
 * write about it; `remembered`: not seen at all; `house`: advice, and no law. None of these is a check by a lawyer.
 */
const source = z.discriminatedUnion('basis', [
  z.strictObject({
    id: sourceId,
    cite: z.string().min(3).max(120),
    basis: z.enum(['seen', 'reported']),
    /** The day on which it was read. */
    seen: day,
    url: z.url(),
  }),
  z.strictObject({
    id: sourceId,
    cite: z.string().min(3).max(120),
    basis: z.enum(['remembered', 'house']),
  }),
])

const unit = z.enum([
  'money-hour',
  'money-day',
  'minutes',
  'hours',
  'hours-week',
  'days',
  'working-days',
  'weeks',
  'months',
  'years',
  'percent',
  'telephone',
])

/** Until the day after which a number is said to be old. */
const amount = z.strictObject({
  from: day,
  until: day.optional(),
  value: z.union([z.number().positive(), z.string().regex(/^[\d -]{3,20}$/)]),
})

/** A number with the days from which it holds, oldest first; or a clock of the country's pack. */
const figure = z.union([
  z.strictObject({ id, unit, source: sourceId, values: z.array(amount).min(1) }),
  z.strictObject({ id, unit, source: sourceId, clock: z.string() }),
])

const where = {
  id,
  topic: z.enum(workTopics),
  source: sourceId,
  /** Told before everything else of its topic, in every country. */
  first: z.literal(true).optional(),
  /** For some kinds of work only; all of them where it says none. */
  sectors: z.array(z.enum(sectors)).min(1).optional(),
  /** For people with papers or without; for everybody where it says neither. */
  papers: z.enum(papers).optional(),
  /** The number that its words have a place for. */
  figure: id.optional(),
  /** What has to be so, each by its kind: an age, a work, papers, a place, a time, what happened, or how far it goes. */
  conditions: z
    .array(z.string().regex(/^(age|work|papers|place|time|case|how)\.[a-z0-9_]+$/))
    .min(1)
    .optional(),
  /** How often its words say *not*. */
  negations: z.int().min(1).max(3).optional(),
  /** Which side of its number the law is on. */
  bound: z.enum(['at-least', 'at-most', 'above']).optional(),
  /** That its number is a last day, and whether something can end it before. */
  deadline: z.enum(['within', 'may-end-early']).optional(),
  /** Numbers that never change, as that of an article. */
  numbers: z.array(z.int().positive()).min(1).optional(),
  /** Sentences of the baseline in whose place it stands. */
  instead: z.array(id).min(1).optional(),
}
const sentence = z.discriminatedUnion('state', [
  z.strictObject({ ...where, state: z.literal('draft') }),
  z.strictObject({
    ...where,
    state: z.literal('checked'),
    by: z.string().min(3).max(80),
    on: day,
    /** The last day of the check: after it, the sentence is one that nobody has checked. */
    until: day,
  }),
])

export const CountryFile = z.strictObject({
  /** In every address and on paper: never changed, never used again. */
  number: z.int().min(1).max(99),
  /** ISO 3166, for its name in every language; none for what holds nearly everywhere. */
  region: z.string().length(2).optional(),
  currency: z.string().length(3).optional(),
  /** Whom to call in danger, there. */
  emergency: z
    .string()
    .regex(/^\d{2,5}$/)
    .optional(),
  sources: z.array(source),
  figures: z.array(figure),
  sentences: z.array(sentence),
})

const words = z.string().min(3).max(160)

/** The English words of the sentences by their ids; `{number}` stands where the number goes. */
export const EnglishFile = z.record(id, words)

/** The words in another language, each `of` the English from which they were made: the start of its SHA-256. */
export const SentenceFile = z.record(id, z.strictObject({ of: z.string().regex(/^[0-9a-f]{12}$/), words }))

/** What says a mark of a sentence in a language. */
export const MarkFile = z.record(
  z.string().regex(/^[a-z-]+(\.[a-z0-9_]+)?$/),
  z.array(z.string().min(1).max(80)).min(1),
)

export type CountryFile = z.infer<typeof CountryFile>
export type Source = CountryFile['sources'][number]
export type Figure = CountryFile['figures'][number]
export type Sentence = CountryFile['sentences'][number]
export type EnglishWords = z.infer<typeof EnglishFile>
export type Words = z.infer<typeof SentenceFile>
