// What the inspectorate did about a complaint, as whoever complained reads it with their receipt.

import { html } from 'hono/html'
import type { Html } from '../../http/page.ts'
import { decimalOf } from '../../jurisdiction/money.ts'
import type { Messages } from '../../language/messages.ts'
import { stepWords, sumWords, type LabourStep, type Telling } from '../labour-steps.ts'
import type { ThreadLine } from '../opened.ts'

const telling = ({ language, direction, text, day }: Messages): Telling => ({
  say: (key, values) => text(`help.labour.${key}`, values),
  day: (on) => day(on, { day: 'numeric', month: 'long', year: 'numeric' }),
  money(hundredths, currency) {
    const format = new Intl.NumberFormat(`${language}-u-nu-latn`, { style: 'currency', currency })
    const sum = format.format(decimalOf(hundredths) as `${number}`)
    // Within words that run from right to left it would be turned round.
    return direction === 'rtl' ? `\u2066${sum}\u2069` : sum
  },
})

export const stepLine = (speak: Messages, step: LabourStep): Html =>
  html`<p><strong>${stepWords(telling(speak), step)}</strong></p>`

/** What is in hand, above the way to write more. */
export function sumsLine(speak: Messages, lines: readonly ThreadLine[]): Html | '' {
  const words = sumWords(
    telling(speak),
    lines.flatMap(({ step }) => step ?? []),
  )
  return words === undefined ? '' : html`<p class="n f"><strong>${words}</strong></p>`
}
