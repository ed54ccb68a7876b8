// The doors of the public host, what to know before going on, and rights in plain words. Nothing here asks anything.

import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import type { House } from '../http/host-services.ts'
import {
  back,
  emergency,
  emergencyFirst,
  hotlineAfter,
  inLanguage,
  page,
  speakerOf,
  type Html,
} from '../http/page.ts'
import { hashOf } from '../http/session.ts'
import type { Messages } from '../language/messages.ts'
import type { Network } from '../http/context.ts'
import { sentences, topics, type Topic } from './model.ts'

/** Start (`/`, `/en`), before you go on (`/en/5`), rights (`/en/3`, `/en/3/1` …, `/en/3/p` for the printer). */
export function rightsPages(house: House): Hono {
  const app = new Hono()
  /** Whoever came from a page of their own finds the way back there. */
  const cameFromOwn = async (c: Context): Promise<boolean> => {
    const token = house.tokenOf(c)
    const actor = token ? await house.sessions.find(hashOf(token)).catch(() => undefined) : undefined
    return actor?.kind === 'person'
  }
  const show = async (c: Context, at: string, body: (speak: Messages, network: Network) => Html) => {
    const network = house.network()
    const speak = speakerOf(c, network)
    const own = at.startsWith('/3') && (await cameFromOwn(c))
    return c.html(
      page({
        speak,
        network,
        at,
        body: own
          ? html`${body(speak, network)}${back(speak, '/7/6', 'person.rights')}`
          : body(speak, network),
        ...(own ? { name: speak.text('person.home'), home: '/7' } : {}),
      }),
    )
  }
  app.get('/', (c) => show(c, '', start))
  app.get(inLanguage, (c) => show(c, '', start))
  app.get(`${inLanguage}/5`, (c) => show(c, '/5', before))
  app.get(`${inLanguage}/3`, (c) => show(c, '/3', contents))
  app.get(`${inLanguage}/3/p`, (c) => show(c, '/3/p', card))
  app.get(`${inLanguage}/3/:number{[0-9]{1,2}}`, async (c) => {
    const topic = topics[Number(c.req.param('number')) - 1]
    return topic
      ? show(c, `/3/${topics.indexOf(topic) + 1}`, (speak, network) => one(speak, network, topic))
      : c.redirect('/', 303)
  })
  return app
}

const door = (speak: Messages, at: string, name: string, kind = '') =>
  html`<a class="k ${kind}" href="/${speak.language}${at}"
    ><b>${speak.text(`public.door.${name}`)}</b><span>${speak.text(`public.door.${name}.more`)}</span></a
  >`

function start(speak: Messages, network: Network): Html {
  const t = speak.text
  return html`<h1>${t('public.start')}</h1>
    <p class="s">${t('public.start.lead')}</p>
    ${emergencyFirst(speak, network)}${door(speak, '/1', 'help')}${door(speak, '/2', 'worry')}${door(speak, '/3', 'rights')}${door(speak, '/4', 'again', 'y')}${hotlineAfter(speak, network)}
    <p class="s">
      <strong>${t('public.before')}</strong> ${t('public.before.short')}
      <a href="/${speak.language}/5">${t('public.before.more')}</a>
    </p>
    <p><a href="/${speak.language}/6">${t('public.card')}</a></p>`
}

function before(speak: Messages): Html {
  const t = speak.text
  return html`<h1>${t('public.before.title')}</h1>
    <ul>
      ${sentences(t('public.before.text')).map((line) => html`<li>${line}</li>`)}
    </ul>
    <p><a class="b" href="/${speak.language}">${t('public.before.go')}</a></p>`
}

// What the law says differs by country and no lawyer of this one has read these words yet: said on each page, in each language.
const unchecked = (speak: Messages): Html => html`<p class="m">${speak.text('rights.unchecked')}</p>`

function contents(speak: Messages, network: Network): Html {
  const t = speak.text
  return html`<h1>${t('rights.title')}</h1>
    <p class="s">${t('rights.lead')}</p>
    ${unchecked(speak)}${topics.map(
      (topic, at) =>
        html`<a class="k" href="/${speak.language}/3/${at + 1}"><b>${t(`rights.${topic}`)}</b></a>`,
    )}${emergency(speak, network)}
    <p class="p"><a href="/${speak.language}/3/p">${t('rights.card')}</a></p>
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
    <p><a class="b" href="/${speak.language}/1">${t('rights.ask')}</a></p>
    ${
      next
        ? html`<p class="p">
            <a href="/${speak.language}/3/${topics.indexOf(next) + 1}"
              >${t('rights.next', { topic: t(`rights.${next}`) })}</a
            >
          </p>`
        : ''
    }${emergency(speak, network)}${back(speak, '/3', 'rights.all')}`
}

/** The first sentences on one sheet: to print in a back room and to hide in a shoe. */
function card(speak: Messages, network: Network): Html {
  const t = speak.text
  return html`<h1>${t('rights.title')}</h1>
    ${unchecked(speak)}
    <ul class="t">
      ${topics.map((topic) => html`<li><strong>${t(`rights.${topic}`)}</strong><br />${sentences(t(`rights.${topic}.text`))[0]}</li>`)}
    </ul>
    ${emergency(speak, network)}${back(speak, '/3', 'rights.all')}`
}
