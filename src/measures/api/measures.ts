// The scorecard: one answer for everybody who may read it, made of counts of moves only.

import { z } from 'zod'
import { endpoint, strict } from '../../api/endpoint.ts'
import { figureRoles, scorecardRoles } from '../../api/roles.ts'
import { breakdownNames, reasonsWhole } from '../breakdown-names.ts'

const Day = z.string()
const share = z.number()
const figure = { numerator: z.number(), denominator: z.number(), share: z.number() }

const Card = z.object({
  id: z.string(),
  measure: z.int(),
  better: z.enum(['up', 'down']),
  unit: z.enum(['moves', 'money']),
  certain: z.boolean(),
  blocks: z.array(
    z.object({ from: Day, to: Day, ...figure, range: z.object({ low: share, high: share }).nullable() }),
  ),
  total: z.object(figure).nullable(),
  waitingSince: Day.nullable(),
  trend: z.enum(['better', 'worse', 'level', 'unknown']),
  target: z.int().nullable(),
  standing: z.enum(['few', 'by_rule', 'unclear', 'no_target', 'reached', 'missed']),
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
  breakdown: endpoint({
    method: 'GET',
    path: '/api/measures/breakdowns',
    summary:
      'The numbers of the scorecard by who found the person, way of contact, district or kind of work: joined months, as far as nobody small can be worked out',
    who: figureRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({ by: z.enum(breakdownNames) }),
    output: z.object({
      threshold: z.int(),
      indicators: z.array(
        z.object({
          id: z.string(),
          measure: z.int(),
          /** It counts first signals: its ways are those in which a signal comes. */
          ofSignals: z.boolean(),
          /** Why it is not told by these groups. */
          whole: z.enum(reasonsWhole).nullable(),
          /** The newest months that are told by groups. */
          span: z
            .object({
              from: Day,
              to: Day,
              groups: z.array(
                z.object({
                  group: z.string(),
                  /** Those that went well, and all; nothing where it is left out. */
                  numerator: z.int().nullable(),
                  denominator: z.int().nullable(),
                  range: z.object({ low: share, high: share }).nullable(),
                  /** `few`: left out; `unclear`: its range is too wide. */
                  says: z.enum(['few', 'unclear', 'speaks']),
                }),
              ),
            })
            .nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  setTarget: endpoint({
    method: 'PUT',
    path: '/api/measures/targets',
    summary: 'What is aimed at with a number, in whole percent; none for what a person says yes to',
    who: ['ministry', 'coordinator'],
    audit: 'measure.target',
    input: strict({
      indicator: z.string().regex(/^\d{1,2}[a-z]$/),
      percent: z.int().min(1).max(100).nullable(),
    }),
    output: z.object({ isSet: z.boolean() }),
    problems: ['refused'],
  }),
}
