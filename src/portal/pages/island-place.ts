// Where the island puts what her words open: until then, and without script, it is said there that it cannot be shown.

import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import type { Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'

interface Put {
  /** What is put there. */
  form: Html
  /** Names of the sentences that the island says by itself. */
  said: readonly string[]
}

/** `put` is nothing where there is no island. */
export function islandPlace(speak: Messages, put: Put | false): Html {
  const t = speak.text
  const sentences = (names: readonly string[]) =>
    names.map((id) => `${id}\t${t(`person.own.${id}`, { day: '\uE000' })}`).join('\n')
  return html`<div id="o">
      <div class="n">
        <p>${t('person.own.script')}</p>
        <p><a href="/${speak.language}${addresses.enter}">${t('person.own.again')}</a></p>
      </div>
    </div>
    ${put ? html`<template id="own">${put.form}</template><template id="w"><i>${sentences(put.said)}</i></template>` : ''}`
}
