// Where the six words of an access card are typed, and what the island needs there: its sentences, and what it shows where a
// server says something else than the card.

import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import type { Network } from '../../http/context.ts'
import { around, back, emergency, fault, telephone, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { quietMinutes, usualMinutes } from '../quiet-minutes.ts'
import { radio } from './radio.ts'

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
      data-back="${t('person.back.once')}"
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
      <fieldset data-script hidden>
        <legend>${t('person.enter.quiet')}</legend>
        ${quietMinutes.map((count) => radio('quiet', String(count), count === usualMinutes, t('person.enter.minutes', { count })))}
      </fieldset>
      <button class="b" name="open" value="1">${t('help.again.open')}</button>
    </form>
    <p><a class="k" href="/${speak.language}${addresses.lost}">${t('person.lost.link')}</a></p>
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
