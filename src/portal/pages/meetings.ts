// Meetings of several places about the person: that there is one, on which day and who is asked. They say no to it, or ask for something.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { addresses } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { personSays, wishes } from '../../conferences/api.ts'
import { field, readForm } from '../../http/page-action.ts'
import { back, fault, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { conferencesOf, sayOfConference, type OwnConference } from '../server/own-conferences.ts'
import type { Entry } from './entry.ts'

const Said = z.object({ id: z.uuid(), says: z.enum(personSays) })

export function meetingPages({ show, asPerson }: Entry): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.meetings}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const all = await run(conferencesOf)
      return show(c, addresses.meetings, (speak) => meetingsBody(speak, all))
    }),
  )
  app.post(`${inLanguage}${addresses.meetings}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const fields = await readForm(c)
      const said = Said.safeParse({ id: field(fields, 'id'), says: field(fields, 'says') })
      const done =
        said.success &&
        (await run((ctx) => sayOfConference(ctx, said.data.id, said.data.says), 'conference.say').then(
          () => true,
          (error: unknown) => {
            if (isProblem(error) && error.code === 'refused') return false
            throw error
          },
        ))
      const all = await run(conferencesOf)
      return show(c, addresses.meetings, (speak) => meetingsBody(speak, all, done), {
        status: done ? 200 : 409,
      })
    }),
  )
  return app
}

function meetingsBody(speak: Messages, all: readonly OwnConference[], done?: boolean): Html {
  const t = speak.text
  return html`<h1>${t('person.meetings')}</h1>
    ${done === true ? html`<div class="n f" role="status">${t('person.do.done')}</div>` : ''}${done === false ? fault(t('person.do.refused')) : ''}
    <p>${t(all.length === 0 ? 'person.meetings.none' : 'person.meetings.lead')}</p>
    ${all.map((one) => card(speak, one))}
    <p><a href="/${speak.language}${addresses.messages}">${t('person.do.write')}</a></p>
    ${back(speak, addresses.portal, 'person.back')}`
}

function card(speak: Messages, { id, on, state, by, asked, says }: OwnConference): Html {
  const t = speak.text
  const names = asked.map((name) => name ?? t('person.meetings.place'))
  const list = new Intl.ListFormat(speak.language).format(names)
  return html`<div class="k ${state === 'called' ? '' : 'q'}" data-say>
    <b>${speak.day(on, { weekday: 'long', day: 'numeric', month: 'long' })}</b>
    <p>${t(`person.meetings.${state}`, { by })}</p>
    ${names.length > 0 ? html`<p>${t(state === 'held' ? 'person.meetings.came' : 'person.meetings.asked', { names: list })}</p>` : ''}
    ${says ? html`<p><b>${t(`person.meetings.said.${says}`)}</b></p>` : ''}${state === 'called' ? ways(speak, id) : ''}
  </div>`
}

/** A wish is one press; before a no stands what it does. */
const ways = (speak: Messages, id: string): Html => {
  const t = speak.text
  return html`<form method="post" action="/${speak.language}${addresses.meetings}">
    <input type="hidden" name="id" value="${id}" />
    ${wishes.map((wish) => html`<button class="b v" name="says" value="${wish}">${t(`person.meetings.${wish}`)}</button>`)}
    <details>
      <summary>${t('person.meetings.no')}</summary>
      <p>${t('person.meetings.no.then')}</p>
      <button class="b" name="says" value="no">${t('person.do.yes')}</button>
    </details>
  </form>`
}
