// A program of an organisation's own that signs in like a colleague: what it is called, what it does, and for how long.

import { caseRoles, type StaffRole } from '../api/roles.ts'

/** A program says nobody's yes: what two people are asked for is no program's. */
export const programRoles: readonly StaffRole[] = caseRoles.filter((role) => role !== 'supervisor')

/** So that every line of the trail says that it was one. */
export const programPrefix = 'program-'
/** From today on. */
export const longestProgramDays = 366

/** A colleague that is a program has a last day; nobody else has. */
export const isProgram = ({ endsOn }: { endsOn: string | null }): boolean => endsOn !== null

interface Invited {
  handle: string
  roles: readonly string[]
  endsOn?: string | undefined
}

/** Whether a program is called one and does one thing; and nobody else is called so. */
export const isWellCalled = ({ handle, roles, endsOn }: Invited): boolean =>
  endsOn === undefined
    ? !handle.startsWith(programPrefix)
    : handle.startsWith(programPrefix) && roles.length === 1 && programRoles.some((one) => one === roles[0])
