// A row of a plan while it is typed, and what of it goes to the case. Without a screen.
import { newId } from '../../api/new-id.ts'
import type { Urgency } from '../../client/description.ts'
import type { PlanRow } from './plan.ts'

/** What stands in the fields; `id` and `wordsId` are those of the goal and of its words, so that a second try is the same row. */
export interface TypedRow {
  id: string
  wordsId: string
  text: string
  goal: string
  service: string | null
  who: string | null
  by: string | null
  urgency: Urgency | null
}

export const newRow = (text = ''): TypedRow => ({
  id: newId(),
  wordsId: newId(),
  text,
  goal: '',
  service: null,
  who: null,
  by: null,
  urgency: null,
})

/** What goes with a row that is sent; whoever has not chosen a service asks somebody to find one. */
export const rowOf = ({ id, wordsId, text, goal, service, who, by, urgency }: TypedRow): PlanRow => ({
  id,
  wordsId,
  service: service ?? 'service_navigation',
  by: by ?? undefined,
  description: {
    text: text.trim(),
    ...(goal.trim() && { goal: goal.trim() }),
    ...(who && { who }),
    ...(urgency && { urgency }),
  },
})
