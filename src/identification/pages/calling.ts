// On the page that a receipt opens: when they want to be called, chosen from hours in which somebody is on duty, and when that was promised.
// The clock is the country's; where a script runs, that of the telephone in hand.

import { html } from 'hono/html'
import type { Network } from '../../http/context.ts'
import type { Html } from '../../http/page.ts'
import { momentIn } from '../../language/day.ts'
import type { Messages } from '../../language/messages.ts'
import type { CallAsked } from '../call-asked.ts'
import { longest } from '../report.ts'
import type { Calling } from '../server/calls.ts'

export interface CallPart extends Calling {
  now: Date
  /** What was chosen and not sent yet. */
  chosen: CallAsked | undefined
  /** A number to call stands in the request. */
  isKnown: boolean
}

export const timeOf = (speak: Messages, { timezone }: Network, at: Date, now: Date): string =>
  momentIn(speak.language, at, { now, timezone })

export function callingPart(speak: Messages, network: Network, part: CallPart): Html {
  const { promised, isMissed, hours, chosen, isKnown, now } = part
  const t = speak.text
  if (promised)
    return html`<p class="n f">
      ${t('help.call.promised')}
      <b><time datetime="${promised.toISOString()}">${timeOf(speak, network, promised, now)}</time></b>
    </p>`
  const missed = isMissed ? html`<p class="n">${t('help.call.missed')}</p>` : html``
  if (hours.length === 0) return missed
  const place = network.timezone.replaceAll('_', ' ').split('/').at(-1) ?? ''
  return html`${missed}<label
      ><span class="l">${t('help.call')}</span
      ><small
        >${t('help.call.hint')}
        <span data-clock="${t('help.call.own')}">${t('help.call.clock', { place })}</span></small
      ><select name="call">
        <option value="">${t('help.call.none')}</option>
        ${hours.map((at) => {
          const value = at.toISOString()
          return html`<option value="${value}" ${value === chosen?.at ? 'selected' : ''}>
            ${timeOf(speak, network, at, now)}
          </option>`
        })}
      </select></label
    >${
      isKnown
        ? ''
        : html`<label
            ><span class="l">${t('help.call.number')}</span
            ><input
              type="text"
              name="callto"
              inputmode="tel"
              dir="ltr"
              autocomplete="off"
              value="${chosen?.number ?? ''}"
              maxlength="${longest.line}"
          /></label>`
    }`
}
