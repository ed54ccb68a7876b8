// Who works on a case inside one organisation: a worker, who answers for it, and a second worker, who covers for them.

import { z } from 'zod'
import { Id } from '../api/words.ts'
import { referringRoles, type StaffRole } from '../api/roles.ts'

/**
 * Professions that can be somebody's worker. A hotline hands a case to one of them, and whoever coordinates or administers works
 * on none. Who of them opens a case or accepts a referral is its worker from then on (access.sql has the same list).
 */
export const assignableRoles: readonly StaffRole[] = referringRoles.filter(
  (role) => role !== 'hotline' && role !== 'coordinator',
)

/** Those of them who work on what they open or accept. A supervisor does so for the team. */
export const workingRoles = assignableRoles.filter((role) => role !== 'supervisor')

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
