// What a duty rota is made of, as screens and server say it.

import { z } from 'zod'
import { strict } from '../api/endpoint.ts'
import { CircleId, Code, Day, Id } from '../api/words.ts'

/** An hour on the clock on the wall. */
export const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Who stands at a desk, and who takes their place where they do not answer. */
const who = { user: Id, deputy: Id.nullable() }

/** A shift that comes again every week; one that ends at or before its hour ends on the next day. */
export const WeeklyShift = strict({
  id: Id,
  circle: CircleId,
  /** 1 is Monday. */
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length),
  starts: Hour,
  ends: Hour,
  fromDay: Day,
  untilDay: Day.nullable(),
  ...who,
})

/** A shift of one day: a new one, or what that day is instead of a weekly one, where `user` null is nobody. */
export const SingleShift = strict({
  id: Id,
  circle: CircleId,
  day: Day,
  starts: Hour,
  ends: Hour,
  insteadOf: Id.nullable(),
  user: Id.nullable(),
  deputy: Id.nullable(),
})

/** One shift of a week that is shown. */
export const ShownShift = z.object({
  day: Day,
  starts: Hour,
  ends: Hour,
  /** The moments, where the clocks may have changed between them. */
  from: z.string(),
  until: z.string(),
  ...who,
  /** The weekly shift that it comes from or stands for. */
  weekly: Id.nullable(),
  single: Id.nullable(),
})
export type ShownShift = z.infer<typeof ShownShift>

/** How a desk stands now. Who is on duty is told in the own house alone. */
export const Desk = z.object({
  circle: CircleId,
  organisation: z.int(),
  purpose: z.string().nullable(),
  /** Whom one rings where nobody is on duty: the desk's number, that of its house, else the network's. */
  phone: z.string(),
  forNetwork: z.boolean(),
  isOpen: z.boolean(),
  /** Until when somebody is there without a gap. */
  until: z.string().nullable(),
  /** When somebody is there again; nothing where no shift is said. */
  next: z.string().nullable(),
  onDuty: z.object({ ...who, until: z.string() }).nullable(),
})
export type Desk = z.infer<typeof Desk>

/** A call to an urgent duty that nobody has opened. */
export const Call = z.object({
  id: Id,
  /** 1: who is on duty; 2: their deputy; 3: the desk of the network. */
  step: z.int(),
  kind: Code,
  duty: Code,
  calledAt: z.string(),
  /** Who is called; nobody in particular where the desk of the network has nobody on duty. */
  user: Id.nullable(),
  /** The process, in the own house. */
  track: Id.nullable(),
  house: z.string(),
  phone: z.string().nullable(),
  isElsewhere: z.boolean(),
})
export type Call = z.infer<typeof Call>

/** Weeks that can be looked at and said, from the present one on. */
export const farthestDays = 400
