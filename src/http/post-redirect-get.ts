// A form's answer at an address of its own. A browser cannot show the answer to a POST again without sending it again, so
// after the way out its Back button would show a warning instead of the weather. Here a form is answered by a redirect to
// the same page, which then shows what there was to say: for a minute, and locked under a key that is in that address
// alone, since a refused form is given back with what was typed.

import type { MiddlewareHandler } from 'hono'
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { holding } from './held.ts'

const keptMs = 60_000

interface Answer {
  path: string
  status: number
  body: string
}

/** For pages that are also sent as forms. Goes on the app before them. */
export function postRedirectGet(
  database: Pick<Database, 'pool'>,
  now: () => number = Date.now,
): MiddlewareHandler {
  const answers = holding<Answer>('answer to a form', keptMs, now)
  return async (c, next) => {
    const given = c.req.method === 'GET' ? (c.req.query('r') ?? '') : ''
    if (given !== '') {
      const asked = await as(database, { kind: 'public' }, (tx) => answers.read(tx, given)).catch(
        () => undefined,
      )
      if (asked?.path === c.req.path) return c.html(asked.body, asked.status as 200)
    }
    await next()
    const { status, headers } = c.res
    const page = headers.get('content-type')?.startsWith('text/html') ?? false
    if (c.req.method !== 'POST' || !page || (status >= 300 && status < 400)) return undefined
    const answer = { path: c.req.path, status, body: await c.res.clone().text() }
    const token = await as(database, { kind: 'public' }, (tx) => answers.give(tx, answer)).catch(
      () => undefined,
    )
    // Where it cannot be kept (the database is away), it is shown in answer to the form itself.
    if (token === undefined) return undefined
    // Cookies that the answer set go with the redirect.
    c.res = c.redirect(`${c.req.path}?r=${token}`, 303)
    return undefined
  }
}
