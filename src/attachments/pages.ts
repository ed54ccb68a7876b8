// Where somebody adds a photo or a voice note to what they write: what a browser without script says instead, and what the island puts in
// its place.

import { html } from 'hono/html'
import type { Html } from '../http/page.ts'
import type { Messages } from '../language/messages.ts'

/** Stands in the form: without script nothing can be locked here, and it says what else there is to do. */
export const addPlace = (speak: Messages): Html =>
  html`<p class="s" data-add>${speak.text('help.add.none')}</p>`

/** What the island says by itself, a line for each: its name, a tab, its words. */
const said = [
  'photo',
  'voice',
  'remove',
  'many',
  'unread',
  'deaf',
  'silent',
  'going',
  'waiting',
  'done',
  'failed',
  'full',
] as const
const sentences = (speak: Messages): string =>
  said.map((id) => `${id}\t${speak.text(`help.add.${id}`, { part: '\uE000', all: '\uE001' })}`).join('\n')

/** With script. It travels where the island asks for it, so that the form stays small for everybody. */
export const addTemplate = (speak: Messages): Html =>
  html`<template id="add"
    ><fieldset aria-label="${speak.text('help.add')}">
      <button class="b v" type="button" data-photo>${speak.text('help.add.photo.add')}</button
      ><input type="file" accept="image/*" multiple hidden /><button
        class="b v"
        type="button"
        data-record
        data-stop="${speak.text('help.add.voice.stop')}"
      >
        ${speak.text('help.add.voice.add')}
      </button>
      <p role="status"></p>
      <ul class="t" hidden></ul>
      <div hidden>
        <p class="s">${speak.text('help.add.safe')}</p>
        <label class="w"><input type="checkbox" data-keep />${speak.text('help.add.keep')}</label>
      </div>
      <i hidden>${sentences(speak)}</i>
    </fieldset></template
  >`
