// My day in court: when, what happens there, who is there, what I may say no to, who comes with me, and what the judge granted. It names no
// court, no matter and nobody; the hour and the place stand where the appointment of that day opens.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { heard } from '../../rights/pages/work.ts'
import { sentences } from '../../rights/model.ts'
import { ownTestimonies, type OwnTestimony } from '../../testimony/server/own-testimony.ts'
import type { Entry } from './entry.ts'
import { meeting } from './meeting.ts'

export function courtDayPages(host: HostServices, { show, asPerson }: Entry): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.courtDay}`, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const all = await run(ownTestimonies)
      const zone = host.network().timezone
      return show(
        c,
        addresses.courtDay,
        (speak) =>
          html`<h1>${speak.text('person.court')}</h1>
            ${all.map((one) => dayOf(speak, one, zone))} ${told(speak, all)} ${heard(speak)}
            <p><a href="/${speak.language}${addresses.messages}">${speak.text('person.do.write')}</a></p>
            ${back(speak, addresses.tracks, 'person.tracks')}`,
      )
    }),
  )
  return app
}

function dayOf(speak: Messages, one: OwnTestimony, zone: string): Html {
  const t = speak.text
  const { day, companion, granted, refused, meetings } = one
  return html`<div class="k" data-say>
    <b
      >${day ? speak.day(day, { weekday: 'long', day: 'numeric', month: 'long' }) : t('person.court.noDay')}</b
    >
    ${meetings.map((its) => meeting(speak, { ...its, zone }))}
    <p>${t(`person.court.with.${companion ?? 'unknown'}`)}</p>
    ${measures(speak, 'granted', granted)}${measures(speak, 'refused', refused)}
  </div>`
}

const measures = (speak: Messages, said: 'granted' | 'refused', list: readonly string[]): Html =>
  list.length === 0
    ? html``
    : html`<p><b>${speak.text(`person.court.${said}`)}</b></p>
        <ul>
          ${list.map((one) => html`<li>${speak.text(`person.measure.${one}`)}</li>`)}
        </ul>
        ${said === 'refused' ? html`<p>${speak.text('person.court.refused.then')}</p>` : ''}`

/** The same for everybody who is called: what happens, who is there, what somebody may say no to. */
function told(speak: Messages, all: readonly OwnTestimony[]): Html {
  const t = speak.text
  if (all.length === 0) return html`<p>${t('person.court.none')}</p>`
  const mustCome = all.some((one) => one.mustCome)
  return html`${(['what', 'who', 'no'] as const).map(
      (part) =>
        html`<h2>${t(`person.court.${part}`)}</h2>
          <ul data-say>
            ${sentences(t(`person.court.${part}.words`)).map((line) => html`<li>${line}</li>`)}
          </ul>`,
    )}
    <p data-say>${t(mustCome ? 'person.court.mustCome' : 'person.court.mayCome')}</p>`
}
