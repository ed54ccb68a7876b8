// The form of my voice: what kind of thing it is, what it is about, and, with script, words for one chosen reader.

import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { around, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Listener, OwnVoice, VoiceKind } from '../../voice/server/own-voice.ts'
import { radio } from './radio.ts'

export interface VoiceDialog {
  listeners: Partial<Record<VoiceKind, Listener>>
  topics: readonly string[]
  before: readonly OwnVoice[]
  id: string
  kind: string
  topic: string
  /** Whether the browser's part was built. */
  script: boolean
  sent?: Listener | undefined
  error?: string | undefined
}

export type Chosen = Pick<VoiceDialog, 'id' | 'kind' | 'topic' | 'topics'>

// A name may run the other way than the sentence around it.
export const placeOf = (listener: Listener | undefined): Html => html`<bdi>${listener?.name ?? ''}</bdi>`

export function askForm(
  speak: Messages,
  sheet: Chosen & Pick<VoiceDialog, 'listeners'>,
  kinds: readonly VoiceKind[],
): Html {
  const t = speak.text
  return html`<form
    method="post"
    action="/${speak.language}${addresses.voice}"
    autocomplete="off"
    data-voice
    data-sent="${t('person.own.sent')}"
    data-pick="${t('person.voice.pick')}"
  >
    <input type="hidden" name="id" value="${sheet.id}" />
    <fieldset>
      <legend>${t('person.voice.kind')}</legend>
      ${kinds.map((kind) =>
        radio(
          'kind',
          kind,
          kind === sheet.kind,
          html`${t(`person.voice.kind.${kind}`)}${sheet.listeners[kind] ? html`<br /><small>${around(speak, `person.voice.who.${kind}`, 'place', placeOf(sheet.listeners[kind]))}</small>` : ''}`,
        ),
      )}
    </fieldset>
    <fieldset>
      <legend>${t('person.voice.topic')}</legend>
      ${sheet.topics.map((topic) =>
        radio('topic', topic, topic === sheet.topic, t(`person.voice.topic.${topic}`)),
      )}
    </fieldset>
    <button class="b">${t('help.send')}</button>
  </form>`
}

/** What the island adds where words can be locked in the browser. */
export function wordsTemplate(speak: Messages): Html {
  const t = speak.text
  return html`<template id="v"
    ><label
      ><span class="l">${t('person.voice.text')}</span><small>${t('person.voice.reader.sealed')}</small
      ><textarea name="words" rows="4" maxlength="4000" dir="auto"></textarea>
    </label>
    <div data-at="about">
      <label
        ><span class="l">${t('person.voice.about')}</span
        ><select name="about">
          <option value="">${t('person.voice.about.none')}</option>
        </select></label
      ><label class="w"
        ><input type="checkbox" name="itself" value="1" /><span>${t('person.voice.itself')}</span></label
      >
    </div>
    <fieldset>
      <legend>${t('person.voice.reader')}</legend>
      <div data-at="readers"></div>
    </fieldset>
    ${readerTemplate(speak)}</template
  >`
}

/** One reader to choose, whose name and standing the island puts there. */
export function readerTemplate(speak: Messages): Html {
  const stands = (who: string) => speak.text(`person.voice.reader.${who}`)
  return html`<template id="reader"
    ><label class="w"
      ><input type="radio" name="to" /><span
        ><bdi></bdi><br /><small
          data-carrier="${stands('carrier')}"
          data-helper="${stands('helper')}"
          data-oversight="${stands('oversight')}"
          data-council="${stands('council')}"
        ></small></span></label
  ></template>`
}
