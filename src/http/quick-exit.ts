// The way out, as it was measured (docs/decisions): a plain link that the server answers, so that it works without
// script and so that the Back button shows the weather too. The session is dropped, the cache is cleared, and for ten
// minutes a cookie that says nothing sends every page of this host elsewhere. Where there is script the page draws the weather
// itself and needs no network for it (`exit-script.js`).

import { readFileSync } from 'node:fs'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { exitAddresses } from '../api/addresses.ts'
import { as } from '../database/as.ts'
import { sql } from '../database/sql.ts'
import type { Messages } from '../language/messages.ts'
import { offered, speaker } from '../language/say.ts'
import { weatherOn, weatherText } from './forecast.ts'
import { answer, keptScript } from './files.ts'
import { commonHeaders, publicPolicy } from './headers.ts'
import type { HostServices } from './host-services.ts'
import { speakerOf, styleTag } from './page.ts'
import { forgetAnswer } from './post-redirect-get.ts'
import { hashOf } from './session.ts'
import { styleHash } from './style.ts'

const shieldOf = (secure: boolean) => (secure ? '__Host-w' : 'w')
/** How long this host shows the weather alone. */
export const shieldSeconds = 600

const skies = ['sun', 'some', 'cloud', 'rain'].map((sky) => `public.weather.${sky}`)
const winds = ['west', 'south', 'still'].map((wind) => `public.weather.${wind}`)

/** What the script says, in one language. */
const wordsOf = ({ text }: Messages) => ({
  title: text('public.weather'),
  skies: skies.map((sky) => text(sky)),
  winds: winds.map((wind) => text(wind)),
  span: text('public.weather.span', { low: '{low}', high: '{high}' }),
  updated: text('public.weather.updated', { hour: '{hour}' }),
  keys: text('public.leave.keys'),
  once: text('public.leave.once'),
})

/** The same bytes for everybody, in each language that these pages have: it stands in the list of a release. */
export const exitScript = readFileSync(new URL('exit-script.js', import.meta.url), 'utf8')
  .replaceAll(/^ *(\/\/|\/\*\*).*\n/gm, '')
  .replace('WORDS', JSON.stringify(Object.fromEntries(offered.map((tag) => [tag, wordsOf(speaker(tag))]))))
  .replaceAll('LEAVE', exitAddresses.leave)
  .replaceAll('WEATHER', exitAddresses.weather)

/** The page about nothing, where it is not drawn by the script: without script, and where a demonstration leads. */
function weatherPage(speak: Messages, now: Date) {
  const { now: degrees, sky, wind, days } = weatherOn(now)
  const t = speak.text
  const later = (ahead: number) =>
    speak.day(new Date(now.getTime() + ahead * 86_400_000).toISOString().slice(0, 10), { weekday: 'long' })
  return html`<!doctype html>
    <html lang="${speak.language}" dir="${speak.direction}" data-w="${weatherText(now)}">
      <head>
        <meta charset="utf-8" />
        <title>${t('public.weather')}</title>
        <meta name="viewport" content="width=device-width" />
        <link rel="icon" href="data:," />
        ${styleTag}
      </head>
      <body>
        <main>
          <h1>${t('public.weather')}</h1>
          <p><b>${degrees}°</b> ${t(skies[sky] ?? '')} ${t(winds[wind] ?? '')}</p>
          ${days.map(
            ({ low, high, sky: of }, ahead) =>
              html`<p class="k q">
                <b>${later(ahead + 1)}</b
                ><span>${t('public.weather.span', { low, high })} · ${t(skies[of] ?? '')}</span>
              </p>`,
          )}
        </main>
        <script src="${exitAddresses.script}" type="module"></script>
      </body>
    </html>`
}

/** Open within the ten minutes too. */
const unshielded: readonly string[] = [
  exitAddresses.leave,
  exitAddresses.weather,
  exitAddresses.script,
  '/health',
  '/.well-known/security.txt',
]

/** Whether a browser goes to another page than the answer to its form, or leaves; a script or an image that it fetches is no page. */
const isElsewhere = ({ req }: Context): boolean =>
  req.path === exitAddresses.leave ||
  (req.method === 'GET' && req.query('r') === undefined && (req.header('accept') ?? '').includes('text/html'))

/** Headers of every answer, and the shield before every page. Goes on the app first. */
export function guardPages(host: HostServices, exitUrl: () => string): MiddlewareHandler {
  const policy = publicPolicy(styleHash)
  return async (c, next) => {
    if (isElsewhere(c)) forgetAnswer(c, host)
    if (!unshielded.includes(c.req.path) && getCookie(c, shieldOf(host.secure)) !== undefined) {
      // Left without a network: the first that the server hears of it.
      endSession(c, host)
      return away(c, exitUrl())
    }
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

/** Nobody is kept waiting on the way out: a session that could not be ended now ends by itself. */
function endSession(c: Context, host: HostServices): void {
  const token = host.tokenOf(c)
  if (!token) return
  const hash = hashOf(token)
  host.sessions.forget(hash)
  host.setCookie(c, { name: 'session', value: '' })
  void as(host.database, { kind: 'public' }, (tx) => tx.run(sql`select app.leave_at_once(${hash})`)).catch(
    () => undefined,
  )
}

/** The language of the page that was left, where its script said so; the browser's otherwise. */
function speakerAway(c: Context, host: HostServices): Messages {
  const said = getCookie(c, shieldOf(host.secure)) ?? ''
  return host.network().languages.includes(said) ? speaker(said) : speakerOf(c, host.network())
}

/** The way out, a page about nothing (where there is no internet to go to), and the keyboard's way. */
export function mountExit(app: Hono, host: HostServices, exitUrl: () => string): void {
  app.get(exitAddresses.leave, (c) => {
    endSession(c, host)
    c.header('clear-site-data', '"cache", "storage"')
    // The script reads it: a page that the browser kept shows the weather too, also where the server is out of reach.
    setCookie(c, shieldOf(host.secure), speakerAway(c, host).language, {
      secure: host.secure,
      sameSite: 'Lax',
      path: '/',
      maxAge: shieldSeconds,
    })
    return away(c, exitUrl())
  })
  app.get(exitAddresses.weather, (c) => c.html(weatherPage(speakerAway(c, host), new Date())))
  const script = keptScript(exitScript)
  app.get(exitAddresses.script, (c) => answer(c, script, { 'cache-control': 'no-cache' }))
}
