// The shell of every page on the public host: whole without script, nothing of anybody else's, the same title always,
// and the way out in the same place. Nothing here knows what a page is about.

import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { addresses, exitAddresses, type Address } from '../api/addresses.ts'
import { stateOfWords } from '../language/checked.ts'
import type { Messages } from '../language/messages.ts'
import { ownName } from '../language/offered.ts'
import { speaker } from '../language/say.ts'
import { version } from './about.ts'
import type { Network } from './context.ts'
import { weatherText } from './forecast.ts'
import { style } from './style.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export interface Page {
  speak: Messages
  network: Network
  at: Address
  body: Html
  /** How another language is chosen: by a link, by a button of the form `f` (so that typed words come along), not at all. */
  languages?: 'links' | 'form' | 'none'
  /** Stands at the left of the way out; leads to `home`. */
  name?: string
  home?: Address
  /** A browser prints what the body keeps for paper, and nothing of what stands around it. */
  alone?: boolean
  /** What is opened here is somebody's own: no browser offers to send it away to be translated. */
  isOwn?: boolean
  /** Addresses of our own scripts; the page does its work without them. */
  scripts?: readonly string[]
}

// Not in the template, where a formatter's blanks would change the hash that the policy allows.
export const styleTag = raw(`<style>${style}</style>`)

// In one line: the pages of the largest languages have no room for a formatter's blanks.
const headStart =
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><link rel="icon" href="data:,">'

const exitStart = raw(`<a class="x" href="${exitAddresses.leave}" rel="noreferrer">`)

/** The whole page as a string of HTML. The title never changes and says nothing. */
export function page(content: Page): Html {
  const { speak, network, body } = content
  const t = speak.text
  // Piece by piece: a formatter's blanks between them were a hundredth of a page.
  const pieces = [
    raw(
      `<!doctype html><html lang="${speak.language}" dir="${speak.direction}" data-w="${weatherText(new Date())}"${content.isOwn ? ' translate="no"' : ''}><head>${headStart}<title>${t('public.title')}</title>`,
    ),
    styleTag,
    raw(`${content.isOwn ? '<meta name="google" content="notranslate">' : ''}</head><body>`),
    network.demo ? html`<aside class="z">${t('public.demo')}</aside>` : '',
    raw('<header class="h"><div>'),
    content.name ? html`<a href="/${speak.language}${content.home ?? ''}">${content.name}</a>` : '',
    exitStart,
    t('public.leave'),
    raw('</a></div></header><main>'),
    languageRow(content),
    body,
    checkedLine(content),
    raw('</main>'),
    footer(speak),
    [exitAddresses.script, ...(content.scripts ?? [])].map(
      (src) => html`<script src="${src}" type="module"></script>`,
    ),
    raw('</body></html>'),
  ]
  return html`${pieces}`
}

/** Whether somebody has looked through the words of this language, and who. English, from which all are made, says it at the end. */
const checkedLine = ({ speak, alone }: Page): Html | '' =>
  speak.language === 'en' ? '' : html`<p class="${alone ? 'm p' : 'm'}">${stateOf(speak)}</p>`

function stateOf(speak: Messages): string {
  const words = stateOfWords(speak.language)
  return words.state === 'checked'
    ? speak.text('public.checked', { by: words.by, day: speak.day(words.on) })
    : speak.text(`public.${words.state}`)
}

/** AGPL-3.0, section 13: whoever uses these pages can have the source. And the two pages that have to be found from every other. */
const footer = (speak: Messages): Html => {
  const to = (at: Address, id: string) => html`<a href="/${speak.language}${at}">${speak.text(id)}</a> `
  return html`<footer class="p s">
    ${to(addresses.source, 'public.source.link')}<bdi dir="ltr">${version}</bdi>
    ${to(addresses.privacy, 'public.privacy')}${to(addresses.accessibility, 'public.accessibility')}${speak.language === 'en' ? html`<br />${stateOf(speak)}` : ''}
  </footer>`
}

