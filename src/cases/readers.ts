// Whoever may have a part in a case, as its endpoints say.
import { caseRoles, referringRoles, type StaffRole } from '../api/roles.ts'

export const caseReaders: readonly StaffRole[] = [
  ...new Set<StaffRole>([...caseRoles, ...referringRoles, 'interpreter', 'coordinator', 'administrator']),
]
