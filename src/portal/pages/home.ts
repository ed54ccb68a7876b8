// The words and boxes of the person's own page. Until it is tapped, it shows a day and nothing else.

import { html, raw } from 'hono/html'
import { addresses, type Address } from '../../api/addresses.ts'
import type { Network } from '../../http/context.ts'
import { around, back, emergency, fault, telephone, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { canStop } from '../../consent/server/own-consent.ts'
import type { Ahead, OwnPage } from '../server/own-page.ts'

export function enterBody(speak: Messages, network: Network, error?: string): Html {
  const t = speak.text
  return html`<h1>${t('public.card')}</h1>
    ${error ? fault(error) : ''}
    <form
      id="f"
      method="post"
      action="/${speak.language}${addresses.enter}"
      autocomplete="off"
      data-network="${network.id}"
      data-shape="${t('person.enter.shape')}"
      data-miss="${t('person.enter.miss')}"
      data-many="${t('help.error.many')}"
      data-failed="${t('person.error')}"
      data-ended="${t('person.ended')}"
      data-opening="${t('person.enter.opening')}"
      data-old="${t('person.enter.old')}"
      data-clock="${t('person.clock')}"
      data-quiet="${t('person.quiet')}"
    >
      <label
        ><span class="l">${t('person.enter.words')}</span><small>${t('person.enter.hint')}</small
        ><input
          type="text"
          name="words"
          lang="en"
          dir="ltr"
          autocapitalize="none"
          spellcheck="false"
          maxlength="200"
      /></label>
      <p class="s" id="s" data-browser="${t('person.enter.browser')}">${t('person.enter.sealed')}</p>
      <button class="b" name="open" value="1">${t('help.again.open')}</button>
    </form>
    ${emergency(speak, network)}${back(speak)}${taleTemplate(speak, network)}`
}

/** What the island shows in the place of everything where the server's tale is not the card's. */
const taleTemplate = (speak: Messages, network: Network): Html =>
  html`<template id="tale"
    ><h1>${speak.text('person.tale.title')}</h1>
    <div class="n e" role="alert">
      <p>${speak.text('person.tale.text')}</p>
      <p>${speak.text('person.tale.do')}</p>
      ${network.hotline ? html`<p>${around(speak, 'public.hotline', 'number', telephone(network.hotline))}</p>` : ''}
    </div>
    <p>
      <a class="b v" href="/${speak.language}${addresses.portal}">${speak.text('person.tale.go')}</a>
    </p></template
  >`

/** A day near enough is a weekday; a later one has its date. */
function dayText(speak: Messages, day: string, now: Date): string {
  const near = Date.parse(`${day}T00:00:00Z`) - now.getTime() < 6 * 86_400_000
  const form: Intl.DateTimeFormatOptions = near
    ? { weekday: 'long' }
    : { weekday: 'long', day: 'numeric', month: 'long' }
  return speak.day(day, form)
}

export function homeBody(speak: Messages, own: OwnPage, now: Date, network: Network, open: boolean): Html {
  const t = speak.text
  const stoppable = own.agreements.filter(canStop).length
  return html`<h1 class="i">${t('person.home')}</h1>
    ${cover(speak, own.ahead, now, open)}${wideTile(speak, own.unread)}
    <div class="j">
      ${tile(speak, addresses.whoCanSee, eye, 'person.who', t('person.who.count', { all: own.agreements.length + own.carriers.length, stop: stoppable }))}${tile(speak, addresses.tracks, steps, 'person.tracks', t('person.tracks.more'))}${tile(speak, addresses.choices, scales, 'person.rights', t('person.rights.more'))}${tile(speak, addresses.voice, heart, 'person.voice', t('person.voice.more'))}${tile(speak, addresses.whoLooked, clock, 'person.looked', t('person.looked.more'))}${tile(speak, addresses.freeze, lock, 'person.freeze', t('person.freeze.more'))}
    </div>
    <p><a href="/${speak.language}${addresses.takeAway}">${t('person.take')}</a></p>
    ${emergency(speak, network)}
    <form method="post" action="/${speak.language}${addresses.close}">
      <button class="b v">${t('person.leave')}</button>
    </form>`
}

function cover(speak: Messages, ahead: readonly Ahead[], now: Date, open: boolean): Html {
  const t = speak.text
  const [next] = ahead
  if (!next) return html`<div class="c"><h2>${t('person.next.none')}</h2></div>`
  const line = t(next.agreed ? 'person.next.agreed' : 'person.next.cover', {
    day: dayText(speak, next.day, now),
  })
  if (!open)
    return html`<form class="c" method="post" action="/${speak.language}${addresses.portal}">
      ${t('person.next')}
      <h2>${line}</h2>
      <button class="b">${t('person.show')}</button>
    </form>`
  return html`<div class="c">
    ${t('person.next')}${ahead.map(
      ({ kind, day }) =>
        html`<h2>${dayText(speak, day, now)}</h2>
          <p>${speak.text(`person.about.${kind}`, undefined, t('person.about.other'))}</p>`,
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

const tile = (speak: Messages, at: Address, icon: string, id: string, more: string): Html =>
  html`<a class="k" href="/${speak.language}${at}"
    ><svg viewBox="0 0 24 24" aria-hidden="true">${raw(icon)}</svg><b>${speak.text(id)}</b
    ><span>${more}</span></a
  >`

export function looksBody(speak: Messages, own: OwnPage): Html {
  const t = speak.text
  return html`<h1>${t('person.looked')}</h1>
    ${
      own.looks.length === 0
        ? html`<p>${t('person.looked.none')}</p>`
        : html`<ul class="t">
            ${own.looks.map(
              (look) =>
                html`<li>
                  <b><bdi>${look.organisation}</bdi></b
                  ><br />${t(`person.role.${look.role}`, undefined, t('person.role.other'))} ·
                  ${speak.day(look.day)}
                </li>`,
            )}
          </ul>`
    }
    <p class="s">${t('person.looked.why')}</p>
    ${back(speak, addresses.portal, 'person.back')}`
}

export function freezeBody(speak: Messages): Html {
  const t = speak.text
  return html`<h1>${t('person.freeze')}</h1>
    <p>${t('person.freeze.text')}</p>
    <form method="post" action="/${speak.language}${addresses.freeze}">
      <button class="b">${t('person.freeze.now')}</button>
    </form>
    ${back(speak, addresses.portal, 'person.back')}`
}

/** One thing said, and a way back. */
export const saidBody = (speak: Messages, text: string, kind: 'e' | 'f'): Html =>
  html`<div class="n ${kind}" role="status">${text}</div>
    ${back(speak, kind === 'e' ? addresses.portal : addresses.start)}`

// Icons always stand beside their word.
const eye = '<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>'
const clock = '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>'
const steps = '<path d="M4 19h5v-5h5V9h5V4"/>'
const scales = '<path d="M12 4v16M5 7h14M5 7l-3 7h6zM19 7l-3 7h6zM8 20h8"/>'
const heart = '<path d="M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z"/>'
const lock = '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>'
