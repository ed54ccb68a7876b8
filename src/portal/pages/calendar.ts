// One's own dates in one's own calendar: another program reads that there is an appointment, and on which day. The address is shown once.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { field, readForm } from '../../http/page-action.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { beginCalendar, hasCalendar, stopCalendar } from '../server/own-calendar.ts'
import type { Entry } from './entry.ts'

/** What stands there: whether one runs, and the address that was made just now. */
interface Stands {
  isOn: boolean
  address?: string
  isStopped?: true
}

export function calendarPages(host: HostServices, { show, asPerson }: Entry): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.calendar}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const isOn = await run(hasCalendar)
      return show(c, addresses.calendar, (speak) => calendarBody(speak, { isOn }))
    }),
  )
  app.post(`${inLanguage}${addresses.calendar}`, (c) =>
    asPerson(c, 'none', async (run) => {
      const isStop = field(await readForm(c), 'do') === 'stop'
      const stands = isStop ? await stopped(run) : await begun(run, host)
      return show(c, addresses.calendar, (speak) => calendarBody(speak, stands))
    }),
  )
  return app
}

type Run = Parameters<Parameters<Entry['asPerson']>[2]>[0]

async function begun(run: Run, host: HostServices): Promise<Stands> {
  const secret = await run(beginCalendar, 'calendar.begin')
  return { isOn: true, address: `${host.origins[0]}/api/days/${secret}` }
}

async function stopped(run: Run): Promise<Stands> {
  await run(stopCalendar, 'calendar.stop')
  return { isOn: false, isStopped: true }
}

function calendarBody(speak: Messages, { isOn, address, isStopped }: Stands): Html {
  const t = speak.text
  return html`<h1>${t('person.calendar')}</h1>
    ${isStopped ? html`<div class="n f" role="status">${t('person.calendar.stopped')}</div>` : ''}
    ${
      address
        ? html`<div class="n" role="status">
            <p>${t('person.calendar.once')}</p>
            <p class="r"><bdi dir="ltr">${address}</bdi></p>
          </div>`
        : html`<p>${t('person.calendar.lead')}</p>
            <p>${t('person.calendar.warn')}</p>`
    }
    <form method="post" action="/${speak.language}${addresses.calendar}">
      ${address ? '' : html`<button class="b" name="do" value="begin">${t(isOn ? 'person.calendar.again' : 'person.calendar.begin')}</button>`}
      ${isOn ? html`<button class="b v" name="do" value="stop">${t('person.calendar.stop')}</button>` : ''}
    </form>
    ${back(speak, addresses.portal, 'person.back')}`
}
