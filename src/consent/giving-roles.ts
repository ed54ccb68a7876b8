// The professions that record what somebody agreed to: whoever carries cases, and who may pass on what they wrote themselves.
import { caseRoles } from '../api/roles.ts'

export const givingRoles = [...caseRoles, 'lawyer', 'health', 'authority'] as const
