// What happens with me: each thing in one plain sentence, its next day, and a button to say no. One page between the
// button and the deed says what changes and what does not. A place to stay is never named.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses, type Address } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { field, readForm } from '../../http/page-action.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, fault, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { sentences } from '../../rights/model.ts'
import { heard } from '../../rights/pages/work.ts'
import type { ShownWord } from '../../services/form.ts'
import { formsFor } from '../../services/forms.ts'
import type { Entry } from './entry.ts'
import { meeting } from './meeting.ts'
import type { Question } from '../../consent/server/disclosure.ts'
import {
  choiceOn,
  goWay,
  isAtOnce,
  isConsent,
  leadsBack,
  pageOfWay,
  questionOn,
  readTracks,
  wayIn,
  type Features,
  type OwnTrack,
  type Way,
} from '../../rights/server/own-tracks.ts'

/** As many as fit in one small page in every script. */
const perPage = 6

/** What happens with me, in sheets (`?n=2` …): GET shows, POST asks once and then does. */
export function trackPages(host: HostServices, { show, asPerson }: Entry, features: Features): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.tracks}`, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const tracks = await run((ctx) => readTracks(ctx, features))
      return show(c, addresses.tracks, (speak) =>
        tracksBody(
          { speak, zone: host.network().timezone, currency: host.network().currency },
          tracks,
          Number(c.req.query('n') ?? 1),
        ),
      )
    }),
  )
  app.post(`${inLanguage}${addresses.tracks}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const fields = await readForm(c)
      try {
        const way = wayIn(field(fields, 'go'), features)
        const seen = isConsent(way, features) ? field(fields, 'seen') : undefined
        const sure = field(fields, 'sure')
        if ((sure === '' && !isAtOnce(way, features)) || seen === '') {
          const question = isConsent(way, features) ? await run((ctx) => questionOn(ctx, way)) : undefined
          return await show(c, addresses.tracks, (speak) => askBody(speak, way, features, question))
        }
        const at = seen === undefined ? undefined : Number(seen)
        await run((ctx) => goWay(ctx, features, way, { seen: at, chosen: sure }), `${way.kind}.${way.move}`)
        return await show(c, addresses.tracks, (speak) => doneBody(speak, way, features))
      } catch (error) {
        if (!isProblem(error) || !['refused', 'not-found', 'stale', 'conflict'].includes(error.code))
          throw error
        return show(c, addresses.tracks, (speak) => refusedBody(speak), { status: 409 })
      }
    }),
  )
  return app
}

/** In which language, and by whose clock. */
interface Told {
  speak: Messages
  zone: string
  /** In which the network counts money. */
  currency: string
}

function tracksBody(told: Told, tracks: readonly OwnTrack[], wanted: number): Html {
  const { speak } = told
  const t = speak.text
  const pages = Math.max(1, Math.ceil(tracks.length / perPage))
  const at = Number.isInteger(wanted) && wanted >= 1 && wanted <= pages ? wanted : 1
  const shown = tracks.slice((at - 1) * perPage, at * perPage)
  return html`<h1>${t('person.tracks')}</h1>
    <p>${t(tracks.length === 0 ? 'person.tracks.none' : 'person.tracks.lead')}</p>
    <form method="post" action="/${speak.language}${addresses.tracks}">
      ${shown.map((track) => card(told, track))}
    </form>
    ${tracks.length > 0 ? html`${heard(speak)}<i data-spoken="${t('person.spoken')}" hidden></i>` : ''}
    ${at < pages ? html`<p><a class="b v" href="/${speak.language}${addresses.tracks}?n=${at + 1}">${t('person.tracks.later')}</a></p>` : ''}${at > 1 ? back(speak, addresses.tracks, 'person.tracks.first') : ''}${back(speak, addresses.portal, 'person.back')}`
}

const nameOf = (speak: Messages, kind: string): string =>
  speak.text(`person.kind.${kind}`, undefined, speak.text('person.kind.other'))

function card(told: Told, track: OwnTrack): Html {
  const { speak, zone } = told
  const { id, kind, subkind, state, place, day, at, over, permit, ways, question, service, brought } = track
  const name = nameOf(speak, kind)
  return html`<div class="k ${over ? 'q' : ''}" data-say>
    <b
      >${name}${service ? `: ${speak.text(`person.service.${service}`, undefined, speak.text(`service.${service}`))}` : ''}</b
    >${place ? html`<span><bdi>${place}</bdi></span>` : ''}
    <p>${speak.text(`person.${kind}.${state}`, undefined, speak.text('person.about.other'))}</p>
    ${kind === 'testimony' && !over ? html`<p><a href="/${speak.language}${addresses.courtDay}">${speak.text('person.court')}</a></p>` : ''}${kind === 'appointment' ? meeting(speak, { id, state, day, at, zone }) : html`<div data-about="${id}"></div>`}
    ${brought ? broughtLines(speak, id, brought.by) : ''}${sheetLines(speak, id, shownOf(kind, subkind))}
    ${track.courtDid ? html`<p>${speak.text(`person.impact.court.${track.courtDid}`)}</p>` : ''}
    ${track.sums.length > 0 ? moneyLines(told, track) : ''}
    ${permit ? permitLines(speak, permit) : ''}${question ? questionLines(speak, question, state === 'asked') : ''}${day && !over ? html`<p class="s">${speak.text('person.tracks.day', { day: speak.day(day) })}</p>` : ''}${ways.map((move) => wayButton(speak, { kind, move, track: id }))}
  </div>`
}

/** Who brings them to the bed that is kept, and, where there is script, how they meet. Never where the house is. */
const broughtLines = (speak: Messages, id: string, by: string | null): Html =>
  html`<p>${speak.text(`person.placement.brought${by ? '.by' : ''}`, by ? { name: by } : undefined)}</p>
    <p data-met="${id}" hidden><b>${speak.text('person.placement.met')}:</b> <span></span></p>`

