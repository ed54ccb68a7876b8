// The scorecard: one answer for everybody who may read it, made of counts of moves only.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { scorecardRoles } from '../../api/roles.ts'

const Day = z.string()
const figure = { numerator: z.number(), denominator: z.number(), share: z.number() }

const Card = z.object({
  id: z.string(),
  measure: z.int(),
  better: z.enum(['up', 'down']),
  unit: z.enum(['moves', 'money']),
  certain: z.boolean(),
  blocks: z.array(z.object({ from: Day, to: Day, ...figure })),
  total: z.object(figure).nullable(),
  waitingSince: Day.nullable(),
  trend: z.enum(['better', 'worse', 'level', 'unknown']),
})

export const measuresApi = {
  scorecard: endpoint({
    method: 'GET',
    path: '/api/measures',
    summary: 'The fifteen measures by month, nothing below ten',
    who: scorecardRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({}),
    output: z.object({
      threshold: z.int(),
      months: z.array(Day),
      asAt: Day.nullable(),
      indicators: z.array(Card),
    }),
    problems: [],
  }),
}
