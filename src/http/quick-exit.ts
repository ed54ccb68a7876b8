// The way out, as it was measured (docs/decisions): a plain link that the server answers, so that it works without
// script and so that the Back button shows the weather too. The session is dropped, the cache is cleared, and for ten
// minutes a cookie that says nothing sends every page of this host elsewhere.

import type { Context, Hono, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { exitAddresses } from '../api/addresses.ts'
import { as } from '../database/as.ts'
import { sql } from '../database/sql.ts'
import { commonHeaders, publicPolicy } from './headers.ts'
import type { HostServices } from './host-services.ts'
import { hashOf } from './session.ts'
import { style, styleHash } from './style.ts'

const shieldOf = (secure: boolean) => (secure ? '__Host-w' : 'w')
const shieldSeconds = 600

// Esc three times, or a tap: the page is blank before the network is even asked.
export const exitScript = `let n=0,t=0
const go=()=>{document.documentElement.hidden=true;location.replace('${exitAddresses.leave}')}
addEventListener('keydown',e=>{if(e.key!=='Escape'){n=0;return}
const now=Date.now();n=now-t<2000?n+1:1;t=now;if(n>2)go()})
document.querySelector('a.x')?.addEventListener('click',e=>{e.preventDefault();go()})
addEventListener('pageshow',e=>{if(e.persisted)location.reload()})
`

const weather = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Weather</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>${style}</style></head><body><main><h1>Weather</h1><p class="k q"><b>Today 14°</b><span>Clouds, some sun in the afternoon. Light wind from the west.</span></p><p class="k q"><b>Tomorrow 12°</b><span>Rain in the morning, dry later.</span></p><p class="k q"><b>After that 15°</b><span>Mostly sunny.</span></p></main></body></html>`

/** Open within the ten minutes too. */
const unshielded: readonly string[] = [
  exitAddresses.leave,
  exitAddresses.weather,
  '/health',
  '/.well-known/security.txt',
]

/** Headers of every answer, and the shield before every page. Goes on the app first. */
export function guardPages(secure: boolean, exitUrl: () => string): MiddlewareHandler {
  const policy = publicPolicy(styleHash)
  return async (c, next) => {
    if (!unshielded.includes(c.req.path) && getCookie(c, shieldOf(secure)) !== undefined)
      return away(c, exitUrl())
    await next()
    for (const [name, value] of Object.entries(commonHeaders)) c.header(name, value)
    if (!c.res.headers.has('content-security-policy')) c.header('content-security-policy', policy)
    return undefined
  }
}

function away(c: Context, exitUrl: string): Response {
  for (const [name, value] of Object.entries(commonHeaders)) c.header(name, value)
  return c.redirect(exitUrl, 303)
}

/** The way out, a page about nothing (where there is no internet to go to), and the keyboard's way. */
export function mountExit(app: Hono, host: HostServices, exitUrl: () => string): void {
  app.get(exitAddresses.leave, async (c) => {
    const token = host.tokenOf(c)
    if (token) {
      const hash = hashOf(token)
      host.sessions.forget(hash)
      host.setCookie(c, { name: 'session', value: '' })
      // Nobody is kept waiting on the way out: a session that could not be ended now ends by itself.
      void as(host.database, { kind: 'public' }, (tx) =>
        tx.run(sql`select app.leave_at_once(${hash})`),
      ).catch(() => undefined)
    }
    c.header('clear-site-data', '"cache", "storage"')
    setCookie(c, shieldOf(host.secure), '1', {
      httpOnly: true,
      secure: host.secure,
      sameSite: 'Lax',
      path: '/',
      maxAge: shieldSeconds,
    })
    return away(c, exitUrl())
  })
  app.get(exitAddresses.weather, (c) => c.html(weather))
  app.get(exitAddresses.script, (c) =>
    c.body(exitScript, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
}
