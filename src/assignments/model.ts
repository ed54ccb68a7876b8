// Who works on a case inside one organisation: a worker, who answers for it, and a second worker, who covers for them.

import { z } from 'zod'
import { Bytes, Day, Id, Signature } from '../api/words.ts'
import { strict } from '../api/endpoint.ts'
import { COMPARTMENTS } from '../sealing/shapes.ts'
import { assignmentPlaces, assignmentPurposes, assignmentStates } from './codes.ts'

/** After this time without a worker a case counts as late. */
export const assignWithinHours = 24

export const CaseWorkers = z.object({
  worker: Id.nullable(),
  second: Id.nullable(),
  /** Whether I may change them: a supervisor, the worker, and anybody who takes a case that nobody has. */
  mayAssign: z.boolean(),
})
export type CaseWorkers = z.infer<typeof CaseWorkers>

export interface Standing {
  me: string
  isSupervisor: boolean
  worker: string | null
}

/** Whether somebody may say who works on a case: it is the supervisor's to say, and the worker's to hand on. */
export const mayAssign = ({ me, isSupervisor, worker }: Standing): boolean =>
  isSupervisor || worker === null || worker === me

/** Something sealed to one person, and its writer's signature. */
const SealedTo = (most: number) => strict({ ciphertext: Bytes(82, most), signature: Signature })

/** An hour on the clock on the wall. */
export const HourOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** How long one assignment may be, in days. */
export const assignmentDays = 31

export const NewAssignment = strict({
  id: Id,
  caseId: Id.optional(),
  visit: Id.optional(),
  assigned: Id,
  purpose: z.enum(assignmentPurposes),
  /** Never a shelter and never where somebody lives. */
  place: z.enum(assignmentPlaces),
  parts: z.array(z.enum(COMPARTMENTS)).max(COMPARTMENTS.length),
  from: Day,
  to: Day,
  /** Hours of the first day that nobody else may ask of them any more; without these nothing is held. */
  hours: strict({ at: HourOfDay, until: HourOfDay }).optional(),
  /** Hour, language, by what name to call the person, a few words: for the assigned; and the same for whoever gives it. */
  brief: SealedTo(4096),
  kept: SealedTo(4096),
  /** Copies out of the parts that are named, as of today. */
  pages: SealedTo(65_536).optional(),
})

export const Answer = z.enum(['accept', 'decline'])

const Common = {
  id: Id,
  purpose: z.enum(assignmentPurposes),
  place: z.enum(assignmentPlaces),
  parts: z.array(z.enum(COMPARTMENTS)),
  from: Day,
  to: Day,
  state: z.enum(assignmentStates),
  givenBy: Id,
  quarterHours: z.int().nullable(),
}
const SealedOut = z.object({ ciphertext: z.string(), signature: z.string() }).nullable()

/** As whoever works on the case sees it. `kept` is for its giver. */
export const Given = z.object({
  ...Common,
  assigned: Id,
  kept: SealedOut,
  /** Nobody said yes or no since the day before, or it is today: the next one can be asked. */
  isUnanswered: z.boolean(),
})
export type Given = z.infer<typeof Given>

/** As the assigned sees it: no case, no reference. */
export const OwnAssignment = z.object({ ...Common, brief: SealedOut, pages: SealedOut })
export type OwnAssignment = z.infer<typeof OwnAssignment>
