// Who can see the file, and the way to stop each, or all. Without script this is what the server says of it; with script the
// island puts what was signed in its place, and says where the two differ.

import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import type { Agreement } from '../../consent/model.ts'
import { canStop } from '../../consent/server/own-consent.ts'
import { purposes } from '../../consent/terms.ts'
import { back, fault, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { COMPARTMENTS } from '../../sealing/shapes.ts'
import type { OwnPage } from '../server/own-page.ts'

export interface Did {
  stopped?: Agreement
  stoppedAll?: true
  failed?: true
}

export function fileBody(speak: Messages, own: OwnPage, did: Did, script: boolean): Html {
  const t = speak.text
  const all = own.agreements.length + own.carriers.length
  const stop = own.agreements.filter(canStop).length
  const digits = (count: number) => new Intl.NumberFormat(speak.language).format(count)
  return html`<h1>${t('person.who')}</h1>
    ${done(speak, did)}
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
      )}${own.agreements.map((one) => agreementCard(speak, one))}${stop > 1 ? stopAll(speak) : ''}${own.compare ? compareWords(speak, own.compare) : ''}
    </div>
    <p class="s">${t('person.who.waits')}</p>
    ${script ? templates(speak) : ''}${back(speak, addresses.portal, 'person.back')}`
}

function done(speak: Messages, did: Did): Html | '' {
  const t = speak.text
  if (did.failed) return fault(t('person.who.failed'))
  if (did.stoppedAll) return html`<div class="n f" role="status">${t('person.who.all.done')}</div>`
  if (!did.stopped) return ''
  return html`<div class="n f" role="status">
    ${t('person.who.stopped', { place: placeOf(speak, did.stopped) })}
  </div>`
}

const placeOf = (speak: Messages, one: Agreement): string =>
  one.recipientName || speak.text('person.who.place')

/** What was opened without a yes says why, in its own words. */
const own: Partial<Record<Agreement['basis'], string>> = {
  vital_interest: 'person.who.life',
  court_order: 'person.who.court',
}

function agreementCard(speak: Messages, one: Agreement): Html {
  const t = speak.text
  const parts = new Intl.ListFormat(speak.language).format(
    one.compartments.map((part) => t(`person.part.${part}`)),
  )
  const place = placeOf(speak, one)
  return html`<div class="k ${canStop(one) ? '' : 'y'}">
    <b><bdi>${place}</bdi></b>
    <ul class="t">
      <li>${t('person.who.sees', { parts })}</li>
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

/** Two taps: what it means stands between them. */
const stopAll = (speak: Messages): Html =>
  html`<details class="k q">
    <summary>${speak.text('person.who.all')}</summary>
    <form method="post" action="/${speak.language}${addresses.whoCanSee}">
      <p>${speak.text('person.who.all.text')}</p>
      <button class="b v" name="all" value="1">${speak.text('person.who.all.now')}</button>
    </form>
  </details>`

const compareWords = (speak: Messages, words: string): Html =>
  html`<p class="s">${speak.text('person.compare')}</p>
    <p class="s" lang="en" dir="ltr"><b>${words}</b></p>`

/** Sentences for the island. `\uE000` marks where it puts a place, a day, or parts. */
const marked = {
  place: ['person.who.stop', 'person.who.stopped', 'person.who.again', 'person.who.asked'],
  day: ['person.who.until', 'person.who.again.hint'],
  parts: ['person.who.sees', 'person.who.saw'],
  why: ['person.who.why'],
} as const
const stories = [
  'consent',
  'legal_duty',
  'court_order',
  'vital_interest',
  'mine',
  'revoke',
  'transfer',
] as const
const plain = [
  'person.clock',
  'person.who.carries',
  'person.who.law',
  'person.who.honest.none',
  'person.who.life',
  'person.who.court',
  'person.who.checked',
  'person.who.limit',
  'person.who.differs',
  'person.who.unsigned',
  'person.who.hidden',
  'person.who.holder',
  'person.who.unlocked',
  'person.who.lock',
  'person.who.signed',
  'person.who.all.done',
  'person.who.ended',
  'person.who.again.done',
  'person.who.again.no',
  'person.who.failed',
  'person.who.place',
  'person.who.words',
  'person.who.words.other',
  'person.story',
  'person.story.person',
  'person.story.close',
  'person.story.reopen',
] as const

function templates(speak: Messages): Html {
  const sentence = (id: string, values?: Record<string, string>) =>
    html`<i data-k="${id.replace('person.', '')}">${speak.text(id, values)}</i>`
  const places = [...marked.place, 'person.story.open', ...stories.map((one) => `person.story.${one}`)]
  return html`<template id="w"
      >${places.map((id) => sentence(id, { place: '\uE000' }))}${marked.day.map((id) => sentence(id, { day: '\uE000' }))}${marked.parts.map((id) => sentence(id, { parts: '\uE000' }))}${marked.why.map((id) => sentence(id, { why: '\uE000' }))}${plain.map((id) => sentence(id))}${COMPARTMENTS.map((part) => sentence(`person.part.${part}`))}${purposes.map((why) => sentence(`person.why.${why}`))}<i
        data-k="who.honest"
        >${speak.text('person.who.honest', { all: '\uE001', stop: '\uE000' })}</i
      ></template
    ><template id="all">${stopAll(speak)}</template>`
}
