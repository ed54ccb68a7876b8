// The duty rota: who stands at a desk of the own house, and whether any desk of the network is there now.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { networkRoles } from '../api/roles.ts'
import { CircleId, Day, Id } from '../api/words.ts'
import { Call, Desk, Hour, ShownShift, SingleShift, WeeklyShift } from './model.ts'

const keepers = ['supervisor', 'administrator'] as const
const Said = z.object({ said: z.boolean() })

export const rotaApi = {
  desks: endpoint({
    method: 'GET',
    path: '/api/rota',
    summary:
      'Every desk that keeps a rota: whether somebody is on duty now, and when next; by name in my organisation',
    who: networkRoles,
    audit: 'none',
    input: strict({}),
    output: z.object({ desks: z.array(Desk), now: z.string() }),
    problems: [],
  }),
  week: endpoint({
    method: 'GET',
    path: '/api/rota/{circle}',
    summary:
      'The shifts of a desk of my organisation in the week of a day, its closed days, and the holidays of the country',
    who: networkRoles,
    audit: 'none',
    input: strict({ circle: z.coerce.number().pipe(CircleId), day: Day.optional() }),
    output: z.object({
      desk: z.object({ phone: z.string().nullable(), answerMinutes: z.int() }).nullable(),
      first: Day,
      today: Day,
      days: z.array(z.object({ day: Day, isClosed: z.boolean(), isHoliday: z.boolean() })),
      shifts: z.array(ShownShift),
      /** Weekly shifts that nobody stands on their day. */
      dropped: z.array(z.object({ single: Id, day: Day, starts: Hour, ends: Hour })),
      weekly: z.array(WeeklyShift),
      /** Colleagues who hold the key of the desk's circle. */
      canStand: z.array(Id),
      mayKeep: z.boolean(),
    }),
    problems: ['not-found', 'invalid'],
  }),
  keepDesk: endpoint({
    method: 'PUT',
    path: '/api/rota/{circle}',
    summary:
      'Let a circle of my organisation keep a rota: whom one rings else, and in how many minutes somebody answers',
    who: keepers,
    audit: 'rota.desk',
    input: strict({
      circle: z.coerce.number().pipe(CircleId),
      phone: z.string().trim().min(2).max(40).nullable(),
      answerMinutes: z.int().min(1).max(240),
    }),
    output: Said,
    problems: ['not-found'],
  }),
  weekly: endpoint({
    method: 'POST',
    path: '/api/rota/weekly',
    summary: 'Say a shift that comes again every week, or change it',
    who: keepers,
    audit: 'rota.weekly',
    input: WeeklyShift,
    output: Said,
    problems: ['not-found', 'refused', 'invalid'],
  }),
  single: endpoint({
    method: 'POST',
    path: '/api/rota/single',
    summary: 'Say a shift of one day, or what that day is instead of a weekly one',
    who: keepers,
    audit: 'rota.single',
    input: SingleShift,
    output: Said,
    problems: ['not-found', 'refused', 'invalid', 'conflict'],
  }),
  remove: endpoint({
    method: 'POST',
    path: '/api/rota/remove',
    summary: 'Take a weekly or a single shift out of the rota',
    who: keepers,
    audit: 'rota.remove',
    input: strict({ circle: CircleId, id: Id }),
    output: Said,
    problems: ['not-found', 'refused'],
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/rota/closed',
    summary: 'Say that no weekly shift of a desk begins on a day, or that they do again',
    who: keepers,
    audit: 'rota.close',
    input: strict({ circle: CircleId, day: Day, closed: z.boolean() }),
    output: Said,
    problems: ['not-found', 'refused', 'invalid'],
  }),
  calls: endpoint({
    method: 'GET',
    path: '/api/duty-calls',
    summary: 'Urgent duties that nobody has opened and to which I or my desks are called',
    who: networkRoles,
    audit: 'none',
    oneTrip: true,
    input: strict({}),
    output: z.object({ calls: z.array(Call) }),
    problems: [],
  }),
  answerCall: endpoint({
    method: 'POST',
    path: '/api/duty-calls/{id}',
    summary: 'I see to an urgent duty that was called out: nobody else is called to it',
    who: networkRoles,
    audit: 'rota.answer',
    input: strict({ id: Id }),
    output: Said,
    problems: ['not-found'],
  }),
  nameNetworkDesk: endpoint({
    method: 'POST',
    path: '/api/rota/network',
    summary: 'Name the desk that answers for the network where no other does',
    who: ['coordinator'],
    audit: 'rota.network',
    stepUp: true,
    input: strict({ circle: CircleId }),
    output: Said,
    problems: ['not-found'],
  }),
}
