// A poster to print, in the language of its address: three lines, the number, and a square that leads to the form for help. It names nobody,
// and whoever scans it is seen by nobody until they write.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addressOfCampaign, addresses } from '../../api/addresses.ts'
import { squarePath } from '../../api/square-modules.ts'
import type { HostServices } from '../../http/host-services.ts'
import { around, back, inLanguage, page, plainTelephone, type Html } from '../../http/page.ts'
import { isCampaignCode } from '../campaigns.ts'
import { visitorOf, type Visitor } from './visitor.ts'

export function posterPages(host: HostServices): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.campaign}/:code/p`, (c) => {
    const visitor = visitorOf(c, host)
    const code = c.req.param('code')
    if (!isCampaignCode(code)) return c.redirect('/', 303)
    const { speak, network } = visitor
    const at = addressOfCampaign(code, 'poster')
    return c.html(page({ speak, network, at, body: posterBody(visitor, code), alone: true }))
  })
  return app
}

function posterBody({ host, speak, network }: Visitor, code: string): Html {
  const t = speak.text
  const address = `${host.origins[0] ?? ''}/${speak.language}${addressOfCampaign(code)}`
  const { side, path } = squarePath(address)
  return html`<div class="k q a">
      <h1>${t('help.poster.title')}</h1>
      <p><strong>${t('help.poster.text')}</strong></p>
      <p>${t('help.poster.scan')}</p>
      <svg
        viewBox="0 0 ${side} ${side}"
        width="100%"
        shape-rendering="crispEdges"
        role="img"
        aria-label="${t('help.poster.scan')}"
      >
        <rect width="${side}" height="${side}" fill="#fff" />
        <path d="${path}" fill="#000" />
      </svg>
      <p dir="ltr">${address}</p>
      ${network.hotline ? html`<p><b>${around(speak, 'help.call', 'number', plainTelephone(network.hotline))}</b></p>` : ''}
    </div>
    ${back(speak)}`
}