/** What a sheet of this process may tell, empty: where there is script, what was sealed for this card is put in. */
const shownOf = (kind: string, subkind: string | null) =>
  Object.entries(Object.assign({}, ...formsFor(kind, subkind).map(({ shown }) => shown)) as ShownAnswers)

type ShownAnswers = Readonly<Record<string, ShownWord>>

const sheetLines = (speak: Messages, id: string, shown: readonly [string, ShownWord][]) =>
  shown.length === 0
    ? ''
    : html`<ul class="t" data-sheet="${id}" hidden>
        ${shown.map(([name, word]) => html`<li data-a="${name}" hidden><b>${speak.text(`person.sheet.${word}`)}:</b> <span></span></li>`)}
      </ul>`

/** What was asked for, given, taken in and paid: never one sum. Where there is script, each is put there to the cent. */
const moneyLines = ({ speak, currency }: Told, { id, sums }: OwnTrack): Html =>
  html`<ul class="t">
    ${sums.map(
      ({ move, amount, on }) =>
        html`<li>
          ${speak.text(`person.money.${move}`, { day: speak.day(on) })}<br /><b
            ><bdi data-sum="${move}" data-matter="${id}" data-whole="${amount}" data-currency="${currency}"
              >${new Intl.NumberFormat(`${speak.language}-u-nu-latn`, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount)}</bdi
            ></b
          >
        </li>`,
    )}
  </ul>`

/** Until when, and work: what somebody is asked for at every door. */
function permitLines(speak: Messages, { until, work, forGood }: NonNullable<OwnTrack['permit']>): Html {
  const t = speak.text
  return html`<ul class="t">
    <li><b>${t(work ? 'person.permit.work' : 'person.permit.noWork')}</b></li>
    <li>${until ? t('person.permit.until', { day: speak.day(until) }) : t('person.permit.open')}</li>
    ${forGood ? html`<li>${t('person.permit.forGood', { day: speak.day(forGood) })}</li>` : ''}
  </ul>`
}

/** What would go, and to whom; beside an open question also how it is answered. */
function questionLines(speak: Messages, { parts, audience, where }: Question, isOpen: boolean): Html {
  const t = speak.text
  const list = new Intl.ListFormat(speak.language).format(parts.map((part) => t(`person.part.${part}`)))
  return html`<ul class="t">
      <li>${t('person.send.what', { parts: list })}</li>
      <li>${t('person.send.to', { who: t(`person.to.${audience}`, undefined, t('person.who.place')) })}</li>
      ${audience === 'media' ? html`<li>${t('person.send.wait')}</li>` : ''}
    </ul>
    ${isOpen ? html`<p class="s">${t(`person.send.${where}`)}</p>` : ''}`
}

/** A button that says what it does; whoever hears the page hears also of what. */
export const wayButton = (speak: Messages, way: Way): Html =>
  html`<button class="b v" name="go" value="${way.kind}.${way.move}.${way.track}">
    ${labelOf(speak, way)}<span class="i"> ${nameOf(speak, way.kind)}</span>
  </button>`

const labelOf = (speak: Messages, { kind, move }: Way): string =>
  speak.text(`person.do.${kind}.${move}`, undefined, speak.text('person.do.stop'))

const isVoice = (way: Way, features: Features) => pageOfWay(way, features) === 'voice'
const home = (way: Way, features: Features): Address =>
  isVoice(way, features) ? addresses.voice : addresses.tracks

/** What changes and what does not, before anything is done. */
function askBody(speak: Messages, way: Way, features: Features, question?: Question): Html {
  const t = speak.text
  const lines = [
    ...sentences(t(`person.then.${way.kind}.${way.move}`)),
    ...(leadsBack(way, features) ? [] : [t('person.do.return'), t('person.do.free')]),
  ]
  const choice = choiceOn(way, features)
  const sure = choice
    ? choice.codes.map((code) => ({ value: code, words: t(`person.choose.${code}`) }))
    : [{ value: '1', words: t('person.do.yes') }]
  return html`<h1>${labelOf(speak, way)}</h1>
    <p><b>${nameOf(speak, way.kind)}</b></p>
    ${question ? questionLines(speak, question, true) : ''}
    <h2>${t('person.do.what')}</h2>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    <form method="post" action="/${speak.language}${addresses.tracks}">
      <input type="hidden" name="go" value="${way.kind}.${way.move}.${way.track}" />
      ${question ? html`<input type="hidden" name="seen" value="${question.version}" />` : ''}${sure.map(
        ({ value, words }) => html`<button class="b" name="sure" value="${value}">${words}</button>`,
      )}
    </form>
    <p><a class="b v" href="/${speak.language}${home(way, features)}">${t('person.do.no')}</a></p>`
}

const doneBody = (speak: Messages, way: Way, features: Features): Html =>
  html`<h1 class="i">${labelOf(speak, way)}</h1>
    <div class="n f" role="status">${speak.text('person.do.done')}</div>
    ${choiceOn(way, features) ? html`<p><a href="/${speak.language}${addresses.messages}">${speak.text('person.do.write')}</a></p>` : ''}
    ${back(speak, home(way, features), isVoice(way, features) ? 'person.voice' : 'person.tracks')}${back(speak, addresses.portal, 'person.back')}`

const refusedBody = (speak: Messages): Html =>
  html`<h1 class="i">${speak.text('person.tracks')}</h1>
    ${fault(speak.text('person.do.refused'))}${back(speak, addresses.tracks, 'person.tracks')}${back(speak, addresses.portal, 'person.back')}`
