// "You said, we did": what survivors said about the help, as numbers, and what was changed, in words that the council of survivors approved.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../api/addresses.ts'
import { sql } from '../database/sql.ts'
import type { Ctx } from '../http/context.ts'
import type { HostServices } from '../http/host-services.ts'
import { runPageAction } from '../http/page-action.ts'
import { back, fault, inLanguage, page, speakerOf, type Html } from '../http/page.ts'
import type { Messages } from '../language/messages.ts'
import { speaker } from '../language/say.ts'
import { readNumbers, type VoiceNumbers } from './server/council.ts'

interface Change {
  language: string
  topic: string
  said: string
  did: string
}

interface Consulted {
  title: string
  language: string
  said: string
  did: string
}

export function saidAndDonePages(host: HostServices): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.saidAndDone}`, async (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const read = (ctx: Ctx) =>
      Promise.all([readNumbers(ctx), readChanges(ctx, speak.language), readConsulted(ctx)])
    const found = await runPageAction(
      host,
      { actor: { kind: 'anyone' }, language: speak.language },
      'none',
      read,
    ).catch(() => undefined)
    const body = html`<h1>${speak.text('public.changed.title')}</h1>
      ${found ? changedBody(speak, ...found) : fault(speak.text('public.changed.failed'))}${back(speak)}`
    return c.html(page({ speak, network, at: addresses.saidAndDone, body }))
  })
  return app
}

const readChanges = (ctx: Ctx, language: string): Promise<Change[]> =>
  ctx.tx.rows<Change>(sql`select language, topic, said, did from app.said_and_done(${language})`)

/** What came of consultations, where their council has approved it. */
const readConsulted = (ctx: Ctx): Promise<Consulted[]> =>
  ctx.tx.rows<Consulted>(sql`select title, language, said, did from app.consulted()`)

function changedBody(
  speak: Messages,
  numbers: readonly VoiceNumbers[],
  changes: readonly Change[],
  consulted: readonly Consulted[],
): Html {
  const t = speak.text
  const all = numbers.find(({ topic }) => topic === null)
  const counted = (['received', 'answered', 'changed'] as const).map((what) => {
    const many = all?.[what]
    return html`<li>
      ${many ? t(`public.changed.${what}`, { count: many }) : t(`public.changed.${what}.few`)}
    </li>`
  })
  return html`<p>${t('public.changed.lead')}</p>
    <ul>
      ${counted}
    </ul>
    ${changes.length === 0 ? html`<p>${t('public.changed.none')}</p>` : ''}${changes.map((one) => changeOf(speak, one))}${
      consulted.length === 0
        ? ''
        : html`<h2>${t('public.changed.consulted')}</h2>
            ${consulted.map((one) => saidAndDid(speak, { ...one, title: inWords(one.language, one.title) }))}`
    }`
}

const changeOf = (speak: Messages, { topic, ...words }: Change): Html =>
  saidAndDid(speak, { ...words, title: html`${speak.text(`person.voice.topic.${topic}`)}` })

/** Words in another language than the page's say which. */
const inWords = (language: string, text: string): Html =>
  html`<span lang="${language}" dir="${speaker(language).direction}">${text}</span>`

const saidAndDid = (
  speak: Messages,
  { title, language, said, did }: { title: Html; language: string; said: string; did: string },
): Html =>
  html`<div class="k q">
    <b>${title}</b>
    <p><b>${speak.text('public.changed.said')}</b> ${inWords(language, said)}</p>
    <p><b>${speak.text('public.changed.did')}</b> ${inWords(language, did)}</p>
  </div>`
