// Who stands on which side of money for helping.

import type { StaffRole } from '../api/roles.ts'

/** Who asks for money in the name of an organisation. */
export const applicants = ['supervisor', 'coordinator', 'administrator'] as const satisfies StaffRole[]
/** Who opens a call, decides and pays. */
export const payers = ['funder', 'coordinator'] as const satisfies StaffRole[]
export const fundingRoles = ['funder', 'coordinator', 'supervisor', 'administrator'] as const
