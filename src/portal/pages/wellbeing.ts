// How she says she is: four questions that she answers by herself, sealed to her case. Without script nothing can be sealed, and the page says
// so; with it, the island puts the form here and beside each question the answer before.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { instrument } from '../../care/wellbeing.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Entry } from './entry.ts'
import { islandPlace } from './island-place.ts'

/** What the island says by itself. */
const said = ['how.empty', 'how.last', 'saved', 'failed'] as const

export function wellbeingPages({ show, asPerson }: Entry, hasIsland: boolean): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.wellbeing}`, (c) =>
    asPerson(c, 'none', async () => show(c, addresses.wellbeing, (speak) => wellbeingBody(speak, hasIsland))),
  )
  return app
}

const wellbeingBody = (speak: Messages, hasIsland: boolean): Html =>
  html`<h1>${speak.text('person.wellbeing')}</h1>
    ${islandPlace(speak, hasIsland && { form: howIAm(speak), said })}${back(speak, addresses.portal, 'person.back')}`

/** Four questions, each with a number or left empty; beside it stands the answer before. */
const howIAm = (speak: Messages): Html =>
  html`<form data-do="wellbeing" autocomplete="off">
    <p>${speak.text('person.wellbeing.lead')} ${speak.text('person.wellbeing.free')}</p>
    ${instrument.questions.map(
      (name) =>
        html`<label
          ><span class="l" data-q="${name}">${speak.text(`person.wellbeing.${name}`)}</span
          ><small data-last="${name}"></small
          ><input name="${name}" type="number" min="0" max="${instrument.most}" inputmode="numeric"
        /></label>`,
    )}
    <p><button class="b v">${speak.text('person.own.save')}</button></p>
  </form>`
