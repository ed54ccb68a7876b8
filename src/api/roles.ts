// Who can act. A role is a profession of the network (the source page names most of them), never a rank:
// what somebody may read is decided by keys and circles, a role only says which endpoints and moves exist for them.

export const staffRoles = [
  'hotline',
  'caseworker',
  'supervisor',
  'shelter',
  'advocate',
  'guardian',
  'health',
  'teacher',
  'child_welfare',
  'inspector',
  'police',
  'immigration',
  'prosecutor',
  'lawyer',
  'interpreter',
  'trainee',
  'volunteer',
  'authority',
  'coordinator',
  'ministry',
  'funder',
  'trainer',
  'administrator',
] as const

export type StaffRole = (typeof staffRoles)[number]

/** A survivor on their own page, and the system itself when a clock runs out. */
export type Role = StaffRole | 'person' | 'system'

/** `anyone` needs no sign-in; everything else is a list of roles, and an empty list is nobody. */
export type Who = 'anyone' | readonly Role[]

/** Everybody who may stand on a track. The ministry sees numbers, so that no way leads from it to a person. */
export const networkRoles = staffRoles.filter((role) => role !== 'ministry')

/** Roles that see nothing but what they were assigned to. */
export const assignedRoles = ['interpreter', 'trainee', 'volunteer'] as const satisfies readonly StaffRole[]

/** Whether that is all that somebody is. */
export const isOnlyAssigned = (roles: readonly string[]): boolean =>
  roles.every((role) => assignedRoles.some((one) => one === role))

/** Roles that open and carry cases. */
export const caseRoles = [
  'hotline',
  'caseworker',
  'supervisor',
  'shelter',
  'advocate',
  'guardian',
  'child_welfare',
] as const

/** Roles that meet people in their work and may refer them. */
export const referringRoles = [
  ...caseRoles,
  'health',
  'teacher',
  'inspector',
  'police',
  'immigration',
  'prosecutor',
  'lawyer',
  'authority',
  'coordinator',
] as const

/** Whoever can work on a case has cases of their own; the list of everybody else is that of their circles. */
export const hasOwnCases = (roles: readonly string[]): boolean =>
  referringRoles.some((role) => role !== 'coordinator' && roles.includes(role))

/** With which list of duties a day begins: a supervisor's with the team. */
export const firstDuties = (roles: readonly string[]): 'mine' | 'team' =>
  hasOwnCases(roles) && !roles.includes('supervisor') ? 'mine' : 'team'

/** Who asks for a table that everybody may read, and signs one. */
export const figureRoles = ['ministry', 'coordinator'] as const

/** Who answers for the response as a whole, pays for it, or looks after those who do the work: they read the measures. */
export const scorecardRoles = [
  'ministry',
  'coordinator',
  'supervisor',
  'administrator',
  'funder',
  'trainer',
  'authority',
] as const
