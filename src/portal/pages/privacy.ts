// The privacy notice of the public host: what the program keeps of somebody who comes here, for how long, who opens it, and what
// they can do. It is what Article 13 of Regulation (EU) 2016/679 asks for, in its order: who is responsible (1a) and whom to ask (1b),
// what for and why it is allowed (1c), who gets it (1e), for how long (2a), the rights (2b), taking a yes back (2c), the authority to
// complain to (2d), what may be left out (2e), that no program decides (2f). What only a network knows is not made up.

import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { addresses, type Address } from '../../api/addresses.ts'
import { today } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, inLanguage, page, speakerOf, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { sentences } from '../../rights/model.ts'
import { closedFileSpan, spansIn } from './kept.ts'

type Host = Pick<HostServices, 'network' | 'now'>

export function privacyPages(host: Host, contact: string | undefined): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.privacy}`, (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const closed = closedFileSpan(speak, network, today({ now: host.now(), network }))
    const body = bodyOf(speak, { name: network.name, closed, contact })
    return c.html(page({ speak, network, at: addresses.privacy, body }))
  })
  return app
}

interface Known {
  name: string
  closed: string | undefined
  contact: string | undefined
}

function bodyOf(speak: Messages, { name, closed, contact }: Known): Html {
  const t = speak.text
  const values = { ...spansIn(speak), name, leave: t('public.leave') }
  const part = (id: string, more: readonly (string | Html)[] = []): Html =>
    html`<details class="k q" ${id === 'device' ? raw(' open') : ''}>
      <summary><strong>${t(`public.privacy.${id}`)}</strong></summary>
      <ul>
        ${[...sentences(t(`public.privacy.${id}.text`, values)), ...more].map((line) => html`<li>${line}</li>`)}
      </ul>
    </details>`
  const kept = closed ? t('public.privacy.file.closed', { closed }) : t('public.privacy.file.unknown')
  const to = (at: Address, id: string): Html => html`<a href="/${speak.language}${at}">${t(id)}</a>`
  return html`<h1>${t('public.privacy')}</h1>
    ${part('device')}${part('write', [t('help.except')])}${part('file', [kept])}${part('rights', [
      html`${to(addresses.receipt, 'public.door.again')} · ${to(addresses.enter, 'public.card')}`,
    ])}${part('who', [contactOf(speak, contact), to(addresses.whoWeAre, 'help.us')])}${back(speak)}`
}

/** Whom to ask, as whoever runs the pages has set it; where nobody has, that is said. */
export function contactOf(speak: Messages, contact: string | undefined): Html | string {
  if (!contact) return speak.text('public.contact.none')
  const shown = contact.replace(/^mailto:/, '')
  return html`${speak.text('public.contact')}
    <a href="${contact}" rel="noreferrer"><bdi dir="ltr">${shown}</bdi></a>`
}
