// The hours that somebody worked, written down by themselves: a day, how long, and words if they want. Without script nothing can be sealed,
// and the page says so; with it, the island puts the form here and lists what stands there.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Entry } from './entry.ts'
import { islandPlace } from './island-place.ts'

/** What the island says by itself. */
const said = ['hours.wrong', 'saved', 'failed'] as const

export function hoursPages({ show, asPerson }: Entry, hasIsland: boolean): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.hours}`, (c) =>
    asPerson(c, 'none', async () =>
      show(
        c,
        addresses.hours,
        (speak) =>
          html`<h1>${speak.text('person.hours')}</h1>
            ${islandPlace(speak, hasIsland && { form: form(speak), said })}${back(speak, addresses.portal, 'person.back')}`,
      ),
    ),
  )
  return app
}

const form = (speak: Messages): Html => {
  const t = speak.text
  return html`<form data-do="hours" autocomplete="off">
      <p>${t('person.hours.lead')}</p>
      <label><span class="l">${t('person.hours.day')}</span><input name="day" type="date" /></label>
      <label
        ><span class="l">${t('person.hours.long')}</span
        ><input name="long" inputmode="decimal" maxlength="5" /></label
      ><label
        ><span class="l">${t('person.hours.note')}</span><input name="note" maxlength="200" dir="auto"
      /></label>
      <p><button class="b v">${t('person.own.save')}</button></p>
    </form>
    <ul class="t" data-at="hours"></ul>`
}
