// Taking one's whole file away. Without script the page says how else to get it; with script it first asks where
// the file would lie, because whoever finds it there can read it.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { isFromIsland, type Entry } from './entry.ts'
import { radio } from './radio.ts'

export function takeAwayPages({ show, asPerson }: Entry): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.takeAway}`, (c) =>
    asPerson(c, 'none', async () => show(c, addresses.takeAway, (speak) => takeBody(speak, isFromIsland(c)))),
  )
  return app
}

/** `asked` where the island asks: it has more to offer. */
function takeBody(speak: Messages, asked: boolean): Html {
  const t = speak.text
  return html`<h1>${t('person.take')}</h1>
    ${asked ? choice(speak) : html`<div class="n"><p>${t('person.take.script')}</p></div>`}${back(speak, addresses.portal, 'person.back')}`
}

const choice = (speak: Messages): Html => {
  const t = speak.text
  const way = (where: string, on: boolean, text: string) => radio('where', where, on, text)
  return html`<form
    data-do="take"
    autocomplete="off"
    data-none="${t('person.take.none')}"
    data-working="${t('person.take.working')}"
    data-done="${t('person.take.done')}"
  >
    <div class="n"><p>${t('person.take.warn')}</p></div>
    <fieldset>
      <legend>${t('person.take.ask')}</legend>
      ${way('elsewhere', true, t('person.take.notHere'))}${way('here', false, t('person.take.here'))}
    </fieldset>
    <button class="b">${t('person.take.make')}</button>
  </form>`
}
