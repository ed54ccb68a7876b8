// An appointment on the person's own page. Without script the hour stands there where they wanted that; with their card's key the
// island puts the whole of it in the same place.

import { html } from 'hono/html'
import type { Html } from '../../http/page.ts'
import { momentIn } from '../../language/day.ts'
import type { Messages } from '../../language/messages.ts'

/** What the island says around what was sealed, by the names of `portal/ui/meeting.ts`. */
const labels = ['place', 'tells', 'with', 'reminder', 'clock', 'differs'] as const

interface Shown {
  id: string
  state: string
  /** That the server goes by. */
  day: string | null
  at: Date | null
  /** The network's: an hour is that of the place. */
  zone: string
}

export function meeting(speak: Messages, { id, state, day, at, zone }: Shown): Html {
  if (state !== 'made') return html``
  const t = speak.text
  const words = Object.fromEntries(
    labels.map((name) => [name, t(`person.appointment.${name}`, { time: '\uE000' })]),
  )
  const moment = at && momentIn(speak.language, at, { now: new Date(0), timezone: zone })
  return html`<div data-about="${id}" data-meeting="${JSON.stringify(words)}" data-day="${day ?? ''}">
    <p>${moment ?? t('person.appointment.asks')}</p>
  </div>`
}
