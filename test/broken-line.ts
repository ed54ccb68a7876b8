// The same person on a line that is bent in one place: an answer gets lost, or the server says something else. Only what one
// endpoint does is changed; vault, keys and memory are those of the person.

import type { Colleague } from '../demo/actor.ts'
import { Problem } from '../src/api/problem.ts'
import type { Api } from '../src/client/session.ts'
import type { PortalSession } from '../src/portal/client/portal-session.ts'

/** One endpoint by another: `instead` is given the true one. */
export function bent<Group extends keyof Api, Name extends keyof Api[Group]>(
  who: Colleague,
  group: Group,
  name: Name,
  instead: (call: Api[Group][Name]) => Api[Group][Name],
): Colleague {
  const calls = { ...who.api[group], [name]: instead(who.api[group][name]) }
  return { ...who, api: { ...who.api, [group]: calls } }
}

/** What is sent arrives, and the first answer to it does not come back. */
export function losingAnswer<Group extends keyof Api, Name extends keyof Api[Group]>(
  who: Colleague,
  group: Group,
  name: Name,
): Colleague {
  let isLost = false
  return bent(who, group, name, (call) => {
    const losing = async (...sent: never[]) => {
      const answer = await (call as (...sent: never[]) => Promise<unknown>)(...sent)
      if (isLost) return answer
      isLost = true
      throw new Problem('unavailable')
    }
    return losing as Api[Group][Name]
  })
}

/** Nothing arrives: the server is away, or says no (`because`). */
export const unreached = <Group extends keyof Api, Name extends keyof Api[Group]>(
  who: Colleague,
  group: Group,
  name: Name,
  problem = new Problem('unavailable'),
): Colleague =>
  bent(who, group, name, () => {
    const failing: unknown = () => Promise.reject(problem)
    return failing as Api[Group][Name]
  })

type Page = PortalSession['api']['portal']

/** A person's own page on a line that is bent in one place, in the same way. */
export const bentPage = <Name extends keyof Page>(
  session: PortalSession,
  name: Name,
  instead: (call: Page[Name]) => Page[Name],
): PortalSession => ({
  ...session,
  api: { ...session.api, portal: { ...session.api.portal, [name]: instead(session.api.portal[name]) } },
})

/** What her page sends arrives, and the first answer to it does not come back. */
export function losingPageAnswer<Name extends keyof Page>(session: PortalSession, name: Name): PortalSession {
  let isLost = false
  return bentPage(session, name, (call) => {
    const losing = async (...sent: never[]) => {
      const answer = await (call as (...sent: never[]) => Promise<unknown>)(...sent)
      if (isLost) return answer
      isLost = true
      throw new Problem('unavailable')
    }
    return losing as unknown as Page[Name]
  })
}
