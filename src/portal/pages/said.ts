// A page that says one thing: what was done, or that it went wrong on our side.

import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { back, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'

/** One thing said, and a way back: to the portal after a fault, to the start after what ended it. */
export const saidBody = (speak: Messages, text: string, kind: 'e' | 'f'): Html =>
  html`<div class="n ${kind}" role="status">${text}</div>
    ${back(speak, kind === 'e' ? addresses.portal : addresses.start)}`
