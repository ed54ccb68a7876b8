// Who may write down and read what people told on a visit. Whoever decides about somebody's stay, and whoever accuses, may plan a visit
// and go along, and can read no row of any.
import type { StaffRole } from '../api/roles.ts'
import { visitors } from '../identification/visitors.ts'

export const walledRoles: readonly StaffRole[] = ['immigration', 'prosecutor']

export const listeners: readonly StaffRole[] = visitors.filter((role) => !walledRoles.includes(role))
