// Whose professions a screen is for. Somebody who follows a link to another's is told so, instead of meeting a form that is
// refused at its end. It only saves steps: the server and the keys decide (closed-screens.test.ts compares with the endpoints).
import { caseRoles, networkRoles, referringRoles, scorecardRoles, type StaffRole } from '../../api/roles.ts'

/** Whoever may have a part in a case, as its endpoints say. */
export const caseReaders: readonly StaffRole[] = [
  ...new Set<StaffRole>([...caseRoles, ...referringRoles, 'interpreter', 'coordinator', 'administrator']),
]
const ofTheHouse: readonly StaffRole[] = ['shelter', 'administrator']
/** Whoever takes what comes to the hotline, and hands it on. */
const ofTheHotline: readonly StaffRole[] = [
  'hotline',
  'caseworker',
  'supervisor',
  'advocate',
  'child_welfare',
  'inspector',
]

/** The first that fits counts; `*` stands for one part of an address. What is not here is open to everybody who works here. */
export const closedScreens: readonly { path: string; roles: readonly StaffRole[] }[] = [
  { path: '/cases/new', roles: caseRoles },
  { path: '/cases/*/hand-on', roles: caseRoles },
  { path: '/cases/*/count', roles: caseRoles },
  { path: '/cases/*/refer', roles: referringRoles },
  { path: '/cases', roles: caseReaders },
  { path: '/tracks', roles: networkRoles },
  { path: '/referrals', roles: networkRoles },
  { path: '/outside', roles: networkRoles },
  { path: '/hotline', roles: ofTheHotline },
  { path: '/beds', roles: ofTheHouse },
  { path: '/directory/own', roles: ofTheHouse },
  { path: '/measures', roles: scorecardRoles },
  { path: '/audit', roles: ['administrator'] },
  { path: '/keys/sheets', roles: ['administrator'] },
  { path: '/keys/drill', roles: ['administrator'] },
]

const fits = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  return wanted.every((part, position) => (part === '*' ? given[position] : part === given[position]))
}

/** The professions that a screen is for, where `roles` are none of them. */
export function closedFor(path: string, roles: readonly string[]): readonly StaffRole[] | undefined {
  const screen = closedScreens.find((one) => fits(one.path, path))
  return screen && !screen.roles.some((role) => roles.includes(role)) ? screen.roles : undefined
}
