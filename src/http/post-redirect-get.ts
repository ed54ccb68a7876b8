// A form's answer at an address of its own. A browser cannot show the answer to a POST again without sending it again, so
// after the way out its Back button would show a warning instead of the weather. Here a form is answered by a redirect to
// the same page, which then shows what there was to say: for a minute, in the browser that sent the form, until it goes to another
// page or leaves. It lies locked under a key that is in a cookie of that browser alone. The address opens nothing once it was
// opened: it stands in a history, which may be read on another telephone.

import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { as } from '../database/as.ts'
import type { Tx } from '../database/sql.ts'
import { holding } from './held.ts'
import type { HostServices } from './host-services.ts'

const keptMs = 60_000

interface Answer {
  path: string
  status: number
  body: string
}

type Host = Pick<HostServices, 'database' | 'secure'>

const cookieOf = (secure: boolean) => (secure ? '__Host-a' : 'a')
const answersAt = (now?: () => number) => holding<Answer>('answer to a form', keptMs, now)

/** Where the database is away, nothing is kept: the answer is then shown in answer to the form itself. */
const inPublic = <T>({ database }: Host, act: (tx: Tx) => Promise<T>): Promise<T | undefined> =>
  as(database, { kind: 'public' }, act).catch(() => undefined)

/** For pages that are also sent as forms. Goes on the app before them. */
export function postRedirectGet(host: Host, now?: () => number): MiddlewareHandler {
  const answers = answersAt(now)
  /** What an address led to: a browser that keeps no cookie sees its answer once, and nobody after it. */
  const firsts = holding<string>('address of an answer', keptMs, now)
  const name = cookieOf(host.secure)
  const shown = (c: Context, given: string) =>
    inPublic(host, async (tx) => {
      const first = await firsts.take(tx, given)
      const own = getCookie(c, name)
      if (own !== undefined) return answers.read(tx, own)
      return first === undefined ? undefined : answers.take(tx, first)
    })
  return async (c, next) => {
    const given = c.req.method === 'GET' ? (c.req.query('r') ?? '') : ''
    const asked = given === '' ? undefined : await shown(c, given)
    if (asked?.path === c.req.path) return c.html(asked.body, asked.status as 200)
    await next()
    const { status, headers } = c.res
    const page = headers.get('content-type')?.startsWith('text/html') ?? false
    if (c.req.method !== 'POST' || !page || (status >= 300 && status < 400)) return undefined
    const answer = { path: c.req.path, status, body: await c.res.clone().text() }
    const kept = await inPublic(host, async (tx) => {
      const own = await answers.give(tx, answer)
      return { own, first: await firsts.give(tx, own) }
    })
    if (!kept) return undefined
    // Cookies that the answer set go with the redirect.
    c.res = c.redirect(`${c.req.path}?r=${kept.first}`, 303)
    setCookie(c, name, kept.own, {
      httpOnly: true,
      secure: host.secure,
      sameSite: 'Strict',
      path: '/',
      maxAge: keptMs / 1000,
    })
    return undefined
  }
}

/** Lets go of the answer that this browser was shown: it went to another page, or left. */
export function forgetAnswer(c: Context, host: Host): void {
  const own = getCookie(c, cookieOf(host.secure))
  if (own === undefined) return
  deleteCookie(c, cookieOf(host.secure), { path: '/', secure: host.secure })
  // Nobody is kept waiting on the way out: the browser has no key to it any more, and it ends within the minute.
  void inPublic(host, (tx) => answersAt().take(tx, own))
}
