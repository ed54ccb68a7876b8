// The accessibility statement of the public host, after the model of Commission Implementing Decision (EU) 2018/1523 (Directive (EU)
// 2016/2102, article 7): what is aimed at (EN 301 549, which for web pages is WCAG), how far it is met, what is missing and why, how that
// was found, whom to tell, and who enforces it. It says no more than the tests do: every page of the public is looked at by axe in
// `e2e/public-pages.spec.ts`; nobody outside has judged them.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { shownVersion } from '../../http/about.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, inLanguage, page, speakerOf, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { sentences } from '../../rights/model.ts'
import { spansIn } from './kept.ts'
import { contactOf } from './privacy.ts'

/** The day on which somebody last went through the sentences of the statement: they are judged by ourselves. */
export const judgedOn = '2026-11-30'

export function accessibilityPages(host: Pick<HostServices, 'network'>, contact: string | undefined): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.accessibility}`, (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    return c.html(page({ speak, network, at: addresses.accessibility, body: bodyOf(speak, contact) }))
  })
  return app
}

function bodyOf(speak: Messages, contact: string | undefined): Html {
  const t = speak.text
  const { quiet } = spansIn(speak)
  const part = (id: string): Html =>
    html`<h2>${t(`public.accessibility.${id}`)}</h2>
      <ul>
        ${sentences(t(`public.accessibility.${id}.text`, { quiet })).map((line) => html`<li>${line}</li>`)}
      </ul>`
  return html`<h1>${t('public.accessibility')}</h1>
    <p>${t('public.accessibility.aim')}</p>
    ${part('tested')}${part('missing')}
    <h2>${t('public.accessibility.tell')}</h2>
    <p>${contactOf(speak, contact)}</p>
    <p><a href="/${speak.language}${addresses.whoWeAre}">${t('help.us')}</a></p>
    <p>${t('public.accessibility.authority')}</p>
    <p class="s">${t('public.accessibility.judged', { day: speak.day(judgedOn), version: shownVersion })}</p>
    ${back(speak)}`
}
