// Making the card worthless: its words open nothing from then on, on no telephone.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { freezeCard } from '../server/own-page.ts'
import type { Entry } from './entry.ts'
import { saidBody } from './said.ts'

export function freezePages({ show, asPerson, end }: Entry): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.freeze}`, (c) =>
    asPerson(c, 'none', async () => show(c, addresses.freeze, freezeBody)),
  )
  app.post(`${inLanguage}${addresses.freeze}`, (c) =>
    asPerson(c, 'card.freeze', async (run) => {
      await run(freezeCard)
      end(c)
      const done = (speak: Messages) => saidBody(speak, speak.text('person.freeze.done'), 'f')
      return show(c, addresses.freeze, done, { inside: false })
    }),
  )
  return app
}

function freezeBody(speak: Messages): Html {
  const t = speak.text
  return html`<h1>${t('person.freeze')}</h1>
    <p>${t('person.freeze.text')}</p>
    <form method="post" action="/${speak.language}${addresses.freeze}">
      <button class="b">${t('person.freeze.now')}</button>
    </form>
    ${back(speak, addresses.portal, 'person.back')}`
}
