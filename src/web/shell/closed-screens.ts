// Whose professions a screen is for. Somebody who follows a link to another's is told so, instead of meeting a form that is
// refused at its end. It only saves steps: the server and the keys decide (closed-screens.test.ts compares with the endpoints).
import type { StaffRole } from '../../api/roles.ts'
import type { Screen } from './screens.ts'

/** A part that begins with `$` stands for any; one in braces may be left out. */
function fits(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  const least = wanted.filter((part) => !part.startsWith('{-')).length
  if (given.length < least || given.length > wanted.length) return false
  return given.every((part, at) => /^(\$|\{-)/.test(wanted[at]!) || part === wanted[at])
}

/** The professions that a screen is for, where `roles` are none of them. An address in words goes before one with a part left open. */
export function closedFor(
  screens: readonly Pick<Screen, 'path' | 'roles'>[],
  path: string,
  roles: readonly string[],
): readonly StaffRole[] | undefined {
  const found = screens.filter((one) => fits(one.path, path))
  const wanted = (found.find((one) => one.path === path) ?? found[0])?.roles
  return wanted && !wanted.some((role) => roles.includes(role)) ? wanted : undefined
}
