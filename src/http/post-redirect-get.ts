// A form's answer at an address of its own. A browser cannot show the answer to a POST again without sending it again, so
// after the way out its Back button would show a warning instead of the weather. Here a form is answered by a redirect to
// the same page, which then shows what there was to say: for a minute, in memory, and locked under a key that is in that address
// alone, since a refused form is given back with what was typed.

import type { MiddlewareHandler } from 'hono'
import { utf8 } from '../sealing/bytes.ts'
import { openBytes, sealBytes } from '../sealing/seal.ts'
import { fromText } from '../sealing/text.ts'
import { hashOf, newToken } from './session.ts'

const keptMs = 60_000
const mostKept = 2_000

interface Answer {
  path: string
  status: number
  body: Uint8Array
  until: number
}

/** For pages that are also sent as forms. Goes on the app before them. */
export function postRedirectGet(now: () => number = Date.now): MiddlewareHandler {
  const kept = new Map<string, Answer>()
  return async (c, next) => {
    const given = c.req.method === 'GET' ? (c.req.query('r') ?? '') : ''
    const asked = given === '' ? undefined : kept.get(hashOf(given))
    if (asked && asked.path === c.req.path && asked.until > now()) {
      const body = await openBytes(fromText(given), utf8(asked.path), asked.body)
      return c.html(new TextDecoder().decode(body), asked.status as 200)
    }
    await next()
    const { status, headers } = c.res
    const page = headers.get('content-type')?.startsWith('text/html') ?? false
    if (c.req.method !== 'POST' || !page || (status >= 300 && status < 400)) return undefined
    // The oldest stand first.
    for (const [token, answer] of kept)
      if (answer.until <= now() || kept.size >= mostKept) kept.delete(token)
      else break
    const token = newToken()
    const body = await sealBytes(fromText(token), utf8(c.req.path), utf8(await c.res.text()))
    kept.set(hashOf(token), { path: c.req.path, status, body, until: now() + keptMs })
    // Cookies that the answer set go with the redirect.
    c.res = c.redirect(`${c.req.path}?r=${token}`, 303)
    return undefined
  }
}
