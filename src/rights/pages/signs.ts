// *Is this happening to me?* and *Is it happening to somebody else?*: eight signs after the indicators of forced labour of the
// International Labour Organization, in our words, each with a drawing. What is pressed opens its right in the page itself: nothing is
// sent, nothing is kept, nothing is counted.

import { html, raw } from 'hono/html'
import { addresses, addressOfWork } from '../../api/addresses.ts'
import type { Network } from '../../http/context.ts'
import { back, emergency, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { sentences, type Topic } from '../model.ts'
import { countryOfPack } from '../server/country-files.ts'

/** The drawing of each sign: lines in a square of 24. */
const drawings = {
  papers: 'M6 3h12v18H6zM12 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4M9 16h6',
  leave: 'M5 21V3h14v18M3 21h18M9 11h6v6H9zM10 11V9a2 2 0 0 1 4 0v2',
  debt: 'M4 7h16v12H4zM4 11h16M8 15h3M12 3v4',
  pay: 'M3 6h18v12H3zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6M4 20 20 4',
  threat: 'M4 5h16v11H9l-5 4zM12 8v3M12 13.5v.5',
  hours: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5l4 3',
  promise: 'M3 12h7M6 9l-3 3 3 3M21 12h-7M18 9l3 3-3 3M12 4v16',
  force: 'M8 21v-7l-3-3V6M16 21v-7l3-3V6M9 4h6v7H9z',
} as const
type Sign = keyof typeof drawings
export const signs = Object.keys(drawings) as Sign[]

/** The sentences of a right that a sign is about; the other two have words of their own. */
const rightOf: Partial<Record<Sign, readonly [topic: Topic, from: number, to: number]>> = {
  papers: ['papers', 0, 2],
  leave: ['leaving', 1, 2],
  debt: ['debt', 0, 2],
  pay: ['pay', 0, 2],
  threat: ['police', 0, 2],
  promise: ['leaving', 0, 1],
}

const drawn = (sign: Sign): Html =>
  html`<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
    <path d="${raw(drawings[sign])}" />
  </svg>`

function rightIn(t: Messages['text'], sign: Sign): string {
  const right = rightOf[sign]
  if (!right) return t(`rights.happening.${sign}.right`)
  const [topic, from, to] = right
  return sentences(t(`rights.${topic}.text`))
    .slice(from, to)
    .join(' ')
}

/** Eight signs; each opens its right. Whatever was pressed, and also where nothing was, one may ask. */
export function happening(speak: Messages, network: Network): Html {
  const t = speak.text
  return html`<h1>${t('rights.happening')}</h1>
    <p class="s">${t('rights.happening.lead')}</p>
    ${signs.map(
      (sign) =>
        html`<details class="k">
          <summary>${drawn(sign)} ${t(`rights.happening.${sign}`)}</summary>
          <p><b>${rightIn(t, sign)}</b></p>
        </details>`,
    )}
    <h2>${t('rights.happening.yours')}</h2>
    <p>${t('rights.happening.none')}</p>
    <p>
      <a class="b" href="/${speak.language}${addresses.help}">${t('rights.ask')}</a
      ><a class="b v" href="/${speak.language}${addressOfWork(countryOfPack(network.pack)?.number)}"
        >${t('rights.work')}</a
      >
    </p>
    ${emergency(speak, network)}
    <p class="p"><a href="/${speak.language}${addresses.happeningToThem}">${t('rights.them')}</a></p>
    ${back(speak)}`
}

/** The same signs as somebody beside them sees them, and what one can do without making it worse. */
export function happeningToThem(speak: Messages, network: Network): Html {
  const t = speak.text
  return html`<h1>${t('rights.them')}</h1>
    <p class="s">${t('rights.them.lead')}</p>
    <ul class="t">
      ${signs.map((sign) => html`<li>${drawn(sign)} ${t(`rights.them.${sign}`)}</li>`)}
    </ul>
    <h2>${t('rights.them.do')}</h2>
    <ul>
      ${sentences(t('rights.them.how')).map((line) => html`<li>${line}</li>`)}
    </ul>
    <p><a class="b" href="/${speak.language}${addresses.concern}">${t('public.door.worry')}</a></p>
    ${emergency(speak, network)}
    <p class="p"><a href="/${speak.language}${addresses.happening}">${t('rights.happening')}</a></p>
    ${back(speak)}`
}
