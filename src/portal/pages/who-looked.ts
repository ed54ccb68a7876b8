// Who looked at the file: an organisation, a profession and a day, and nobody's name.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import { readOwnPage, type OwnPage } from '../server/own-page.ts'
import type { Entry } from './entry.ts'

export function whoLookedPages({ show, asPerson }: Entry, features: Features): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.whoLooked}`, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const own = await run((ctx) => readOwnPage(ctx, features))
      return show(c, addresses.whoLooked, (speak) => looksBody(speak, own))
    }),
  )
  return app
}

function looksBody(speak: Messages, own: OwnPage): Html {
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
