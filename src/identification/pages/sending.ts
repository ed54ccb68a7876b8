// What a browser with script says while a request is on its way, and where it stays: the sentences of each state, with what can be
// pressed there, and the receipt. They travel where the script asks for them, so that the form stays small for everybody.

import { html } from 'hono/html'
import { addTemplate } from '../../attachments/pages.ts'
import type { Network } from '../../http/context.ts'
import { around, plainTelephone, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { asRung } from '../../rota/pages.ts'
import type { Away } from '../../rota/server/standing.ts'
import { emptyReport, longest, type ReportKind } from '../report.ts'
import { receiptBody } from './form.ts'

/** One state: what is said, how the button of the form reads meanwhile, and what else there is to press. */
const state = (name: string, button: string, said: Html, acts: Html | string = ''): Html =>
  html`<div data-state="${name}" data-button="${button}">
    <div>${said}</div>
    <div>${acts}</div>
  </div>`

export function sendingBody(speak: Messages, known: Network, kind: ReportKind, away: Away | undefined): Html {
  const t = speak.text
  const network = asRung(known, away)
  const said = (title: string, text: string) =>
    html`<p><b>${t(title)}</b></p>
      <p>${t(text)}</p>`
  const call = network.hotline
    ? html`<p>${around(speak, 'help.call', 'number', plainTelephone(network.hotline))}</p>`
    : ''
  const act = (name: string, words: string) =>
    html`<button class="b v" type="button" data-act="${name}">${t(words)}</button>`
  return html`<template id="r"
      >${receiptBody(speak, network, '', emptyReport(kind, speak.language))}</template
    >
    <template
      id="states"
      data-story="${t('help.error.long', { field: '\uE000', count: longest.story })}"
      data-line="${t('help.error.long', { field: '\uE000', count: longest.line })}"
      >${state('sending', t('help.sending'), said('help.sending', 'help.sending.now'), act('stop', 'help.sending.stop'))}${state('stopped', t('help.send'), html`<p>${t('help.sending.stopped')}</p>`)}${state('waiting', t('help.waiting.try'), said('help.waiting', 'help.waiting.kept'), call)}${state(
        'unlocked',
        t('help.unlocked.again'),
        said('help.unlocked', 'help.unlocked.kept'),
        html`${act('plain', 'help.unlocked.plain')}
          <p class="s">${t('help.unlocked.plain.why')}</p>
          ${call}`,
      )}</template
    >${addTemplate(speak)}`
}
