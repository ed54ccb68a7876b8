// A safety plan: five short parts in the person's own words, what others do, what was agreed beforehand for the night, and the card that
// they carry, if they want one. Pure.

import type { riskEvents } from './risk.ts'

export const planParts = ['signs', 'do', 'call', 'bag', 'phone'] as const
export type PlanPart = (typeof planParts)[number]

/** What can make a line wrong. */
export const comingEvents = [
  'moved',
  'hearing',
  'suspect_released',
  'contact_by_trafficker',
] as const satisfies (typeof riskEvents)[number][]
export type ComingEvent = (typeof comingEvents)[number]

/** Whom the house tells where an adult does not come back. */
export const beforehand = ['tell_police', 'tell_worker', 'tell_nobody'] as const
export type Beforehand = (typeof beforehand)[number]

export const cardKinds = ['number', 'full', 'none'] as const
export type CardKind = (typeof cardKinds)[number]
/** The lines of a card that looks like a shop's. */
export const cardLines = ['name', 'trade', 'number', 'hours'] as const
export type CardLine = (typeof cardLines)[number]

/** One line in the person's words; `changes` where a coming event makes it wrong. */
export interface PlanLine {
  text: string
  changes?: ComingEvent
}

export interface OthersDo {
  what: string
  who: string
  /** YYYY-MM-DD; left out where it is still to be asked. */
  since?: string
}

export interface SafetyPlan {
  parts: Readonly<Record<PlanPart, readonly PlanLine[]>>
  others: readonly OthersDo[]
  night: {
    /** If they do not come back: whom the house tells, after how many hours, and whom it rings first. */
    tells?: Beforehand
    after?: number
    rings?: string
    /** What the night team does if they are in danger from themselves, without the reason. */
    does?: string
  }
  /** When it was read back to them, in which language, how. Without it nobody has agreed. */
  readBack?: { on: string; language: string; how: (typeof readBackWays)[number] }
  card: {
    kind: CardKind
    lines: Partial<Record<CardLine, string>>
    stands: Partial<Record<CardLine, string>>
  }
}

export const readBackWays = ['read_themselves', 'read_aloud', 'by_interpreter', 'recording'] as const

export const emptyPlan: SafetyPlan = {
  parts: { signs: [], do: [], call: [], bag: [], phone: [] },
  others: [],
  night: {},
  card: { kind: 'number', lines: {}, stands: {} },
}

/** Parts without which nobody can agree to it. */
const required = ['do', 'call'] as const satisfies PlanPart[]
export const gapsIn = ({ parts }: SafetyPlan): (typeof required)[number][] =>
  required.filter((part) => parts[part].every(({ text }) => text.trim() === ''))

/** What was typed as lines; a line that stood there already keeps its mark. */
export const linesOf = (typed: string, before: readonly PlanLine[] = []): PlanLine[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => before.find((one) => one.text === text) ?? { text })

export const typedOf = (lines: readonly PlanLine[]): string => lines.map(({ text }) => text).join('\n')

/** What happened or is about to, of what makes lines of a plan wrong, since it was read back. */
export function eventsSince(
  { readBack }: Pick<SafetyPlan, 'readBack'>,
  happened: readonly { code: unknown; at: string }[],
): ComingEvent[] {
  const since = readBack?.on ?? ''
  return comingEvents.filter((event) =>
    happened.some(({ code, at }) => code === event && at.slice(0, 10) >= since),
  )
}

/** Lines that do not fit any more, by what has happened or is about to. */
export const outdatedIn = ({ parts }: SafetyPlan, coming: readonly ComingEvent[]): PlanLine[] =>
  planParts.flatMap((part) =>
    parts[part].filter(({ changes }) => changes !== undefined && coming.includes(changes)),
  )

/** What is printed on the card, line by line; nothing where they learn it by heart. */
export function printedLines({ parts, card }: SafetyPlan): string[] {
  if (card.kind === 'none') return []
  if (card.kind === 'full') return planParts.flatMap((part) => parts[part].map(({ text }) => text))
  return cardLines.flatMap((line) => card.lines[line]?.trim() ?? []).filter(Boolean)
}
