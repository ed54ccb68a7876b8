// Coming back with the receipt: what was written, what was answered, a way to write more and a way to take it all back.

import { html, raw } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { addPlace } from '../../attachments/pages.ts'
import type { Network } from '../../http/context.ts'
import { back, emergency, fault, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { awayNote } from '../../rota/pages.ts'
import type { Away } from '../../rota/server/standing.ts'
import type { ThreadLine } from '../opened.ts'
import { longest, type Report } from '../report.ts'
import { stepLine, sumsLine } from './labour.ts'
import { callingPart, timeOf, type CallPart } from './calling.ts'
import { sentButton } from './sent-again.ts'

/** Asks for the receipt. A message that could not be sent stays in the form. */
export function askBody(
  speak: Messages,
  network: Network,
  {
    typed = '',
    text = '',
    n = '',
    words = false,
    error,
  }: { typed?: string; text?: string; n?: string; words?: boolean; error?: string },
): Html {
  const t = speak.text
  return html`<h1>${t('public.door.again')}</h1>
    ${error ? fault(error) : ''}
    <form id="f" method="post" autocomplete="off">
      <label
        ><span class="l">${t('help.again.numbers')}</span
        ><small>${t(words ? 'person.enter.hint' : 'help.again.hint')}</small
        ><input
          type="text"
          name="numbers"
          inputmode="${words ? 'text' : 'numeric'}"
          autocapitalize="none"
          spellcheck="false"
          dir="ltr"
          value="${typed}"
          maxlength="120" /></label
      >${
        text
          ? html`<input type="hidden" name="n" value="${n}" /><label
                ><span class="l">${t('help.again.add')}</span
                ><textarea name="text" rows="4">${raw('\n')}${text}</textarea></label
              ><button class="b" name="send" value="1">${t('help.send')}</button> `
          : ''
      }<button class="b ${text ? 'v' : ''}" name="open" value="1">${t('help.again.open')}</button>${
        words ? '' : html` <button class="b v" name="words" value="1">${t('help.again.words')}</button>`
      }
      <p class="s">${t('help.again.memory')}</p>
    </form>
    ${emergency(speak, network)}${back(speak)}`
}

interface Thread {
  report: Report
  day: string
  state: string
  messages: readonly ThreadLine[]
  numbers: string
  /** A message that was typed and not sent. */
  text: string
  /** The number that the next line had when this page was made. */
  n: number
  sent: boolean
  /** Deleted by a press, and given back by another. */
  kept: boolean
  /** Where nobody is on duty who could answer. */
  away: Away | undefined
  /** By which an open page hears that something new stands in it; it opens nothing. */
  locator: string
  /** How many lines stand in it. */
  all: number
  /** What is said above already. */
  error: string | undefined
  /** When they can be called, and will be. */
  calling: CallPart
}

/** A day as people say it; the day only. */
export const dayText = (speak: Messages, day: string): string =>
  speak.day(day, { weekday: 'long', day: 'numeric', month: 'long' })

export function threadBody(speak: Messages, network: Network, thread: Thread): Html {
  const t = speak.text
  const { report, messages, state } = thread
  const open = state !== 'closed'
  const first: ThreadLine = {
    n: 0,
    from: 'person',
    text: report.story || t('help.again.nostory'),
    day: thread.day,
    attached: report.attached ?? [],
  }
  const answered = messages.some(({ from }) => from === 'hotline')
  return html`<h1>${t('public.door.again')}</h1>
    ${thread.kept ? html`<div class="n f" role="status">${t('help.kept')}</div>` : ''}${thread.sent ? html`<div class="n f" role="status">${t('help.again.sent')}</div>` : ''}${[first, ...messages].map((line) => bubble(speak, line, askedIn(speak, network, line, thread.calling.now)))}${report.kind === 'labour' ? sumsLine(speak, messages) : ''}${
      answered || !open ? '' : html`<p class="n">${t('help.again.none')}</p>`
    }${open && report.kind !== 'labour' ? awayNote(speak, network, thread.away) : ''}${open || thread.error === 'closed' ? '' : html`<p class="n">${t('help.error.closed')}</p>`}
    <form id="f" method="post" autocomplete="off" ${open ? listening(speak, thread) : ''}>
      <input type="hidden" name="numbers" value="${thread.numbers}" /><input
        type="hidden"
        name="n"
        value="${thread.n}"
      />${open || thread.text ? writing(speak, thread) : ''}${open ? callingPart(speak, network, thread.calling) : ''}${open ? addPlace(speak) : ''}${
        open
          ? html`<button class="b" name="send" value="1">${t('help.send')}</button>
              <p class="s">${t('help.again.memory')}</p>
              <h2>${t('help.again.delete')}</h2>
              <p class="s">${t('help.again.delete.hint')}</p>
              <button class="b v" name="delete" value="1">${t('help.again.delete')}</button>`
          : thread.text
            ? html`<button class="b" formaction="/${speak.language}${addresses.help}" name="again" value="1">
                ${t('help.again.anew')}
              </button>`
            : ''
      }
    </form>
    ${emergency(speak, network)}${back(speak)}`
}

/** What the script of an open page needs, which sends no word of it. */
const listening = (speak: Messages, { locator, all, sent }: Thread): Html =>
  html` data-live="${locator}" data-lines="${all}" data-path="/${speak.language}${addresses.live}"
  data-here="${speak.text('help.live.here')}" data-fresh="${speak.text('help.live.new')}"
  data-look="${speak.text('help.live.look')}" data-help="/${speak.language}${addresses.help}"
  data-failed="${speak.text('help.error.failed')}" data-sent="${sent ? '1' : ''}"`

// Where the request was closed meanwhile, what she typed can go into a new one.
const writing = (speak: Messages, { text }: Thread): Html =>
  html`<label
    ><span class="l">${speak.text('help.again.add')}</span
    ><textarea name="text" rows="4" maxlength="${longest.story}">${raw('\n')}${text}</textarea>
  </label>`

/** That a line asks for a call, and for when. */
const askedIn = (speak: Messages, network: Network, { call }: ThreadLine, now: Date): Html =>
  call
    ? html`<p class="r">
        ${speak.text('help.call.asked')}
        <time datetime="${call.at}">${timeOf(speak, network, new Date(call.at), now)}</time>
      </p>`
    : html``

const bubble = (speak: Messages, line: ThreadLine, asked: Html): Html =>
  html`<div class="k ${line.from === 'person' ? 'q' : ''}">
    <small
      >${speak.text(line.from === 'person' ? 'help.again.yours' : 'help.again.ours')} ·
      ${dayText(speak, line.day)}</small
    >
    ${line.step ? stepLine(speak, line.step) : ''}${line.text ? html`<p class="r" dir="auto">${line.text}</p>` : ''}${asked}
    ${line.attached.map(({ kind }, at) =>
      line.from === 'person'
        ? sentButton(`${line.n}.${at}`, speak.text(`help.sent.${kind}`))
        : speak.text(`help.add.${kind}`),
    )}
  </div>`

/** It is deleted; where it was by a press of now, another gives it back for half a minute. The way out waits for nothing. */
export function goneBody(speak: Messages, numbers?: string): Html {
  const t = speak.text
  const undo = html`<form method="post" autocomplete="off">
    <input type="hidden" name="numbers" value="${numbers ?? ''}" />
    <p class="s">${t('help.gone.undo')}</p>
    <button class="b v" name="keep" value="1">${t('person.who.undo')}</button>
  </form>`
  return html`<h1>${t('help.gone')}</h1>
    <p>${t('help.gone.text')}</p>
    ${numbers === undefined ? '' : undo}${back(speak)}`
}
