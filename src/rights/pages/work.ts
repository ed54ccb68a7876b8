// Rights by country and kind of work, in two taps: where, and what work. Plain links, nothing kept; the address of each page is
// numbers.

import { Hono, type Context } from 'hono'
import { html, raw } from 'hono/html'
import { addresses, addressOfWork, addressOfWorkCard, addressOfWorkSum } from '../../api/addresses.ts'
import type { Network } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, emergency, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { rightsFor, type Asked, type CountryRights } from '../country-rights.ts'
import { papers, sectors, workTopics, type Papers, type Sector, type WorkTopic } from '../sectors.ts'
import { countries } from '../server/country-files.ts'
import { block, isChecked, isToldIn, shownOn, toldOn, untold, type Shown, type Told } from './right.ts'
import { showOn } from './show.ts'
import { icons } from './work-icons.ts'
import { ratesFor } from './work-sum.ts'

/** Where somebody stands on these pages. */
interface At {
  country: CountryRights
  sector: Sector
  papers: Papers | undefined
}

interface Around {
  /** Of every country whose pack is registered, or of others for a test. */
  known?: () => ReadonlyMap<number, CountryRights>
  /** Where the script is that reads a sentence aloud; the page is whole without it. */
  hear?: string | undefined
}

const numberOf = {
  sector: (sector: Sector) => sectors.indexOf(sector) + 1,
  topic: (topic: WorkTopic) => workTopics.indexOf(topic) + 1,
  papers: (choice: Papers | undefined) => (choice ? papers.indexOf(choice) + 1 : undefined),
}

const addressOf = ({ country, sector, papers }: At, topic?: WorkTopic) =>
  addressOfWork(
    country.number,
    numberOf.sector(sector),
    // A choice of papers needs a place of the topic in front of it: 0 is the list.
    topic ? numberOf.topic(topic) : papers && 0,
    numberOf.papers(papers),
  )

/** Which country, which work, and each topic. */
export function workPages(host: HostServices, { known = countries, hear }: Around = {}): Hono {
  const app = new Hono()
  const show = showOn(host)
  const aloud = hear === undefined ? {} : { scripts: [hear] }
  const number = (c: Context, name: string) => Number(c.req.param(name) ?? 0)
  const away = (c: Context) => c.redirect('/', 303)
  app.get(`${inLanguage}${addresses.work}`, (c) =>
    show(c, addresses.work, (speak, network) =>
      chooseCountry(
        speak,
        network,
        [...known().values()].map((country) => toldOn(host, country)),
      ),
    ),
  )
  app.get(`${inLanguage}${addresses.work}/:country{[0-9]{1,2}}`, async (c) => {
    const country = known().get(number(c, 'country'))
    if (!country) return away(c)
    return show(
      c,
      addressOfWork(country.number),
      (speak, network) => chooseWork(speak, network, country),
      (speak) => ({ name: nameOf(speak, country), home: addresses.work }),
    )
  })
  const steps = `${inLanguage}${addresses.work}/:country{[0-9]{1,2}}/:sector{[0-9]{1,2}}`
  const onWork = async (c: Context): Promise<Response> => {
    const country = known().get(number(c, 'country'))
    const sector = sectors[number(c, 'sector') - 1]
    const topic = workTopics[number(c, 'topic') - 1]
    if (!country || !sector || (number(c, 'topic') > 0 && !topic)) return away(c)
    const at: At = { country, sector, papers: papers[number(c, 'papers') - 1] }
    const told = toldOn(host, country)
    return show(
      c,
      addressOf(at, topic),
      (speak, network) => (topic ? oneTopic(speak, at, topic, told) : oneWork(speak, network, at, told)),
      (speak) =>
        topic
          ? { name: speak.text(`rights.sector.${sector}`), home: addressOf(at), ...aloud }
          : { name: nameOf(speak, country), home: addressOfWork(country.number), ...aloud },
    )
  }
  app.get(steps, onWork)
  app.get(`${steps}/:topic{[0-9]{1,2}}`, onWork)
  app.get(`${steps}/:topic{[0-9]{1,2}}/:papers{[12]}`, onWork)
  return app
}

/** How to hear the page where no script reads it. */
export const heard = (speak: Messages): Html =>
  html`<p class="s" id="hear" data-hear="${speak.text('rights.hear')}">${speak.text('rights.hear.note')}</p>`

/** A country in the reader's language; what holds nearly everywhere has a name of its own. */
const nameOf = (speak: Messages, { region }: CountryRights): string =>
  region
    ? (new Intl.DisplayNames([speak.language], { type: 'region' }).of(region) ?? region)
    : speak.text('rights.country.any')

/** Whom to call there: the network's own numbers where it is, the country's emergency number elsewhere. */
const emergencyIn = (speak: Messages, network: Network, { id, emergency: number }: CountryRights): Html =>
  emergency(
    speak,
    number === undefined || id === network.pack ? network : { ...network, emergency: number, hotline: '' },
  )

/** Whether a lawyer has checked every sentence of it that is law. */
const isAllChecked = ({ region, rights }: CountryRights, day: string): boolean =>
  rights
    .filter(({ general, source }) => general === (region === undefined) && source.basis !== 'house')
    .every((right) => isChecked(right, day))

