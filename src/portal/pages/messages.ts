// Messages and notes. They are locked, and this server cannot open them: without script the page says so, and whom to
// call. With script, what is here as a template is filled in the browser by the island that holds the words' keys.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addPlace, addTemplate } from '../../attachments/pages.ts'
import { addresses } from '../../api/addresses.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx, Network } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { around, back, inLanguage, telephone, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { awayNote } from '../../rota/pages.ts'
import { awayOf, type Away } from '../../rota/server/standing.ts'
import { planParts } from '../../safety/plan.ts'
import { COMPARTMENTS } from '../../sealing/shapes.ts'
import { isFromIsland, type Entry } from './entry.ts'
import { radio } from './radio.ts'

/** What the island says by itself; `{day}` becomes a mark that it replaces. */
const said = [
  'sent',
  'failed',
  'empty',
  'you',
  'read',
  'unread',
  'gone',
  'broken',
  'unfit',
  'day',
  'nokey',
  'none',
  'notes.none',
  'contact.none',
  'contact.unread',
  'contact.how',
  'contact.when',
  'contact.word',
  'contact.never',
  'reach.wrong',
  'saved',
  'earlier',
  'coming',
  'coming.kept',
  'kind.note',
  'kind.profile',
  'kind.statement',
  'kind.words',
  'kind.answers',
  'kind.statistics',
  'kind.circumstances',
  'kind.letter',
  'kind.routes',
  'kind.first_days',
  'kind.wellbeing',
  'kind.given',
  'kind.losses',
  'kind.ways_said',
  'counted',
  'kind.other',
  'plan.none',
  'plan.save',
  'plan.found',
  ...planParts.map((part) => `plan.${part}` as const),
] as const
/** Days that a message may stay, as messages/lasting.ts has them; 0 is as long as the file. */
const stays = [7, 30, 90, 0] as const
const usual = 90

/** Messages and notes. */
export function messagePages(host: HostServices, { show, asPerson }: Entry, hasIsland: boolean): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.messages}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const away = await run(carrierAway)
      // What the island fills travels only where it asks: the page that is read without it stays small in every script.
      const own = { hasIsland: hasIsland && isFromIsland(c), away }
      return show(c, addresses.messages, (speak) => ownBody(speak, host.network(), own))
    }),
  )
  return app
}

/** Whether somebody is on duty at the desk that carries her case, or that of its whole house. */
async function carrierAway(ctx: Ctx): Promise<Away | undefined> {
  const carrier = await ctx.tx.maybe<{ circle: number }>(
    sql`select owner_circle as circle from cases order by opened_at desc limit 1`,
  )
  return carrier && awayOf(ctx.tx, carrier.circle, ctx)
}

interface Own {
  hasIsland: boolean
  away: Away | undefined
}

function ownBody(speak: Messages, network: Network, { hasIsland: script, away }: Own): Html {
  const t = speak.text
  return html`<h1>${t('person.own')}</h1>
    ${awayNote(speak, network, away)}
    <div id="o">
      <div class="n">
        <p>${t('person.own.script')}</p>
        <p><a href="/${speak.language}${addresses.enter}">${t('person.own.again')}</a></p>
        <p>
          ${t('person.own.call')}${network.hotline ? html`<br />${around(speak, 'public.hotline', 'number', telephone(network.hotline))}` : ''}
        </p>
      </div>
    </div>
    ${script ? templates(speak) : ''}${back(speak, addresses.portal, 'person.back')}`
}

const templates = (speak: Messages): Html =>
  html`<template id="own">
      <h2>${speak.text('person.own.messages')}</h2>
      <p data-at="worker" hidden>${speak.text('person.own.kind.worker_name')}: <b></b></p>
      <div data-at="messages"></div>
      ${writing(speak)}
      <details data-reached>
        <summary class="u">${speak.text('person.own.contact')}</summary>
        <div class="k q" data-at="contact"></div>
        ${reaching(speak)}${notices(speak)}
      </details>
      <h2>${speak.text('person.own.plan')}</h2>
      <div class="k q" data-at="plan"></div>
      <h2>${speak.text('person.own.notes')}</h2>
      <div data-at="notes"></div>
    </template>
    <template id="w"><i>${sentences(speak)}</i></template
    >${addTemplate(speak)}`

