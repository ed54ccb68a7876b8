// The first page of the portal: a cover that tells nothing but a day until it is tapped, and the ways to the other pages.

import { Hono, type Context } from 'hono'
import { html, raw } from 'hono/html'
import { addresses, type Address } from '../../api/addresses.ts'
import { canStop } from '../../consent/server/own-consent.ts'
import type { HostServices } from '../../http/host-services.ts'
import { emergency, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { heard } from '../../rights/pages/work.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import { readOwnPage, type Ahead, type OwnPage } from '../server/own-page.ts'
import type { Entry } from './entry.ts'
import { meeting } from './meeting.ts'
import { channelsOf } from './telling.ts'
import { wayButton } from './tracks.ts'

/** GET shows the cover, POST what is under it: a form leaves no address to come back to. */
export function homePages(host: HostServices, { show, asPerson }: Entry, features: Features): Hono {
  const app = new Hono()
  const home = (open: boolean) => (c: Context) =>
    asPerson(c, open ? 'person.read' : 'none', async (run) => {
      const [own, channels] = await run((ctx) => Promise.all([readOwnPage(ctx, features), channelsOf(ctx)]))
      const about = { open, canTell: channels.length > 0 }
      return show(c, addresses.portal, (speak) => homeBody(speak, own, host, about))
    })
  app.get(`${inLanguage}${addresses.portal}`, home(false))
  app.post(`${inLanguage}${addresses.portal}`, home(true))
  return app
}

/** A day near enough is a weekday; a later one has its date. */
function dayText(speak: Messages, day: string, now: Date): string {
  const near = Date.parse(`${day}T00:00:00Z`) - now.getTime() < 6 * 86_400_000
  const form: Intl.DateTimeFormatOptions = near
    ? { weekday: 'long' }
    : { weekday: 'long', day: 'numeric', month: 'long' }
  return speak.day(day, form)
}

interface Shown {
  /** What the cover hides is shown. */
  open: boolean
  /** Notices can leave this network. */
  canTell: boolean
}

function homeBody(speak: Messages, own: OwnPage, host: HostServices, { open, canTell }: Shown): Html {
  const t = speak.text
  const seen = {
    all: own.consents.length + own.carriers.length,
    stop: own.consents.filter(canStop).length,
  }
  return html`<h1 class="i">${t('person.home')}</h1>
    ${own.isChilds ? html`<p>${t('person.child')}</p>` : ''}${cover(speak, own.ahead, { now: host.now(), zone: host.network().timezone }, open)}${wideTile(speak, own.unread)}
    <div class="j">
      ${tile(speak, addresses.whoCanSee, 'who', { count: t('person.who.count', seen) })}${tile(speak, addresses.tracks, 'tracks')}${tile(speak, addresses.choices, 'rights')}${tile(speak, addresses.voice, 'voice', own.answered > 0 ? { count: t('person.voice.count', { count: own.answered }) } : {})}${tile(speak, addresses.whoLooked, 'looked')}${tile(speak, addresses.freeze, 'freeze')}
    </div>
    ${own.isChilds ? html`<p><a class="b v" href="/${speak.language}${addresses.guardian}">${t('person.guardian')}</a></p>` : ''}${heard(speak)}
    ${own.received > 0 ? html`<p><a class="b v" href="/${speak.language}${addresses.feedback}">${t('person.feedback.count', { count: own.received })}</a></p>` : ''}
    <p><a href="/${speak.language}${addresses.wellbeing}">${t('person.wellbeing')}</a></p>
    <p><a href="/${speak.language}${addresses.hours}">${t('person.hours')}</a></p>
    <p><a href="/${speak.language}${addresses.meetings}">${t('person.meetings')}</a></p>
    <p><a href="/${speak.language}${addresses.calendar}">${t('person.calendar')}</a></p>
    ${canTell ? html`<p><a href="/${speak.language}${addresses.telling}">${t('person.own.tell')}</a></p>` : ''}
    <p><a href="/${speak.language}${addresses.takeAway}">${t('person.take')}</a></p>
    ${emergency(speak, host.network())}
    <form method="post" action="/${speak.language}${addresses.close}">
      <button class="b v">${t('person.leave')}</button>
    </form>`
}

function cover(
  speak: Messages,
  ahead: readonly Ahead[],
  { now, zone }: { now: Date; zone: string },
  open: boolean,
): Html {
  const t = speak.text
  const [next] = ahead
  if (!next) return html`<div class="c" data-say><h2>${t('person.next.none')}</h2></div>`
  const line = t(next.agreed ? 'person.next.agreed' : 'person.next.cover', {
    day: dayText(speak, next.day, now),
  })
  if (!open)
    return html`<form class="c" data-say method="post" action="/${speak.language}${addresses.portal}">
      ${t('person.next')}
      <h2>${line}</h2>
      <button class="b">${t('person.show')}</button>
    </form>`
  return html`<div class="c" data-say>
    ${t('person.next')}${ahead.map(
      ({ kind, day, track, at }) =>
        html`<h2>${dayText(speak, day, now)}</h2>
          <p>${speak.text(`person.about.${kind}`, undefined, t('person.about.other'))}</p>
          ${
            kind === 'appointment'
              ? html`${meeting(speak, { id: track, state: 'made', day, at, zone })}
                  <form method="post" action="/${speak.language}${addresses.tracks}">
                    ${wayButton(speak, { kind, move: 'cannot_come', track })}
                  </form>`
              : ''
          }`,
    )}
    <p>${t('person.next.no')}</p>
    <a class="b" href="/${speak.language}${addresses.portal}">${t('person.hide')}</a>
  </div>`
}

const wideTile = (speak: Messages, count: number): Html =>
  html`<a class="k" href="/${speak.language}${addresses.messages}"
    ><b>${speak.text('person.own')}</b
    ><span
      >${count > 0 ? html`<strong>${speak.text('person.own.new', { count })}</strong>` : speak.text('person.own.more')}</span
    ></a
  >`

/** A way to a page: its icon, its name, and what is there, `count` where that is said in numbers. */
const tile = (
  speak: Messages,
  at: Address,
  name: keyof typeof icons,
  { count }: { count?: string } = {},
): Html =>
  html`<a class="k" href="/${speak.language}${at}"
    ><svg viewBox="0 0 24 24" aria-hidden="true">${raw(icons[name])}</svg
    ><b>${speak.text(`person.${name}`)}</b><span>${count ?? speak.text(`person.${name}.more`)}</span></a
  >`

// Icons always stand beside their word.
const icons = {
  who: '<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>',
  looked: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
  tracks: '<path d="M4 19h5v-5h5V9h5V4"/>',
  rights: '<path d="M12 4v16M5 7h14M5 7l-3 7h6zM19 7l-3 7h6zM8 20h8"/>',
  voice: '<path d="M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z"/>',
  freeze: '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
} as const