function chooseCountry(speak: Messages, network: Network, all: readonly Told[]): Html {
  const t = speak.text
  // The network's own stands first, what holds nearly everywhere last.
  const place = ({ country: { id, region } }: Told) =>
    region === undefined ? 2 : id === network.pack ? 0 : 1
  const door = ({ country, day }: Told) =>
    html`<a class="k" href="/${speak.language}${addressOfWork(country.number)}"
      ><b>${country.region ? nameOf(speak, country) : t('rights.country.unknown')}</b
      ><span>${t(isAllChecked(country, day) ? 'rights.state.checked' : 'rights.state.draft')}</span></a
    >`
  return html`<h1>${t('rights.work')}</h1>
    <p class="s">${t('rights.lead')}</p>
    <h2>${t('rights.where')}</h2>
    ${all.toSorted((a, b) => place(a) - place(b)).map(door)}${emergency(speak, network)}${back(speak, addresses.rights, 'rights.all')}`
}

function chooseWork(speak: Messages, network: Network, country: CountryRights): Html {
  const t = speak.text
  const at = (sector: Sector): At => ({ country, sector, papers: undefined })
  const tile = (sector: Sector) =>
    html`<a class="k" href="/${speak.language}${addressOf(at(sector))}"
      ><svg viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(icons[sector])}" /></svg
      ><b>${t(`rights.sector.${sector}`)}</b></a
    >`
  const door = (topic: WorkTopic) =>
    html`<a class="k y" href="/${speak.language}${addressOf(at('other'), topic)}"
      ><b>${t(`rights.topic.${topic}`)}</b></a
    >`
  return html`<h1>${t('rights.what')}</h1>
    <div class="j">${sectors.map(tile)}</div>
    ${door('crime')}${door('family')}${emergencyIn(speak, network, country)}${back(speak, addresses.work, 'rights.country.other')}`
}

/** The second tap: the first number at once, and every topic. */
function oneWork(speak: Messages, network: Network, at: At, told: Told): Html {
  const t = speak.text
  const pay = shownOn(rightsFor(at.country, { ...at, topic: 'pay' }), told)
  const inHers = pay.filter((shown) => isToldIn(shown, speak.language))
  const first = inHers.find(({ amount }) => amount) ?? pay[0]
  return html`<h1>${t(`rights.sector.${at.sector}`)}</h1>
    ${first ? block(speak, first, told, true) : ''}${heard(speak)}${countPay(speak, at, told)}${choosePapers(speak, at)}
    <ul class="t">
      ${workTopics.map((topic) => html`<li><a href="/${speak.language}${addressOf(at, topic)}">${t(`rights.topic.${topic}`)}</a></li>`)}
    </ul>
    <p class="p">
      <a href="/${speak.language}${addressOfWorkCard(at.country.number, numberOf.sector(at.sector))}"
        >${t('rights.cards')}</a
      >
    </p>
    ${emergencyIn(speak, network, at.country)}${back(speak, addressOfWork(at.country.number), 'rights.what')}`
}

/** Where a number is known. */
const countPay = (speak: Messages, { country, sector }: At, told: Told): Html | '' =>
  ratesFor(told, sector, speak.language) === undefined
    ? ''
    : html`<p>
        <a class="b" href="/${speak.language}${addressOfWorkSum(country.number, numberOf.sector(sector))}"
          >${speak.text('rights.sum')}</a
        >
      </p>`

function choosePapers(speak: Messages, at: At, topic?: WorkTopic): Html {
  const link = (choice: Papers | undefined) =>
    html`<a
      href="/${speak.language}${addressOf({ ...at, papers: choice }, topic)}"
      ${choice === at.papers ? raw('aria-current="true"') : ''}
      >${speak.text(`rights.choose.${choice ?? 'all'}`)}</a
    >`
  return html`<nav aria-label="${speak.text('rights.choose')}">${[undefined, ...papers].map(link)}</nav>`
}

/** Topics in which a number is looked for, so that none is told as none. */
const numbered: readonly WorkTopic[] = ['pay', 'hours']

function oneTopic(speak: Messages, at: At, topic: WorkTopic, told: Told): Html {
  const t = speak.text
  const asked: Asked = { topic, sector: at.sector, papers: at.papers }
  const all = shownOn(rightsFor(at.country, asked), told)
  const next = workTopics[workTopics.indexOf(topic) + 1]
  const none = numbered.includes(topic) && all.every(({ amount }) => !amount)
  const blocks = (those: readonly Shown[]) =>
    those.map((shown) => block(speak, shown, told, at.papers === undefined))
  return html`<h1>${t(`rights.topic.${topic}`)}</h1>
    ${choosePapers(speak, at, topic)}${none ? html`<p class="m">${t('rights.number.none')}</p>` : ''}${inParts(speak, all, told, blocks)}${heard(speak)}
    <p><a class="b" href="/${speak.language}${addresses.help}">${t('rights.ask')}</a></p>
    ${
      next
        ? html`<p class="p">
            <a href="/${speak.language}${addressOf(at, next)}"
              >${t('rights.next', { topic: t(`rights.topic.${next}`) })}</a
            >
          </p>`
        : ''
    }${back(speak, addressOf(at), 'rights.all')}`
}

/**
 * In English what comes first and the country's own, then what holds nearly everywhere. In another language what can be told in it,
 * whole; then that there is more, and whom to ask.
 */
function inParts(
  speak: Messages,
  all: readonly Shown[],
  told: Told,
  blocks: (those: readonly Shown[]) => Html[],
): Html {
  const t = speak.text
  if (speak.language === 'en') {
    const isGeneral = ({ right }: Shown) => right.general && !right.sentence.first
    const general = all.filter(isGeneral)
    const own = all.filter((shown) => !isGeneral(shown))
    const title = own.length > 0 && general.length > 0 ? html`<h2>${t('rights.country.any')}</h2>` : ''
    return html`${blocks(own)}${title}${blocks(general)}`
  }
  const rest = all.filter((shown) => !isToldIn(shown, speak.language))
  return html`${blocks(all.filter((shown) => isToldIn(shown, speak.language)))}${rest.length > 0 ? untold(speak, rest, told) : ''}`
}
