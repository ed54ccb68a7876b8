// My voice: choices. Without script typed words could only be read by our computer, so this page takes none and says where
// words are locked for those who answer. With script the island completes it with words for one chosen reader.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { newId } from '../../api/new-id.ts'
import { addresses } from '../../api/addresses.ts'
import { isProblem, Problem } from '../../api/problem.ts'
import { field, readForm, type Fields } from '../../http/page-action.ts'
import type { HostServices } from '../../http/host-services.ts'
import { around, back, fault, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Entry, Person, Run, Status } from './entry.ts'
import { wayButton } from './tracks.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import {
  readListeners,
  readVoices,
  speakUp,
  topicsOf,
  voiceKinds,
  type OwnVoice,
  type VoiceKind,
} from '../../voice/server/own-voice.ts'
import { askForm, placeOf, wordsTemplate, type Chosen, type VoiceDialog } from './voice-form.ts'

/** My voice: what I say, who answers, and what became of what I said before. */
export function voicePages(
  host: HostServices,
  { show, asPerson }: Entry,
  features: Features,
  script: boolean,
): Hono {
  const app = new Hono()
  const topics = topicsOf(features)

  const recoveryShareOf = async (run: Run, more: Partial<VoiceDialog> = {}): Promise<VoiceDialog> => {
    const [listeners, before] = await run((ctx) =>
      Promise.all([readListeners(ctx), readVoices(ctx, features)]),
    )
    return { listeners, topics, before, id: newId(), kind: '', topic: '', script, ...more }
  }

  app.get(`${inLanguage}${addresses.voice}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const sheet = await recoveryShareOf(run)
      return show(c, addresses.voice, (speak) => voiceBody(speak, sheet))
    }),
  )
  app.post(`${inLanguage}${addresses.voice}`, async (c) => {
    const fields = await readForm(c).catch((): Fields => ({}))
    const [kind, topic, typed] = [field(fields, 'kind'), field(fields, 'topic'), field(fields, 'id')]
    const id = /^[0-9a-f-]{36}$/.test(typed) ? typed : newId()
    const again = (speak: Messages) => againBody(speak, { id, kind, topic, topics })
    const say = async (run: Run, person: Person) => {
      const wrong = async (error: string, status: Status) => {
        const sheet = await recoveryShareOf(run, { id, kind, topic, error })
        return show(c, addresses.voice, (speak) => voiceBody(speak, sheet), { status })
      }
      if (!isVoice(kind) || !topics.includes(topic)) return wrong('person.voice.pick', 422)
      try {
        await host.spend('voice', `p${person.circles[0]}`, 5)
        const sent = await run((ctx) => speakUp(ctx, features, { id, kind, topic })).catch(
          async (error: unknown) => {
            // Pressed twice: it has arrived already.
            if (!isProblem(error) || error.code !== 'conflict') throw error
            return (await run(readListeners, 'none'))[kind]
          },
        )
        const sheet = await recoveryShareOf(run, { sent })
        return await show(c, addresses.voice, (speak) => voiceBody(speak, sheet))
      } catch (error) {
        if (!(error instanceof Problem) || !['refused', 'too-many'].includes(error.code)) throw error
        return error.code === 'too-many' ? wrong('help.error.many', 429) : wrong('person.voice.nobody', 409)
      }
    }
    return asPerson(c, 'voice.opened', say, again)
  })
  return app
}

const isVoice = (kind: string): kind is VoiceKind => (voiceKinds as readonly string[]).includes(kind)

function voiceBody(speak: Messages, sheet: VoiceDialog): Html {
  const t = speak.text
  const kinds = voiceKinds.filter((kind) => sheet.listeners[kind])
  return html`<h1>${t('person.voice')}</h1>
    ${sheet.error ? fault(t(sheet.error)) : ''}${sheet.sent ? html`<div class="n f" role="status">${around(speak, 'person.voice.sent', 'place', placeOf(sheet.sent))}</div>` : ''}
    ${hasAnswer(sheet) ? beforeList(speak, sheet.before) : ''}
    <p>${t(kinds.length === 0 ? 'person.voice.nobody' : 'person.voice.lead')}</p>
    ${
      kinds.length === 0 || sheet.sent
        ? ''
        : hasAnswer(sheet) && !sheet.error
          ? html`<details>
              <summary>${t('person.voice.new')}</summary>
              ${askForm(speak, sheet, kinds)}
            </details>`
          : askForm(speak, sheet, kinds)
    }
    <p class="s" id="unsaid">
      ${t('person.voice.words')} <a href="/${speak.language}${addresses.help}">${t('person.voice.write')}</a>
    </p>
    ${sheet.before.length === 0 || hasAnswer(sheet) ? '' : beforeList(speak, sheet.before)}${sheet.script ? wordsTemplate(speak) : ''}${back(speak, addresses.portal, 'person.back')}`
}

/** An answer is read before anything is asked. */
const hasAnswer = ({ before }: VoiceDialog): boolean =>
  before.some(({ state }) => state === 'answered' || state === 'changed')

/** What was chosen, to be sent again: who answers cannot be looked up just now. */
function againBody(speak: Messages, chosen: Chosen): Html {
  return html`<h1>${speak.text('person.voice')}</h1>
    ${fault(speak.text('person.error'))}${askForm(speak, { ...chosen, listeners: {} }, voiceKinds)}${back(speak, addresses.portal, 'person.back')}`
}

function beforeList(speak: Messages, before: readonly OwnVoice[]): Html {
  const t = speak.text
  return html`<h2>${t('person.voice.before')}</h2>
    <form
      method="post"
      action="/${speak.language}${addresses.tracks}"
      data-mine="${t('person.voice.mine')}"
      data-answer="${t('person.voice.theirs')}"
    >
      ${before.map(
        (one) =>
          html`<div class="k q">
            <b>${t(`person.voice.topic.${one.topic ?? 'other'}`)}</b>
            <span>${speak.day(one.day)}${one.place ? html` · <bdi>${one.place}</bdi>` : ''}</span>
            <p>
              ${t(`person.voice.${one.state}`)}
              ${one.outcome && one.state !== 'acknowledged' ? t(`person.voice.outcome.${one.outcome}`) : ''}
            </p>
            <div data-said="${one.id}"></div>
            ${one.ways.map((move) => wayButton(speak, { kind: 'voice', move, track: one.id }))}
          </div>`,
      )}
    </form>`
}
