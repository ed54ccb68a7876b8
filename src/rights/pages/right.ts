// One right as a block: a sentence, its number, where it is from and who has checked it. A block never says more than its source:
// what nobody has seen says so.

import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { today } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import type { Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { speaker } from '../../language/say.ts'
import { amountOn, type Amount, type ClockOn, type CountryRights, type Right } from '../country-rights.ts'
import { clocksOf } from '../server/country-files.ts'
import { amountShown, amountText } from './amount.ts'

/** What is told of a country on a day. */
export interface Told {
  country: CountryRights
  /** `YYYY-MM-DD` where the network is. */
  day: string
  clockOn: ClockOn
}

/** A country as it is today. */
export const toldOn = (host: Pick<HostServices, 'now' | 'network'>, country: CountryRights): Told => ({
  country,
  day: today({ now: host.now(), network: host.network() }),
  clockOn: clocksOf(country.id),
})

/** A right with its number as it is today. A sentence whose number nobody has is not told. */
export interface Shown {
  right: Right
  amount?: Amount
}

export const shownOn = (rights: readonly Right[], { day, clockOn }: Told): Shown[] =>
  rights.flatMap((right) => {
    if (!right.figure) return [{ right }]
    const amount = amountOn(right.figure, day, clockOn)
    return amount ? [{ right, amount }] : []
  })

/** Whether it can be told in a language: only where its words are there, whole. */
export const isToldIn = ({ right }: Shown, language: string): boolean => right.words(language) !== undefined

/** The block. `marked`: says for whom it holds, where that depends on papers. Who cannot read it is told so, and whom to ask. */
export function block(speak: Messages, shown: Shown, told: Told, marked: boolean): Html {
  if (!isToldIn(shown, speak.language)) return untold(speak, [shown], told)
  const { papers } = shown.right.sentence
  const mark = marked && papers ? html`<small>${speak.text(`rights.if.${papers}`)}</small>` : ''
  return html`<section class="k q">
    ${mark}${said(speak, shown, told)}<small>${origin(speak, shown, told)}</small>
  </section>`
}

/** What is not known in a language: nothing shorter in its place, but whom to ask. Somebody beside her can open the English, whole. */
export function untold(speak: Messages, those: readonly Shown[], told: Told): Html {
  const english = speaker('en')
  return html`<section class="k q" data-untold>
    <p>${speak.text('rights.untold')}</p>
    <p><a class="b" href="/${speak.language}${addresses.help}">${speak.text('rights.ask')}</a></p>
    <details>
      <summary>${speak.text('rights.untold.english')}</summary>
      <div lang="en" dir="ltr">
        ${those.map((shown) => html`${said(english, shown, told)}<small>${origin(english, shown, told)}</small>`)}
      </div>
    </details>
  </section>`
}

/** The sentence with its number, in a language that has it. */
export function said(speak: Messages, { right, amount }: Shown, { country }: Told): Html {
  const [before = '', after = ''] = (right.words(speak.language) ?? '').split('{number}')
  return html`<p>${before}${amount ? amountShown(speak, amount, country) : ''}${after}</p>`
}

/** The same as plain text. */
export const saidPlainly = (speak: Messages, { right, amount }: Shown, { country }: Told): string =>
  (right.words(speak.language) ?? '').replace('{number}', amount ? amountText(speak, amount, country) : '')

/** Whether somebody has checked it, and nobody has to do it again yet. */
export const isChecked = ({ sentence }: Right, day: string): boolean =>
  sentence.state === 'checked' && sentence.until >= day

function origin(speak: Messages, { right, amount }: Shown, { day }: Told): Html {
  const { sentence, source } = right
  const t = speak.text
  const from =
    source.basis === 'house' ? '' : html`<br />${t('rights.from')} <bdi lang="en">${source.cite}</bdi>`
  if (amount?.old) return html`<strong>${t('rights.state.old')}</strong> ${t('rights.state.old.more')}${from}`
  if (sentence.state === 'checked' && isChecked(right, day))
    return html`<strong class="f">${t('rights.state.checked')}</strong>
      ${t('rights.state.checked.more', { day: speak.day(sentence.on), by: sentence.by })}${from}`
  if (source.basis === 'house') return html`${t('rights.state.house')}`
  const more =
    'seen' in source
      ? t(`rights.state.${source.basis}`, { day: speak.day(source.seen) })
      : t('rights.state.remembered')
  return html`<strong>${t('rights.state.draft')}</strong> ${more}${from}`
}
