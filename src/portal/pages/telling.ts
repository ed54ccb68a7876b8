// Whether a text message or a mail tells her that something is new, a page of its own: it is read before it is chosen. Without script
// nothing can be sealed, and the page says so; with it, the island puts the form here. Where nothing leaves the network, there is no such page.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Channel } from '../../outbox/codes.ts'
import type { Entry } from './entry.ts'
import { radio } from './radio.ts'

/** What the island says by itself. */
const said = ['tell.kept', 'tell.ended', 'tell.wrong', 'failed', 'contact.unread'] as const
const hours = ['09:00-12:00', '12:00-17:00', '17:00-21:00']

export function tellingPages({ show, asPerson }: Entry, hasIsland: boolean): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.telling}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const channels = await run(channelsOf)
      return show(c, addresses.telling, (speak) => tellingBody(speak, hasIsland, channels))
    }),
  )
  return app
}

/** By what notices leave here, if at all. */
export const channelsOf = async (ctx: Ctx): Promise<readonly Channel[]> =>
  (await ctx.tx.maybe<{ channels: Channel[] }>(sql`select channels from sender`))?.channels ?? []

function tellingBody(speak: Messages, hasIsland: boolean, channels: readonly Channel[]): Html {
  const t = speak.text
  return html`<h1 id="tell">${t('person.own.tell')}</h1>
    <p>${t('person.own.tell.tells')}</p>
    <div id="o">
      <div class="n">
        <p>${t('person.own.script')}</p>
        <p><a href="/${speak.language}${addresses.enter}">${t('person.own.again')}</a></p>
      </div>
    </div>
    ${
      hasIsland && channels.length > 0
        ? html`<template id="own">${telling(speak, channels)}</template>
            <template id="w"><i>${sentences(speak)}</i></template>`
        : ''
    }${back(speak, addresses.portal, 'person.back')}`
}

const sentences = (speak: Messages): string =>
  said.map((id) => `${id}\t${speak.text(`person.own.${id}`)}`).join('\n')

const telling = (speak: Messages, channels: readonly Channel[]): Html =>
  html`<form data-do="tell" autocomplete="off">
    <fieldset aria-labelledby="tell">
      ${radio('tell', 'none', true, speak.text('person.own.tell.none'))}${channels.map((channel) => radio('tell', channel, false, speak.text(`person.own.tell.${channel}`)))}
    </fieldset>
    <label
      ><span class="l">${speak.text('person.own.tell.to')}</span
      ><input name="to" dir="ltr" maxlength="254" autocomplete="off" />
    </label>
    <fieldset>
      <legend>${speak.text('person.own.tell.hours')}</legend>
      ${hours.map((value, at) => radio('hours', value, at === 0, html`<bdi>${value.replace('-', '–')}</bdi>`))}
    </fieldset>
    <button class="b">${speak.text('person.own.save')}</button>
  </form>`
