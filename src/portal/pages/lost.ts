// A card that was lost or seen, frozen by whoever holds its number: without its words, without a session and without script. The
// number opens nothing, so whoever answers the telephone may type it too.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { countMisses, spendByAddress } from '../../http/budget.ts'
import type { HostServices } from '../../http/host-services.ts'
import { field, readForm, refuseOtherForms, runPageAction } from '../../http/page-action.ts'
import { back, emergency, fault, inLanguage, speakerOf, type Html } from '../../http/page.ts'
import { isMistyped } from '../../http/words.ts'
import type { Messages } from '../../language/messages.ts'
import { freezeHash } from '../../sealing/freeze-number.ts'
import { freezeByNumber } from '../server/own-page.ts'
import type { Entry, Status } from './entry.ts'
import { saidBody } from './said.ts'

export function lostPages(host: HostServices, { show }: Entry): Hono {
  const app = new Hono()
  const body = (speak: Messages, error?: string) =>
    lostBody(speak, html`${error ? fault(speak.text(error)) : ''}`, emergency(speak, host.network()))
  app.get(`${inLanguage}${addresses.lost}`, (c) => show(c, addresses.lost, body, { inside: false }))
  app.post(`${inLanguage}${addresses.lost}`, async (c) => {
    try {
      refuseOtherForms(c, host)
      const { language } = speakerOf(c, host.network())
      // A slip of the finger costs no try, and nobody who guesses behind the same gateway keeps a right number from freezing.
      const number = await freezeHash(field(await readForm(c), 'number'))
      const caller = host.addressOf(c)
      await spendByAddress(host, 'card.freeze', caller, { perMinute: 240 })
      await countMisses(host, { name: 'card.freeze', caller, missesPerMinute: 60, miss: 'not-found' }, () =>
        runPageAction(host, { actor: { kind: 'anyone' }, language }, 'card.freeze', (ctx) =>
          freezeByNumber(ctx, number),
        ),
      )
      const done = (speak: Messages) => saidBody(speak, speak.text('person.lost.done'), 'f')
      return await show(c, addresses.lost, done, { inside: false })
    } catch (error) {
      const [said, status] = refusalOf(error)
      if (status === 503 && !isProblem(error)) host.fault('person.lost', error)
      return show(c, addresses.lost, (speak) => body(speak, said), { status, inside: false })
    }
  })
  return app
}

function lostBody(speak: Messages, error: Html, numbers: Html): Html {
  const t = speak.text
  return html`<h1>${t('person.lost')}</h1>
    ${error}
    <p>${t('person.lost.text')}</p>
    <form method="post" action="/${speak.language}${addresses.lost}" autocomplete="off">
      <label
        ><span class="l">${t('person.lost.number')}</span><small>${t('person.lost.hint')}</small
        ><input type="text" name="number" dir="ltr" inputmode="numeric" maxlength="40"
      /></label>
      <button class="b">${t('person.freeze.now')}</button>
    </form>
    <p>${t('person.lost.without')}</p>
    ${numbers}${back(speak, addresses.enter)}`
}

/** What is said of a number that froze nothing, and with which status. */
function refusalOf(error: unknown): [said: string, status: Status] {
  if (isMistyped(error)) return ['person.lost.shape', 422]
  if (isProblem(error) && error.code === 'not-found') return ['person.lost.miss', 422]
  if (isProblem(error) && error.code === 'too-many') return ['help.error.many', 429]
  return ['person.error', 503]
}