function languageRow({ speak, network, at, languages: how = 'links' }: Page): Html | '' {
  if (how === 'none') return ''
  const each = network.languages.map((language) => {
    const name = ownName(language)
    const current = language === speak.language
    const mark = raw(
      `lang="${language}" dir="${speaker(language).direction}"${current ? ' aria-current="true"' : ''}`,
    )
    return how === 'links'
      ? html`<a href="/${language}${at}" ${mark}>${name}</a>`
      : html`<button form="f" formaction="/${language}${at}" name="again" value="1" ${mark}>${name}</button>`
  })
  // The Enter key presses a form's first button: this one only shows the form again, so that nothing is sent by chance.
  const first =
    how === 'form'
      ? html`<button class="i" form="f" name="again" value="1" tabindex="-1" aria-hidden="true"></button>`
      : ''
  return html`${first}
    <nav aria-label="${speak.text('public.languages')}">${each}</nav>`
}

/** A sentence with something in the place of one of its names: a number to tap, words in bold. */
export function around(speak: Messages, id: string, name: string, inside: Html): Html {
  const [before = '', after = ''] = speak.text(id, { [name]: '\uE000' }).split('\uE000')
  return html`${before}${inside}${after}`
}

/** Left to right in every script. */
const callBy = (number: string, shown: Html): Html =>
  html`<a href="tel:${number.replaceAll(/[^\d+]/g, '')}">${shown}</a>`
const digitsOf = (number: string): Html => html`<bdi dir="ltr">${number}</bdi>`

/** A telephone number to tap. */
export const telephone = (number: string): Html => callBy(number, html`<b>${digitsOf(number)}</b>`)
/** The same where what stands around it gives it its size. */
export const plainTelephone = (number: string): Html => callBy(number, digitsOf(number))

const inDanger = (speak: Messages, network: Network): Html =>
  around(speak, 'public.danger', 'number', telephone(network.emergency))

/** A network without a hotline number names none. */
const hotlineOf = (speak: Messages, network: Network): Html | undefined =>
  network.hotline
    ? html`${around(speak, 'public.hotline', 'number', telephone(network.hotline))}${network.demo ? html` <small>${speak.text('public.fiction')}</small>` : ''}`
    : undefined

/** Whom to call now. Stands before the first question of every form. */
export function emergency(speak: Messages, network: Network): Html {
  const hotline = hotlineOf(speak, network)
  return html`<div class="n">${inDanger(speak, network)}${hotline ? html`<br />${hotline}` : ''}</div>`
}

/** The same in two: on the first page the emergency number is seen without a scroll, and the hotline after the doors. */
export const emergencyFirst = (speak: Messages, network: Network): Html =>
  html`<p class="n u">${inDanger(speak, network)}</p>`
export function hotlineAfter(speak: Messages, network: Network): Html {
  const hotline = hotlineOf(speak, network)
  return hotline ? html`<p class="n o">${hotline}</p>` : html``
}

/** What went wrong, that nothing is lost, and what to do: at the top, where a screen reader meets it first. */
export const fault = (text: string): Html => html`<div class="n e" role="alert">${text}</div>`

/** A link back to the start. */
export const back = (speak: Messages, to: Address = addresses.start, id = 'public.back'): Html =>
  html`<p class="p"><a href="/${speak.language}${to}">${speak.text(id)}</a></p>`

/** The language of an address, where the network has it; the one the browser asks for, where the address names none. */
export function speakerOf(c: Context, network: Network): Messages {
  const known = network.languages
  const named = c.req.param('language')
  if (named && known.includes(named)) return speaker(named)
  const asked = (c.req.header('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().split(/[-;]/)[0] ?? '')
  return speaker(asked.find((language) => known.includes(language)) ?? 'en')
}

/** The part of an address that names a language. */
export const inLanguage = '/:language{[a-z]{2,3}(?:-[A-Za-z]+)?}'
