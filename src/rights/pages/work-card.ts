// A card to take along, of three kinds: the number alone, like a shop's, which is offered first; the rights with the number and the
// address; and none, for whoever learns the number. A paper that is found must tell no more than its owner chose.

import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { addresses, addressOfWork, addressOfWorkCard } from '../../api/addresses.ts'
import { squarePath } from '../../api/square-modules.ts'
import type { Network } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { rightsFor, type CountryRights } from '../country-rights.ts'
import { sectors, type Sector, type WorkTopic } from '../sectors.ts'
import { countries } from '../server/country-files.ts'
import { isToldIn, said, shownOn, toldOn, type Shown, type Told } from './right.ts'
import { showOn } from './show.ts'

/** In this order: the place in the list is the address. */
const cards = ['number', 'full', 'none'] as const
type Card = (typeof cards)[number]

/** One of each: what somebody looks up in a moment when nobody sees it. */
const onFullCard: readonly WorkTopic[] = ['pay', 'papers', 'debt', 'leaving', 'crime']

export function workCardPages(
  host: HostServices,
  known: () => ReadonlyMap<number, CountryRights> = countries,
): Hono {
  const app = new Hono()
  const show = showOn(host)
  const steps = `${inLanguage}${addresses.work}/:country{[0-9]{1,2}}/:sector{[0-9]{1,2}}/p`
  const onCard = async (c: Context): Promise<Response> => {
    const country = known().get(Number(c.req.param('country')))
    const sector = sectors[Number(c.req.param('sector')) - 1]
    const card = cards[Number(c.req.param('card')) - 1]
    if (!country || !sector) return c.redirect('/', 303)
    const told = toldOn(host, country)
    const number = numberFor(host.network(), told, sector)
    const place = sectors.indexOf(sector) + 1
    const choose = addressOfWorkCard(country.number, place)
    // Nobody is given a card with no number on it.
    if (card && number === undefined && card !== 'full')
      return c.redirect(`/${c.req.param('language')}${choose}`, 303)
    const at = { country, sector, told, number, origin: host.origins[0] ?? '' }
    return show(
      c,
      card ? addressOfWorkCard(country.number, place, cards.indexOf(card) + 1) : choose,
      (speak) => (card ? drawn[card](speak, at) : chooseCard(speak, at)),
      (speak) => ({
        name: speak.text(card ? 'rights.cards' : `rights.sector.${sector}`),
        home: card ? choose : addressOfWork(country.number, place),
        alone: true,
      }),
    )
  }
  app.get(steps, onCard)
  app.get(`${steps}/:card{[123]}`, onCard)
  return app
}

interface At {
  country: CountryRights
  sector: Sector
  told: Told
  number: string | undefined
  origin: string
}

/** Whom the card calls: the network where it is, else the line of the country, where it has one. */
function numberFor(network: Network, told: Told, sector: Sector): string | undefined {
  const { country } = told
  if (network.hotline !== '' && (country.region === undefined || country.id === network.pack))
    return network.hotline
  const lines = shownOn(rightsFor(country, { topic: 'help', sector }), told)
  const line = lines.find(({ amount }) => amount?.unit === 'telephone')?.amount?.value
  return typeof line === 'string' ? line : undefined
}

function chooseCard(speak: Messages, { country, sector, number }: At): Html {
  const t = speak.text
  const place = sectors.indexOf(sector) + 1
  const at = (card: Card) => addressOfWorkCard(country.number, place, cards.indexOf(card) + 1)
  const door = (card: Card) =>
    html`<a class="k" href="/${speak.language}${at(card)}"
      ><b>${t(`rights.cards.${card}`)}</b><span>${t(`rights.cards.${card}.more`)}</span></a
    >`
  return html`<h1>${t('rights.cards.which')}</h1>
    <p class="s">${t('rights.cards.lead')}</p>
    ${cards.filter((card) => card === 'full' || number !== undefined).map(door)}
    <p class="s">${t('rights.cards.honest')}</p>
    ${back(speak, addressOfWork(country.number, place), 'rights.all')}`
}

/** What is around a card is shown and not printed. */
const around = (speak: Messages, card: Card, { country, sector }: At, inside: Html): Html => {
  const t = speak.text
  const printed = card === 'none' ? '' : html`<p>${t('rights.cards.print')}</p>`
  return html`<h1 class="p">${t(`rights.cards.${card}`)}</h1>
    ${inside}
    <div class="p s">
      ${printed}
      <p>${t('rights.cards.answers')}</p>
      <p>${t('rights.cards.honest')}</p>
    </div>
    ${back(speak, addressOfWorkCard(country.number, sectors.indexOf(sector) + 1), 'rights.cards.which')}`
}

const large = (number: string): Html => html`<b class="d"><bdi dir="ltr">${number}</bdi></b>`

const drawn: Readonly<Record<Card, (speak: Messages, at: At) => Html>> = {
  number: (speak, at) =>
    around(
      speak,
      'number',
      at,
      html`<div class="k q a">
        <b>${speak.text('rights.cards.shop')}</b>${large(at.number ?? '')}${speak.text('rights.cards.open')}
      </div>`,
    ),
  full: (speak, at) => around(speak, 'full', at, fullCard(speak, at)),
  none: (speak, at) => {
    const three = [1, 2, 3].map(() => html`<p>${large(at.number ?? '')}</p>`)
    return around(
      speak,
      'none',
      at,
      html`<div class="p">
        <p>${speak.text('rights.cards.learn')}</p>
        <div class="k q">${three}</div>
      </div>`,
    )
  },
}

/** One right of each topic that matters most, of those that the reader's language has whole: a paper can explain nothing. */
function fullCard(speak: Messages, { country, sector, told, number, origin }: At): Html {
  const first = (topic: WorkTopic): Shown | undefined =>
    shownOn(rightsFor(country, { topic, sector }), told).find((shown) => isToldIn(shown, speak.language))
  const address = `${origin}/${speak.language}${addressOfWork(country.number, sectors.indexOf(sector) + 1)}`
  const { side, path } = squarePath(address)
  return html`<div class="k q a">
    <ul>
      ${onFullCard.map(first).map((shown) => (shown ? html`<li>${said(speak, shown, told)}</li>` : ''))}
    </ul>
    ${number === undefined ? '' : large(number)}
    <svg
      width="160"
      height="160"
      viewBox="0 0 ${side} ${side}"
      role="img"
      aria-label="${speak.text('rights.cards.scan')}"
    >
      <path fill="#fff" d="M0 0h${side}v${side}H0z" />
      <path d="${path}" />
    </svg>
    <p><bdi dir="ltr">${address}</bdi></p>
    <small>${speak.text('rights.state.draft')} ${speak.text('rights.cards.draft')}</small>
  </div>`
}
