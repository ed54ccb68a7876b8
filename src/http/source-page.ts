// Where the source of these pages is and under which licence, for everybody who uses them. A page of its own, so that the other
// ones lead nowhere else; it says before the link that opening it leaves a trace.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../api/addresses.ts'
import { licence, shownVersion, sourceAddress } from './about.ts'
import type { HostServices } from './host-services.ts'
import { back, inLanguage, page, speakerOf } from './page.ts'

export function sourcePages(host: Pick<HostServices, 'network'>): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.source}`, (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const t = speak.text
    const body = html`<h1>${t('public.source.link')}</h1>
      <p>${t('public.source.words')}</p>
      <p>${t('public.source.licence', { licence: `\u2066${licence}\u2069`, version: shownVersion })}</p>
      <p>
        ${t('public.source.where')}<br /><a href="${sourceAddress}" rel="noreferrer"
          ><bdi dir="ltr">${sourceAddress}</bdi></a
        >
      </p>
      <p class="s">${t('public.source.leaves')}</p>
      ${back(speak)}`
    return c.html(page({ speak, network, at: addresses.source, body }))
  })
  return app
}
