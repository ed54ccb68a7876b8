// A safety plan while it is typed: lines are text, and marks are kept by the words of a line. Pure.
import {
  linesOf,
  planParts,
  typedOf,
  type ComingEvent,
  type OthersDo,
  type PlanPart,
  type SafetyPlan,
} from '../plan.ts'

/** Which coming event makes a line wrong, by the words of the line. */
export type Marks = Readonly<Record<string, ComingEvent>>

export interface TypedPlan {
  parts: Record<PlanPart, string>
  marks: Marks
  others: readonly OthersDo[]
  night: SafetyPlan['night']
  how: string | null
  language: string
  /** Whether the family was thought of. */
  family: boolean
}

export function typedPlan({ parts, others, night, readBack }: SafetyPlan, language: string): TypedPlan {
  const each = <Value>(of: (part: PlanPart) => Value) =>
    Object.fromEntries(planParts.map((part) => [part, of(part)])) as Record<PlanPart, Value>
  const marks = planParts.flatMap((part) =>
    parts[part].flatMap(({ text, changes }) => (changes ? [[text, changes] as const] : [])),
  )
  return {
    parts: each((part) => typedOf(parts[part])),
    marks: Object.fromEntries(marks),
    others,
    night,
    how: null,
    language: readBack?.language ?? language,
    family: false,
  }
}

/** What was typed, as a plan; read back on this day, where somebody says how. */
export function planOf(typed: TypedPlan, { card }: SafetyPlan, today: string): SafetyPlan {
  const parts = Object.fromEntries(
    planParts.map((part) => [
      part,
      linesOf(typed.parts[part]).map(({ text }) => {
        const changes = Object.hasOwn(typed.marks, text) ? typed.marks[text] : undefined
        return { text, ...(changes && { changes }) }
      }),
    ]),
  ) as unknown as SafetyPlan['parts']
  return {
    parts,
    others: typed.others.filter(({ what }) => what.trim() !== ''),
    night: typed.night,
    ...(typed.how !== null && {
      readBack: {
        on: today,
        language: typed.language,
        how: typed.how as NonNullable<SafetyPlan['readBack']>['how'],
      },
    }),
    card,
  }
}
