// The two forms, what stands there where nobody would read them, and the receipt. The emergency number and the exceptions stand before the first
// question; every question may be left out; what was typed is put back as it was. Who will read it stands before the first typed word.

import { html, raw } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { packOf } from '../../../jurisdictions/packs.ts'
import { addPlace } from '../../attachments/pages.ts'
import { alone, named } from '../../cases/may-tell.ts'
import type { Network } from '../../http/context.ts'
import { back, emergency, emergencyFirst, fault, hotlineAfter, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { asRung, awayNote } from '../../rota/pages.ts'
import type { Away } from '../../rota/server/standing.ts'
import { longest, reachChannels, urgencyOf, wishes, type Report, type ReportKind } from '../report.ts'

export interface FormState {
  report: Report
  /** A receipt of words was asked for. */
  words?: boolean
  /** They chose *only these* and named nobody. */
  unnamed?: boolean
  /** Names the contact before it exists where the browser seals, so that a form sent twice is one request. */
  id: string
  /** From which the receipt grows where this computer seals. */
  seed: string
  error?: string
  /** The token of a link that somebody outside was given. */
  link?: string | undefined
  /** The code of the poster by which somebody came. */
  campaign?: string | undefined
  /** The house that was chosen, by its circle, and those among which there is to choose. */
  desk?: number | undefined
  among?: readonly Among[]
}

/** A house that answers for its own district, and the key to lock for it. */
interface Among {
  circle: number
  publicKey: string
  district: string | null
  name: string
}

interface Desk {
  circle: number
  publicKey: string
  /** Where its rota has nobody on duty now. */
  away?: Away | undefined
}

const aboutOf: Readonly<Record<ReportKind, string>> = {
  help: 'help',
  concern: 'help.worry',
  labour: 'help.labour',
}

/** The form of a kind, filled in as far as it was. `desk` is for the island that seals in the browser. */
export function formBody(speak: Messages, known: Network, state: FormState, desk: Desk | undefined): Html {
  const { report, id, seed, error, words = false, link, campaign } = state
  const t = speak.text
  const network = asRung(known, desk?.away)
  const about = link ? 'help.link' : aboutOf[report.kind]
  return html`<h1>${t(`${about}.title`)}</h1>
    ${error ? fault(error) : ''} ${emergencyFirst(speak, network)}
    <p class="s">${t('help.except')}</p>
    <form
      id="f"
      method="post"
      autocomplete="off"
      data-desk="${desk?.publicKey ?? ''}"
      data-network="${network.id}"
      data-link="${link ?? ''}"
      data-key="${link ? t('help.link.key') : ''}"
      data-failed="${t('help.error.failed')}"
      data-sending="${t('help.sending')}"
      data-empty="${t('help.error.empty')}"
      data-told="${report.kind === 'help' ? t('help.error.told') : ''}"
      data-where="${state.among?.length ? t('help.labour.where.empty') : ''}"
    >
      <input type="hidden" name="id" value="${id}" /><input
        type="hidden"
        name="seed"
        value="${seed}"
      />${campaign ? html`<input type="hidden" name="campaign" value="${campaign}" />` : ''}${report.kind === 'labour' ? whereQuestion(speak, state) : firstQuestion(speak, report)}
      <div class="n o s">
        <p>${t(`${about}.lead`)}</p>
        ${report.kind === 'labour' ? passedOn(speak, network) : link ? '' : html`<p>${t('help.who')} <a href="/${speak.language}${addresses.whoWeAre}">${t('help.us')}</a></p>`}
        <p id="s" data-browser="${t('help.sealed.browser')}">${t('help.sealed.server')}</p>
        ${desk ? lockWords(speak) : ''}
      </div>
      ${hotlineAfter(speak, network)}${awayNote(speak, network, desk?.away)}${questions(speak, state)}${reachQuestions(speak, report)}${moreQuestions(speak, report, words)}<button
        class="b"
        name="send"
        value="1"
      >
        ${t('help.send')}
      </button>
    </form>
    ${back(speak)}`
}

/**
 * Where no desk would read it: says so and whom to call, and asks nothing. What somebody has written to a desk that is there no
 * more is given back to them.
 */
export function nobodyBody(speak: Messages, network: Network, { kind, story: text }: Report): Html {
  const t = speak.text
  return html`<h1>${t(`${aboutOf[kind]}.title`)}</h1>
    <div class="n o">
      <p><strong>${t('help.nobody')}</strong></p>
      <p>${t('help.nobody.read')}</p>
    </div>
    ${emergency(speak, network)}
    ${
      text
        ? html`<label
            ><span class="l">${t('help.nobody.yours')}</span
            ><textarea rows="5" dir="auto" readonly>${raw('\n')}${text}</textarea>
          </label>`
        : ''
    }${back(speak)}`
}

/** Where a link is not open: why that may be, and the number to ring. */
export const linkOverBody = (speak: Messages, network: Network): Html =>
  html`<h1>${speak.text('help.link.over.title')}</h1>
    <p>${speak.text('help.link.over')}</p>
    ${emergency(speak, network)} ${back(speak)}`

/** Where the browser seals, to which lock: the island puts its six words there, made of the very key that it seals to. */
const lockWords = (speak: Messages): Html =>
  html`<details id="l" hidden>
    <summary>${speak.text('help.lock')}</summary>
    <p>${speak.text('help.lock.how')}</p>
    <p lang="en" dir="ltr"><b></b></p>
  </details>`

/** The question under which a typed answer stands. */
export const questionOf = (kind: ReportKind, name: keyof Report): string =>
  ({
    story: { help: 'help.story', concern: 'help.worry.story', labour: 'help.labour.story' }[kind],
    place: kind === 'labour' ? 'help.labour.place' : 'help.worry.place',
    reach: 'help.reach.line',
    times: 'help.reach.times',
    codeWord: 'help.reach.code',
    teller: 'help.link.by',
  })[name as string] ?? name

/** Whether whoever reads it has to pass on what they learn of somebody's papers: said before the first word. */
const passedOn = (speak: Messages, { pack }: Network): Html => {
  const { inspectorMustReport: rule } = packOf(pack)
  const said = rule === undefined ? 'unknown' : rule.is ? 'yes' : 'no'
  return html`<p>${speak.text('help.labour.wall')} ${speak.text(`help.labour.papers.${said}`)}</p>`
}

function questions(speak: Messages, { report, link, unnamed }: FormState): Html {
  if (report.kind === 'help') return helpQuestions(speak, report, unnamed)
  if (report.kind === 'concern') return worryQuestions(speak, report, link)
  return html`${story(speak, report)}${line(speak, report, 'place')}`
}

function helpQuestions(speak: Messages, report: Report, isUnnamed: boolean | undefined): Html {
  return html`${whoMayBeTold(speak, report, isUnnamed)}${story(speak, report)}
    <fieldset class="w">
      <legend>${speak.text('help.wish')}</legend>
      ${wishes.map((wish) =>
        tick(
          { type: 'checkbox', name: 'wish', value: wish },
          speak.text(`help.wish.${wish}`),
          report.wishes.includes(wish),
        ),
      )}
    </fieldset>`
}

/** Before the first typed word: one answer. Names can be ticked under the last alone, and are shown there alone, without script too. */
function whoMayBeTold(speak: Messages, report: Report, isUnnamed = false): Html {
  const t = speak.text
  const isNamed = isUnnamed || report.mayTell.some((who) => named.includes(who))
  const choice = (value: (typeof alone)[number]) =>
    tick({ type: 'radio', name: 'tell', value }, t(`help.tell.${value}`), report.mayTell.includes(value))
  return html`<fieldset class="w">
    <legend>${t('help.tell')}</legend>
    ${alone.map(choice)}<br /><input
      type="radio"
      name="tell"
      value="these"
      id="these"
      ${isNamed ? raw(' checked') : ''}
    /><label class="w" for="these">${t('help.tell.these')}</label>
    <div>
      ${named.map((value) => tick({ type: 'checkbox', name: 'told', value }, t(`help.tell.${value}`), report.mayTell.includes(value)))}
    </div>
  </fieldset>`
}

const worryQuestions = (speak: Messages, report: Report, link: string | undefined): Html =>
  html`${story(speak, report)}${line(speak, report, 'place')}${link ? line(speak, report, 'teller', 'help.link.by.why') : ''}`

/** Before the first word: each house answers for its own district, and what is written is locked for one of them. */
function whereQuestion(speak: Messages, { desk, among = [] }: FormState): Html | '' {
  if (among.length === 0) return ''
  // One house may be for wherever the others are not; of several without a district only the name tells which is which.
  const isElsewhere = among.filter(({ district }) => district === null).length === 1
  const option = ({ circle, publicKey, district, name }: Among) => {
    const place = district ?? (isElsewhere ? speak.text('help.labour.where.other') : undefined)
    return html`<label class="w"
      ><input
        type="radio"
        name="desk"
        value="${circle}"
        data-desk="${publicKey}"
        ${desk === circle ? raw(' checked') : ''}
      /><span
        >${place === undefined ? '' : html`<bdi>${place}</bdi><br />`}<small><bdi>${name}</bdi></small></span
      ></label
    >`
  }
  return html`<fieldset class="w">
    <legend>${speak.text('help.labour.where')}</legend>
    ${among.map(option)}
  </fieldset>`
}

/** In the first screen of a small telephone. Asked the other way round of somebody else: "yes" means that they are not safe. */
const firstQuestion = (speak: Messages, report: Report): Html =>
  report.kind === 'help'
    ? safety(speak, 'help.safe', report, { yes: 'yes', no: 'no' })
    : safety(speak, 'help.worry.danger', report, { yes: 'no', no: 'yes' })

function reachQuestions(speak: Messages, report: Report): Html {
  return html`<fieldset class="w">
      <legend>${speak.text('help.reach')}</legend>
      ${reachChannels.map((channel) =>
        tick(
          { type: 'radio', name: 'channel', value: channel },
          speak.text(`help.reach.${channel}`),
          report.channel === channel,
        ),
      )}
    </fieldset>
    ${line(speak, report, 'reach')}`
}

/** What few answer is folded, so that the form is three screens of a small telephone; open where something stands in it. */
function moreQuestions(speak: Messages, report: Report, words: boolean): Html {
  const isOpen = words || report.times !== '' || report.codeWord !== ''
  return html`<details${isOpen ? raw(' open') : ''}>
    <summary><b>${speak.text('help.more')}</b></summary>
    ${addPlace(speak)}${line(speak, report, 'times')}${line(speak, report, 'codeWord', 'help.reach.code.why')}${tick({ type: 'checkbox', name: 'receipt', value: 'words' }, html`<span>${speak.text('help.receipt.words')}<br /><small>${speak.text('help.receipt.words.why')}</small></span>`, words)}
  </details>`
}

function safety(
  speak: Messages,
  id: string,
  report: Report,
  says: { yes: 'yes' | 'no'; no: 'yes' | 'no' },
): Html {
  const choice = (value: Report['safe'], label: string) =>
    tick({ type: 'radio', name: 'safe', value }, speak.text(label), report.safe === value)
  return html`<fieldset class="w">
    <legend>${speak.text(id)}</legend>
    ${choice(says.yes, 'help.yes')}${choice(says.no, 'help.no')}${choice('unsure', 'help.unsure')}
  </fieldset>`
}

interface Box {
  type: 'radio' | 'checkbox'
  name: string
  value: string
}

const tick = ({ type, name, value }: Box, label: string | Html, on: boolean): Html =>
  html`<label class="w"
    ><input type="${type}" name="${name}" value="${value}" ${on ? raw(' checked') : ''} />${label}</label
  >`

// The newline after <textarea> is one that HTML takes away, so that a first empty line of the person's own stays.
const story = (speak: Messages, { kind, story: text }: Report): Html =>
  html`<label
    ><span class="l">${speak.text(questionOf(kind, 'story'))}</span
    ><small>${speak.text('help.story.hint')}</small
    ><textarea name="story" rows="5" maxlength="${longest.story}">${raw('\n')}${text}</textarea>
  </label>`

const fieldOf = {
  place: 'place',
  reach: 'reach',
  times: 'times',
  codeWord: 'code',
  teller: 'teller',
} as const

/** A line of a form, under the name that its field has there. */
const line = (speak: Messages, report: Report, of: keyof typeof fieldOf, why?: string): Html =>
  html`<label
    ><span class="l">${speak.text(questionOf(report.kind, of))}</span
    >${why ? html`<small>${speak.text(why)}</small>` : ''}<input
      type="text"
      name="${fieldOf[of]}"
      value="${report[of] ?? ''}"
      maxlength="${longest.line}"
  /></label>`

/** The receipt. In the form's page it waits without digits for the island, which made them itself. */
export function receiptBody(speak: Messages, network: Network, digits: string, report: Report): Html {
  const t = speak.text
  return html`<h1 tabindex="-1">${t('help.receipt.title')}</h1>
    <p>${t('help.receipt.keep')}</p>
    <output class="g">${digits}</output>
    <p>${t('help.receipt.why')}</p>
    <p class="s">${t(digits ? 'help.receipt.server' : 'help.receipt.browser')}</p>
    <div class="n f">${t('help.receipt.when')}</div>
    ${urgencyOf(report) === 'now' || !digits ? emergency(speak, network) : ''}
    <p><a class="b" href="/${speak.language}${addresses.receipt}">${t('public.door.again')}</a></p>
    ${back(speak)}`
}
