// Who can see the file, and the way to stop each, or all. Without script this is what the server says of it; with script the
// island puts what was signed in its place, and says where the two differ.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { isProblem, Problem } from '../../api/problem.ts'
import type { Consent } from '../../consent/model.ts'
import { canStop } from '../../consent/server/own-consent.ts'
import type { Ctx } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { field, readForm, type Fields } from '../../http/page-action.ts'
import { back, fault, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import { readOwnPage, stoppable, withdrawFromPage, type OwnPage } from '../server/own-page.ts'
import { stopsToUndo } from '../server/undo-stop.ts'
import { isFromIsland, type Entry } from './entry.ts'
import { sentencesOfWho, stopAll } from './who-can-see-sentences.ts'

export function whoCanSeePages(host: HostServices, { show, asPerson }: Entry, features: Features): Hono {
  const app = new Hono()
  const at = `${inLanguage}${addresses.whoCanSee}`
  const readOwn = (ctx: Ctx) => readOwnPage(ctx, features)
  const stops = stopsToUndo(() => host.now().getTime())
  app.get(at, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const own = await run(readOwn)
      return show(c, addresses.whoCanSee, (speak) => fileBody(speak, own, {}, isFromIsland(c)))
    }),
  )
  app.post(at, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const fields = await readForm(c)
      const ticket = field(fields, 'undo')
      const act = (ctx: Ctx) => (ticket === '' ? stop(ctx, fields, stops) : undo(ctx, ticket, stops))
      const line = ticket === '' ? 'consent.withdraw' : 'consent.undo_withdraw'
      const did = await run(act, line).catch((error: unknown): Did => {
        if (isProblem(error) && ['refused', 'not-found', 'stale'].includes(error.code))
          return ticket === '' ? { failed: true } : { late: true }
        throw error
      })
      const own = await run(readOwn)
      const body = (speak: Messages) => fileBody(speak, own, did, isFromIsland(c))
      return show(c, addresses.whoCanSee, body, { status: did.failed || did.late ? 409 : 200 })
    }),
  )
  return app
}

type Stops = ReturnType<typeof stopsToUndo>

/** Stops what the form names: one, or all of it. */
async function stop(ctx: Ctx, fields: Fields, stops: Stops): Promise<Did> {
  const track = field(fields, 'track')
  const all = field(fields, 'all') !== ''
  if (!all && !/^[0-9a-f-]{36}$/.test(track)) throw new Problem('not-found')
  const tracks = all ? await stoppable(ctx) : [track]
  const stopped: Consent[] = []
  const ticket = await stops.keepWhile(ctx, tracks, async () => {
    for (const one of tracks) stopped.push(await withdrawFromPage(ctx, one))
  })
  return { ...(all ? { stoppedAll: true } : { stopped: stopped[0]! }), ...(ticket && { ticket }) }
}

const undo = async (ctx: Ctx, ticket: string, stops: Stops): Promise<Did> => {
  await stops.undo(ctx, ticket)
  return { undone: true }
}

interface Did {
  stopped?: Consent
  stoppedAll?: true
  /** By which it is undone, for half a minute. */
  ticket?: string
  undone?: true
  late?: true
  failed?: true
}

function fileBody(speak: Messages, own: OwnPage, did: Did, script: boolean): Html {
  const t = speak.text
  const all = own.consents.length + own.carriers.length
  const stop = own.consents.filter(canStop).length
  const digits = (count: number) => new Intl.NumberFormat(speak.language).format(count)
  return html`<h1>${t('person.who')}</h1>
    ${done(speak, did, script)}
    <div id="who">
      <p>
        ${stop === 0 ? t('person.who.honest.none') : t('person.who.honest', { all: digits(all), stop: digits(stop) })}
      </p>
      ${own.carriers.map(
        (name) =>
          html`<div class="k">
            <b><bdi>${name}</bdi></b
            ><span>${t('person.who.carries')}</span>
          </div>`,
      )}${own.consents.map((one) => consentCard(speak, one))}${stop > 1 ? stopAll(speak) : ''}${own.compare ? compareWords(speak, own.compare) : ''}
    </div>
    <p class="s">${t('person.who.waits')}</p>
    ${script ? html`${sentencesOfWho(speak)}<i data-spoken="${t('person.spoken')}" hidden></i>` : ''}${back(speak, addresses.portal, 'person.back')}`
}

function done(speak: Messages, did: Did, script: boolean): Html | '' {
  const t = speak.text
  if (did.failed) return fault(t('person.who.failed'))
  if (did.late) return fault(t('person.who.undo.late'))
  const said = did.undone
    ? t('person.who.undone.plain')
    : did.stoppedAll
      ? t('person.who.all.done')
      : did.stopped && t('person.who.stopped', { place: placeOf(speak, did.stopped) })
  if (!said) return ''
  // The island has an undo of its own, which is signed.
  return html`<div class="n f" role="status">
    ${said}${did.ticket && !script ? undoForm(speak, did.ticket) : ''}
  </div>`
}

const undoForm = (speak: Messages, ticket: string): Html =>
  html`<form method="post" action="/${speak.language}${addresses.whoCanSee}">
    <small>${speak.text('person.who.undo.hint')}</small
    ><input type="hidden" name="undo" value="${ticket}" /><button class="b v">
      ${speak.text('person.who.undo')}
    </button>
  </form>`

const placeOf = (speak: Messages, one: Consent): string => one.recipientName || speak.text('person.who.place')

/** What was opened without a yes says why, in its own words. */
const own: Partial<Record<Consent['basis'], string>> = {
  vital_interest: 'person.who.life',
  court_order: 'person.who.court',
}

function consentCard(speak: Messages, one: Consent): Html {
  const t = speak.text
  const parts = new Intl.ListFormat(speak.language).format(
    one.compartments.map((part) => t(`person.part.${part}`)),
  )
  const place = placeOf(speak, one)
  return html`<div class="k ${canStop(one) ? '' : 'y'}">
    <b><bdi>${place}</bdi></b>
    <ul class="t">
      <li>
        ${one.pages > 0 ? t('person.who.pages', { pages: String(one.pages) }) : t('person.who.sees', { parts })}
      </li>
      <li>${t('person.who.why', { why: t(`person.why.${one.purpose}`) })}</li>
      <li>${t('person.who.until', { day: speak.day(one.until) })}</li>
    </ul>
    ${
      canStop(one)
        ? html`<form method="post" action="/${speak.language}${addresses.whoCanSee}">
            <input type="hidden" name="track" value="${one.track}" /><button class="b v">
              ${t('person.who.stop', { place })}
            </button>
          </form>`
        : html`<span>${t(own[one.basis] ?? 'person.who.law')}</span>`
    }
  </div>`
}

const compareWords = (speak: Messages, words: string): Html =>
  html`<p class="s">${speak.text('person.compare')}</p>
    <p class="s" lang="en" dir="ltr"><b>${words}</b></p>`
