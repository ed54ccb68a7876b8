// The sentences with which the island says who can see the file, as it was signed; and the form that stops everything, which
// both pages have.

import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { purposes } from '../../consent/terms.ts'
import type { Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { COMPARTMENTS } from '../../sealing/shapes.ts'

/** Two taps: what it means stands between them. */
export const stopAll = (speak: Messages): Html =>
  html`<details class="k q">
    <summary>${speak.text('person.who.all')}</summary>
    <form method="post" action="/${speak.language}${addresses.whoCanSee}">
      <p>${speak.text('person.who.all.text')}</p>
      <button class="b v" name="all" value="1">${speak.text('person.who.all.now')}</button>
    </form>
  </details>`

/** Sentences for the island. `\uE000` marks where it puts a place, a day, or parts. */
const marked = {
  place: [
    'person.who.stop',
    'person.who.stopped',
    'person.who.again',
    'person.who.asked',
    // What this page cannot put right says whom to ask.
    'person.who.doubt',
    'person.who.ahead',
  ],
  day: ['person.who.until', 'person.ask.carrying'],
  parts: ['person.who.sees', 'person.who.saw', 'person.who.missing'],
  pages: ['person.who.pages'],
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
  'person.who.lines',
  'person.who.lines.words',
  'person.who.unlocked',
  'person.who.lock',
  'person.who.signed',
  'person.who.all.done',
  'person.who.ended',
  'person.who.again.done',
  'person.who.again.no',
  'person.who.again.yes',
  'person.who.undo',
  'person.who.undo.hint',
  'person.who.undone',
  'person.ask.later',
  'person.ask.stop',
  'person.ask.no',
  'person.ask.agree',
  'person.ask.carrying.stop',
  'person.who.failed',
  'person.who.place',
  'person.who.words',
  'person.who.own',
  'person.who.words.other',
  'person.story',
  'person.story.person',
  'person.story.close',
  'person.story.reopen',
] as const

export function sentencesOfWho(speak: Messages): Html {
  const sentence = (id: string, values?: Record<string, string>) =>
    html`<i data-k="${id.replace('person.', '')}">${speak.text(id, values)}</i>`
  const places = [...marked.place, 'person.story.open', ...stories.map((one) => `person.story.${one}`)]
  return html`<template id="w"
      >${places.map((id) => sentence(id, { place: '\uE000' }))}${marked.day.map((id) => sentence(id, { day: '\uE000' }))}${marked.parts.map((id) => sentence(id, { parts: '\uE000' }))}${marked.pages.map((id) => sentence(id, { pages: '\uE000' }))}${marked.why.map((id) => sentence(id, { why: '\uE000' }))}${plain.map((id) => sentence(id))}${COMPARTMENTS.map((part) => sentence(`person.part.${part}`))}${purposes.map((why) => sentence(`person.why.${why}`))}<i
        data-k="who.interpreted"
        >${speak.text('person.who.interpreted', { language: '\uE000', by: '\uE001' })}</i
      ><i data-k="who.honest"
        >${speak.text('person.who.honest', { all: '\uE001', stop: '\uE000' })}</i
      ></template
    ><template id="all">${stopAll(speak)}</template>`
}
