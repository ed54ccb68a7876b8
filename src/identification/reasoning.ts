// Why somebody is said to be no victim: each sign that the law looks for answered, for or against, and the reasons in words. It is sealed
// and signed before a no can be decided, so that no decision is made first and explained afterwards. Pure.

/** Signs of forced labour and trafficking, after those of the International Labour Organization (2012), in our own words. */
export const indicators = [
  'vulnerability',
  'deception',
  'movement',
  'isolation',
  'violence',
  'threats',
  'papers_kept',
  'wages_withheld',
  'debt',
  'conditions',
  'overtime',
] as const
export type Indicator = (typeof indicators)[number]

/** What is known of one: it speaks for, against, or nothing is known of it. */
export const findings = ['for', 'against', 'unknown'] as const
export type Finding = (typeof findings)[number]

export interface Reasoning {
  text: string
  indicators: Readonly<Partial<Record<Indicator, Finding>>>
  /** What shows it, with page and day, for each that speaks for or against. */
  shown?: Readonly<Partial<Record<Indicator, string>>>
}

/** The signs that nobody has answered yet. */
export const unanswered = ({ indicators: answered }: Reasoning): Indicator[] =>
  indicators.filter((one) => !findings.includes(answered[one] as Finding))

/** Those of which something is known, and nothing is said that shows it. */
export const unshown = ({ indicators: answered, shown = {} }: Reasoning): Indicator[] =>
  indicators.filter(
    (one) => ['for', 'against'].includes(answered[one] ?? '') && (shown[one] ?? '').trim() === '',
  )

/** Whether it can stand beneath a no: every sign answered, with what shows it, and reasons in words. */
export const isWhole = (reasoning: Reasoning): boolean =>
  reasoning.text.trim() !== '' && unanswered(reasoning).length === 0 && unshown(reasoning).length === 0
