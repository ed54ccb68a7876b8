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

export function saidAndDonePages(host: HostServices): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.saidAndDone}`, async (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const read = (ctx: Ctx) => Promise.all([readNumbers(ctx), readChanges(ctx, speak.language)])
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

function changedBody(speak: Messages, numbers: readonly VoiceNumbers[], changes: readonly Change[]): Html {
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
    ${changes.length === 0 ? html`<p>${t('public.changed.none')}</p>` : ''}${changes.map((one) => changeOf(speak, one))}`
}

/** Words in another language than the page's say which. */
function changeOf(speak: Messages, { language, topic, said, did }: Change): Html {
  const words = (text: string) =>
    html`<span lang="${language}" dir="${speaker(language).direction}">${text}</span>`
  return html`<div class="k q">
    <b>${speak.text(`person.voice.topic.${topic}`)}</b>
    <p><b>${speak.text('public.changed.said')}</b> ${words(said)}</p>
    <p><b>${speak.text('public.changed.did')}</b> ${words(did)}</p>
  </div>`
}
