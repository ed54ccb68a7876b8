// One right as a block: a sentence, its number, where it is from and who has checked it. A block never says more than its source:
// what nobody has seen says so.

import { html, raw } from 'hono/html'
import { today } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import type { Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { amountOn, type Amount, type ClockOn, type CountryRights, type Right } from '../country-rights.ts'
import { clocksOf } from '../server/country-files.ts'
import { amountShown } from './amount.ts'

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

/** Whether it can be told in a language: its words are there, or it has a number, whose name is. */
export const isToldIn = ({ right, amount }: Shown, language: string): boolean =>
  right.words(language) !== undefined || amount !== undefined

/** The block. `marked`: says for whom it holds, where that depends on papers. */
export function block(speak: Messages, shown: Shown, told: Told, marked: boolean): Html {
  const { papers } = shown.right.sentence
  const mark = marked && papers ? html`<small>${speak.text(`rights.if.${papers}`)}</small>` : ''
  return html`<section class="k q">
    ${mark}${said(speak, shown, told)}<small>${origin(speak, shown)}</small>
  </section>`
}

/** The sentence with its number; the number with its name where nobody has translated the sentence; English where it has neither. */
export function said(speak: Messages, { right, amount }: Shown, { country }: Told): Html {
  const own = right.words(speak.language)
  const number = amount && amountShown(speak, amount, country)
  if (own === undefined && number)
    return html`<p>${speak.text(`rights.figure.${right.figure?.id ?? ''}`)} ${number}</p>`
  const [before = '', after = ''] = (own ?? right.words('en') ?? '').split('{number}')
  return html`<p${own === undefined ? raw(' lang="en" dir="ltr"') : ''}>${before}${number ?? ''}${after}</p>`
}

function origin(speak: Messages, { right, amount }: Shown): Html {
  const { sentence, source } = right
  const t = speak.text
  const from =
    source.basis === 'house' ? '' : html`<br />${t('rights.from')} <bdi lang="en">${source.cite}</bdi>`
  if (amount?.old) return html`<strong>${t('rights.state.old')}</strong> ${t('rights.state.old.more')}${from}`
  if (sentence.state === 'checked')
    return html`<strong class="f">${t('rights.state.checked')}</strong>
      ${t('rights.state.checked.more', { day: speak.day(sentence.on), by: sentence.by })}${from}`
  if (source.basis === 'house') return html`${t('rights.state.house')}`
  const more =
    'seen' in source
      ? t(`rights.state.${source.basis}`, { day: speak.day(source.seen) })
      : t('rights.state.remembered')
  return html`<strong>${t('rights.state.draft')}</strong> ${more}${from}`
}