/** One line for each: its name, a tab, its words. A page on a slow line carries sixty of them. */
const sentences = (speak: Messages): string =>
  [
    ...said.map((id) => [id, speak.text(`person.own.${id}`, { day: '\uE000' })]),
    ...COMPARTMENTS.map((part) => [`part.${part}`, speak.text(`person.part.${part}`)]),
    ...['signed', 'translated'].map((id) => [
      `letter.${id}`,
      speak.text(`person.own.letter.${id}`, { language: '\uE000' }),
    ]),
    ...(['photo', 'voice'] as const).flatMap((kind) => [
      [`add.${kind}`, speak.text(`help.add.${kind}`)],
      [`sent.${kind}`, speak.text(`help.sent.${kind}`)],
    ]),
    ['sent.gone', speak.text('help.sent.gone')],
    ['goal', speak.text('person.kind.goal')],
    ['place', speak.text('person.who.place')],
  ]
    .map(([name, words]) => `${name}\t${words}`)
    .join('\n')

const writing = (speak: Messages): Html =>
  html`<form data-do="write" autocomplete="off">
      <label
        ><span class="l">${speak.text('person.own.write')}</span><small>${speak.text('person.own.who')}</small
        ><textarea name="text" rows="4" maxlength="4000" dir="auto"></textarea></label
      >${addPlace(speak)}
      <details>
        <summary class="u">${speak.text('person.own.stay')}</summary>
        <fieldset aria-label="${speak.text('person.own.stay')}">
          ${stays.map((days) => radio('days', String(days), days === usual, speak.text(`person.own.stay.${days}`)))}
        </fieldset>
      </details>
      <button class="b">${speak.text('help.send')}</button>
    </form>
    <form data-do="call">
      <input type="hidden" name="text" value="${speak.text('person.own.call.message')}" />
      <input type="hidden" name="days" value="${usual}" />
      <button class="b v">${speak.text('person.own.call.ask')}</button>
    </form>`

/** How, in which hours, and what never: read by whoever helps before they call. */
const reaching = (speak: Messages): Html =>
  html`<details data-reach>
    <summary class="u">${speak.text('person.own.reach')}</summary>
    <form data-do="reach" autocomplete="off">
      ${(['how', 'never'] as const).map(
        (part) =>
          html`<label
            ><span class="l">${speak.text(`person.own.contact.${part}`)}</span
            ><textarea name="reach-${part}" rows="2" maxlength="500" dir="auto"></textarea>
          </label>`,
      )}
      <fieldset>
        <legend>${speak.text('person.own.contact.when')}</legend>
        <p class="s">${speak.text('person.own.reach.hours')}</p>
        <div
          data-hours
          data-from="${speak.text('person.own.reach.from')}"
          data-to="${speak.text('person.own.reach.to')}"
        ></div>
      </fieldset>
      <button class="b v">${speak.text('person.own.save')}</button>
    </form>
  </details>`

const notices = (speak: Messages): Html =>
  html`<details>
    <summary class="u">${speak.text('person.own.notices')}</summary>
    <form data-do="notices" autocomplete="off">
      <fieldset aria-label="${speak.text('person.own.notices')}">
        ${radio('notices', 'none', true, speak.text('person.own.notices.none'))}${radio('notices', 'neutral', false, html`${speak.text('person.own.notices.neutral')}<br /><small>${speak.text('person.notice.something_new')}</small>`)}
      </fieldset>
      <button class="b v">${speak.text('person.own.save')}</button>
    </form>
  </details>`
