// On a page that promises an answer: that nobody is on duty now, when somebody is, and whom one rings. By the clock of the country; the
// page is read there, and without script nobody knows where else.

import { html } from 'hono/html'
import type { Network } from '../http/context.ts'
import { around, telephone, type Html } from '../http/page.ts'
import { momentIn } from '../language/day.ts'
import type { Messages } from '../language/messages.ts'
import type { Away } from './server/standing.ts'

/** The network as one rings it now: its hotline promises day and night, which is not said where nobody is on duty. */
export const asRung = (network: Network, away: Away | undefined): Network =>
  away ? { ...network, hotline: '' } : network

/** What it says, and that what is written now is read then. Nothing where somebody is on duty. */
export function awayNote(speak: Messages, network: Network, away: Away | undefined): Html {
  if (!away) return html``
  const { next, phone, now } = away
  const when = next && momentIn(speak.language, next, { now, timezone: network.timezone })
  const said = when ? speak.text('help.away.until', { when }) : speak.text('help.away.open')
  return html`<div class="n o" id="away">
    <p><strong>${said}</strong></p>
    <p>${around(speak, 'help.away.ring', 'number', telephone(phone ?? network.emergency))}</p>
    <p>${speak.text('help.away.write')}</p>
  </div>`
}
