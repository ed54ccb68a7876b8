// The running server: two hosts over one database. The staff host serves the screens and their endpoints, the public host
// its small pages and the few endpoints that a visitor or a survivor may call.

import { Hono, type Context } from 'hono'
import type { Endpoint } from '../api/endpoint.ts'
import { isProblem, Problem } from '../api/problem.ts'
import { problemResponse } from '../http/problem-response.ts'
import { commonHeaders, tlsOnly } from '../http/headers.ts'
import { answerChanges } from '../http/changes-route.ts'
import type { Changes } from '../http/changes.ts'
import type { HostServices } from '../http/host-services.ts'
import { clockHeader, provesClock } from './clock-proof.ts'
import { mount, type Handler } from '../http/mount.ts'
import { securityText } from '../http/security-text.ts'
import { hashOf } from '../http/session.ts'
import { answerWatch } from './watch.ts'

export interface HostParts {
  services: HostServices
  groups: readonly { endpoints: Record<string, Endpoint>; handlers: Record<string, Handler> }[]
  /** What a browser is served: built files or public pages. */
  pages: Hono
  /** The content policy of every answer of this host but its workers. */
  policy: string
  /** Where a weakness is told. */
  contact: string
  /** What keeps this server from its work; without it the database alone is asked. */
  ready?: (() => Promise<readonly string[]>) | undefined
  /** Whether this host is that of the staff, who hear of changes; and by what. */
  changes?: { told: Changes | undefined }
  /**
   * Moves the clock so many days ahead of where the country stands, or further than it is, and makes what is due then; answered only in a
   * demonstration. Answers how many days ahead it is.
   */
  moveClock?: (by: { days: number } | { further: number }) => Promise<number>
}

/** Whether somebody who is signed in asks for it from a page of ours. */
async function asksFromOurPage(c: Context, services: HostServices): Promise<boolean> {
  const token = services.tokenOf(c)
  if (!token || c.req.header('sec-fetch-site') !== 'same-origin') return false
  return (await services.sessions.find(hashOf(token))).kind === 'staff'
}

const spoken = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])

/** One host: health, endpoints, pages, in this order; whatever is left is not found. */
export function host({
  services,
  groups,
  pages,
  policy,
  contact,
  ready,
  changes,
  moveClock,
}: HostParts): Hono {
  const app = new Hono()
  const headers = {
    ...commonHeaders,
    'content-security-policy': policy,
    ...(services.secure ? { 'strict-transport-security': tlsOnly } : {}),
  }
  // Endpoints come first, and dress their answers themselves: asking for the headers of an answer unpacks it.
  for (const { endpoints, handlers } of groups) mount(app, { host: services, headers }, endpoints, handlers)
  app.use('*', async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  })
  // A page is asked for or sent: TRACE and its like come from no browser of ours.
  app.use('*', async (c, next) => (spoken.has(c.req.method) ? next() : c.body(null, 405)))
  // Whatever a page did not catch: told by its kind alone, since a message may quote what somebody wrote.
  app.onError((error, c) => {
    services.fault('page', error)
    return c.text('', isProblem(error) ? (error.status as 500) : 500)
  })
  answerWatch(app, services.database, ready)
  if (changes) answerChanges(app, services, changes.told)
  app.get('/.well-known/security.txt', (c) => c.text(securityText(contact, services.now())))
  app.post('/api/demo/clock', async (c, next) => {
    if (!moveClock || !services.network().demo) return next()
    const { further, days = further } = (await c.req.json().catch(() => ({}))) as Record<string, unknown>
    if (typeof days !== 'number' || !Number.isInteger(days) || days < 0 || days > 999) {
      return problemResponse(
        c,
        new Problem('invalid', { fields: [{ field: 'days', code: 'invalid-format' }] }),
        'en',
      )
    }
    const isProven = provesClock(services.secrets.opaque, days, c.req.header(clockHeader))
    if (!isProven && !(await asksFromOurPage(c, services)))
      return problemResponse(c, new Problem('not-allowed'), 'en')
    const ahead = await moveClock(further === undefined ? { days } : { further: days })
    return c.json({ days: ahead, now: services.now().toISOString() })
  })
  app.all('/api/*', (c) => problemResponse(c, new Problem('not-found'), 'en'))
  app.route('/', pages)
  return app
}
