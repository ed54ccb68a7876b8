// The doors of the public host, what to know before going on, and rights in plain words. Nothing here asks anything.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses, addressOfRight, addressOfWork, type Address } from '../../api/addresses.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, emergency, emergencyFirst, hotlineAfter, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Network } from '../../http/context.ts'
import { sentences, topics, type Topic } from '../model.ts'
import { countryOfPack } from '../server/country-files.ts'
import { showOn } from './show.ts'
import { happening, happeningToThem } from './signs.ts'

/** Start, what to know before going on, and rights: all, each, and on one sheet for the printer. */
export function rightsPages(host: HostServices): Hono {
  const app = new Hono()
  const show = showOn(host)
  app.get('/', (c) => show(c, addresses.start, start))
  app.get(inLanguage, (c) => show(c, addresses.start, start))
  app.get(`${inLanguage}${addresses.before}`, (c) => show(c, addresses.before, before))
  app.get(`${inLanguage}${addresses.happening}`, (c) => show(c, addresses.happening, happening))
  app.get(`${inLanguage}${addresses.happeningToThem}`, (c) =>
    show(c, addresses.happeningToThem, happeningToThem),
  )
  app.get(`${inLanguage}${addresses.rights}`, (c) => show(c, addresses.rights, contents))
  app.get(`${inLanguage}${addresses.rightsToPrint}`, (c) => show(c, addresses.rightsToPrint, card))
  app.get(`${inLanguage}${addresses.rights}/:number{[0-9]{1,2}}`, async (c) => {
    const topic = topics[Number(c.req.param('number')) - 1]
    return topic
      ? show(c, addressOfRight(topics.indexOf(topic) + 1), (speak, network) => one(speak, network, topic))
      : c.redirect('/', 303)
  })
  return app
}

const door = (speak: Messages, at: Address, name: string, kind = '') =>
  html`<a class="k ${kind}" href="/${speak.language}${at}"
    ><b>${speak.text(`public.door.${name}`)}</b><span>${speak.text(`public.door.${name}.more`)}</span></a
  >`

function start(speak: Messages, network: Network): Html {
  const t = speak.text
  return html`<h1>${t('public.start')}</h1>
    ${emergencyFirst(speak, network)}${door(speak, addresses.help, 'help', 'w')}
    <div class="j w">
      ${door(speak, addresses.rights, 'rights')}<a class="k" href="/${speak.language}${addresses.enter}"
        ><b>${t('public.card')}</b></a
      >${door(speak, addresses.concern, 'worry')}${door(speak, addresses.receipt, 'again', 'y')}
    </div>
    <p class="s">${t('public.start.lead')}</p>
    ${hotlineAfter(speak, network)}
    <p class="s">
      <strong>${t('public.before')}</strong> ${t('public.before.short')}
      <a href="/${speak.language}${addresses.before}">${t('public.before.more')}</a>
    </p>
    <ul class="t">
      ${(
        [
          [addresses.nearMe, 'help.near'],
          [addresses.happening, 'rights.happening'],
          [addresses.whoWeAre, 'help.us'],
        ] as const
      ).map(([at, words]) => html`<li><a href="/${speak.language}${at}">${t(words)}</a></li>`)}
    </ul>`
}

function before(speak: Messages): Html {
  const t = speak.text
  return html`<h1>${t('public.before.title')}</h1>
    <ul>
      ${sentences(t('public.before.text')).map((line) => html`<li>${line}</li>`)}
    </ul>
    <p class="n no-script">${t('public.before.script')}</p>
    <p><a class="b" href="/${speak.language}">${t('public.before.go')}</a></p>`
}

// What the law says differs by country and no lawyer of this one has read these words yet: said on each page, in each language.
const unchecked = (speak: Messages): Html => html`<p class="m">${speak.text('rights.unchecked')}</p>`

/** The first of two taps: a network that has a country of its own is asked the work at once. */
const workDoor = (speak: Messages, network: Network): Html =>
  html`<a class="k y" href="/${speak.language}${addressOfWork(countryOfPack(network.pack)?.number)}"
    ><b>${speak.text('rights.work')}</b><span>${speak.text('rights.work.more')}</span></a
  >`

function contents(speak: Messages, network: Network): Html {
  const t = speak.text
  return html`<h1>${t('rights.title')}</h1>
    <p class="s">${t('rights.lead')}</p>
    ${workDoor(speak, network)}<a class="k" href="/${speak.language}${addresses.happening}"
      ><b>${t('rights.happening')}</b></a
    >${unchecked(speak)}${topics.map(
      (topic, at) =>
        html`<a class="k" href="/${speak.language}${addressOfRight(at + 1)}"
          ><b>${t(`rights.${topic}`)}</b></a
        >`,
    )}${emergency(speak, network)}
    <p class="p"><a href="/${speak.language}${addresses.rightsToPrint}">${t('rights.card')}</a></p>
    ${back(speak)}`
}

const lines = (speak: Messages, topic: Topic): Html =>
  html`<ul>
    ${sentences(speak.text(`rights.${topic}.text`)).map((line) => html`<li>${line}</li>`)}
  </ul>`

function one(speak: Messages, network: Network, topic: Topic): Html {
  const t = speak.text
  const next = topics[topics.indexOf(topic) + 1]
  return html`<h1>${t(`rights.${topic}`)}</h1>
    ${unchecked(speak)}${lines(speak, topic)}
    <p><a class="b" href="/${speak.language}${addresses.help}">${t('rights.ask')}</a></p>
    ${
      next
        ? html`<p class="p">
            <a href="/${speak.language}${addressOfRight(topics.indexOf(next) + 1)}"
              >${t('rights.next', { topic: t(`rights.${next}`) })}</a
            >
          </p>`
        : ''
    }${emergency(speak, network)}${back(speak, addresses.rights, 'rights.all')}`
}

/** The first sentences on one sheet: to print in a back room and to hide in a shoe. */
function card(speak: Messages, network: Network): Html {
  const t = speak.text
  return html`<h1>${t('rights.title')}</h1>
    ${unchecked(speak)}
    <ul class="t">
      ${topics.map((topic) => html`<li><strong>${t(`rights.${topic}`)}</strong><br />${sentences(t(`rights.${topic}.text`))[0]}</li>`)}
    </ul>
    ${emergency(speak, network)}${back(speak, addresses.rights, 'rights.all')}`
}
