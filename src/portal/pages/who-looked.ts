// Who looked at the file: an organisation, a profession and a day, and nobody's name.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import { momentIn } from '../../language/day.ts'
import type { Messages } from '../../language/messages.ts'
import { placeName } from '../../organisations/server/teams.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import { takenOverOf } from '../../takeovers/server/takeovers.ts'
import { readOwnPage, type OwnPage } from '../server/own-page.ts'
import type { Entry } from './entry.ts'

export function whoLookedPages({ show, asPerson }: Entry, features: Features): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.whoLooked}`, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const { own, taken, network, now } = await run(async (ctx) => {
        const found = await readOwnPage(ctx, features)
        return { own: found, taken: await takenOverOf(ctx), network: ctx.network, now: ctx.now }
      })
      const moment = { now, timezone: network.timezone }
      return show(c, addresses.whoLooked, (speak) =>
        looksBody(speak, own, html`${taken.map((one) => takenOver(speak, one, moment))}`),
      )
    }),
  )
  return app
}

type Taken = Awaited<ReturnType<typeof takenOverOf>>[number]

/** Who opened the file at night, why, and whether it is closed again. */
function takenOver(speak: Messages, one: Taken, moment: { now: Date; timezone: string }): Html {
  const place = placeName(speak, one.organisation, one.purpose)
  const reason = speak.text(`person.takeover.reason.${one.reason}`)
  const at = (when: Date) => momentIn(speak.language, when, moment)
  return html`<div class="n">
    <p>${speak.text('person.takeover', { place, when: at(one.at), reason })}</p>
    <p>
      ${one.ended_at ? speak.text('person.takeover.closed') : speak.text('person.takeover.until', { when: at(one.until) })}
    </p>
  </div>`
}

function looksBody(speak: Messages, own: OwnPage, taken: Html): Html {
  const t = speak.text
  return html`<h1>${t('person.looked')}</h1>
    ${taken}
    ${
      own.looks.length === 0
        ? html`<p>${t('person.looked.none')}</p>`
        : html`<ul class="t">
            ${own.looks.map(
              (look) =>
                html`<li>
                  <b><bdi>${look.organisation}</bdi></b
                  ><br />${t(`person.role.${look.role}`, undefined, t('person.role.other'))} ·
                  ${speak.day(look.day)}${look.namesOn ? html`<br />${t('person.looked.names', { day: speak.day(look.namesOn) })}` : ''}
                </li>`,
            )}
          </ul>`
    }
    <p class="s">${t('person.looked.why')}</p>
    ${back(speak, addresses.portal, 'person.back')}`
}
