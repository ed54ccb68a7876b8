// One row of the rules of a country, and what every kind of row says of itself: where it stands, and how far it can be relied on.

import { isPastReview, type Checked, type Length, type Unit, type Words } from '../jurisdiction/define.ts'
import type { Law } from './law-of.ts'

export interface RuleRow {
  id: string
  title: string
  detail: string[]
  /** How far it can be relied on. */
  state?: { words: string; sure: boolean }
  href?: string
  /** The page of ours on which it is used. */
  leads?: string
  /** Under which heading it folds where there are many: the process that it dates. */
  group?: string
}

/** What words and days are said with. */
export interface Saying {
  t: (id: string, values?: Record<string, string | number>, fallback?: string) => string
  day: (day: string) => string
  inWords: (words: Words) => string
  today: string
  /** The processes that a clock dates. */
  usedIn: (clock: string) => string[]
}

type Rule = {
  source: string
  basis?: 'law' | 'house' | undefined
  checked?: Checked | undefined
  reviewBy?: string | undefined
}

/** Where a rule stands, since when it holds, and whether anybody has compared our words with it. */
export function citation(law: Law, id: string, say: Saying): string {
  const source = law.sources.find((one) => one.id === id)
  if (!source || source.basis === 'house') return source?.cite ?? id
  const { since } = source
  const from = since === undefined ? say.t('law.since.unknown') : say.t('law.since', { day: say.day(since) })
  return [source.cite, ...remarkOf(source), from, markOf(source, say)].join(' · ')
}

/** The same of a rule that says by itself since when it holds. */
export function citationOfDated(law: Law, id: string, say: Saying): string {
  const source = law.sources.find((one) => one.id === id)
  return !source || source.basis === 'house'
    ? (source?.cite ?? id)
    : [source.cite, ...remarkOf(source), markOf(source, say)].join(' · ')
}

/** What of it was read, where that is not all. */
const remarkOf = ({ remark }: Law['sources'][number]): string[] => (remark === undefined ? [] : [remark])

/** How the draft came to it: read on a day, read, or known from memory. */
export const markOf = ({ basis, seenOn }: Law['sources'][number], { t, day }: Saying): string =>
  seenOn === undefined ? t(`law.basis.${basis}`) : t('law.seenOn', { day: day(seenOn) })

export function lengthWords(length: Length, unit: Unit, { t }: Saying): string {
  if (length === 'none') return t('track.noneInLaw')
  if (length === null) return t('letter.unknown')
  if (unit === 'hours' && length < 1) return t('law.length.minutes', { count: Math.round(length * 60) })
  return t(`law.length.${unit}`, { count: length })
}

/** Draft, our own practice, checked by whom and when, or waiting to be checked again. */
export function stateOf(rule: Rule, law: Law, { t, day, today }: Saying): NonNullable<RuleRow['state']> {
  const house = rule.basis === 'house' || law.sources.find(({ id }) => id === rule.source)?.basis === 'house'
  if (house) return { words: t('track.source.house'), sure: true }
  if (!rule.checked) return { words: t('track.unverified'), sure: false }
  const { by, on } = rule.checked
  return isPastReview(rule, today)
    ? { words: t('law.reviewDue', { day: day(rule.reviewBy!) }), sure: false }
    : { words: t('law.checked', { by, day: day(on) }), sure: true }
}

/** Of what only a law can say, and the network's own practice stands for: what the law of this country says is not known. */
export const ofBaseline = (law: Law, id: string, { t }: Saying): string[] =>
  law.sources.find((one) => one.id === id)?.basis === 'house' ? [t('law.ofBaseline')] : []

/** A rule and where it stands; a pack that says nothing of it has no row. */
export const rowOf =
  (law: Law, say: Saying) =>
  (id: string, title: string, source: string): RuleRow[] =>
    source === ''
      ? []
      : [
          {
            id,
            title,
            detail: [...ofBaseline(law, source, say), citation(law, source, say)],
            state: stateOf({ source }, law, say),
          },
        ]
