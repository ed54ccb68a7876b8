// A form's answer at an address of its own. A browser cannot show the answer to a POST again without sending it again, so
// after the way out its Back button would show a warning instead of the weather. Here a form is answered by a redirect to
// the same page, which then shows what there was to say; for a minute, in memory, and never anything that was typed.

import type { MiddlewareHandler } from 'hono'
import { newToken } from './session.ts'

const keptMs = 60_000
const mostKept = 2_000

interface Answer {
  path: string
  status: number
  body: string
  until: number
}

/** For pages whose answers hold codes and sentences only. Goes on the app before them. */
export function postRedirectGet(now: () => number = Date.now): MiddlewareHandler {
  const kept = new Map<string, Answer>()
  return async (c, next) => {
    const asked = c.req.method === 'GET' ? kept.get(c.req.query('r') ?? '') : undefined
    if (asked && asked.path === c.req.path && asked.until > now())
      return c.html(asked.body, asked.status as 200)
    await next()
    const { status, headers } = c.res
    const page = headers.get('content-type')?.startsWith('text/html') ?? false
    if (c.req.method !== 'POST' || !page || (status >= 300 && status < 400)) return undefined
    // The oldest stand first.
    for (const [token, answer] of kept)
      if (answer.until <= now() || kept.size >= mostKept) kept.delete(token)
      else break
    const token = newToken()
    kept.set(token, { path: c.req.path, status, body: await c.res.text(), until: now() + keptMs })
    // Cookies that the answer set go with the redirect.
    c.res = c.redirect(`${c.req.path}?r=${token}`, 303)
    return undefined
  }
}
