// A child says that something is wrong with whoever decides for them: two presses, no words, no script. It goes to whoever carries the case, no
// guardian sees it, and the page keeps no trace of it, since whoever looks at it next may be that guardian.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { newId } from '../../api/new-id.ts'
import { addresses } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { field, readForm } from '../../http/page-action.ts'
import { back, fault, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import { isChilds, speakUp } from '../../voice/server/own-voice.ts'
import type { Entry } from './entry.ts'

export function guardianPages({ show, asPerson }: Entry, features: Features): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.guardian}`, (c) =>
    asPerson(c, 'none', async () => show(c, addresses.guardian, (speak) => guardianBody(speak))),
  )
  app.post(`${inLanguage}${addresses.guardian}`, async (c) => {
    const typed = field(await readForm(c), 'id')
    const id = /^[0-9a-f-]{36}$/.test(typed) ? typed : newId()
    return asPerson(c, 'voice.opened', async (run) => {
      const isSaid = await run(async (ctx) => {
        if (!(await isChilds(ctx))) return false
        await speakUp(ctx, features, { id, kind: 'guardian', topic: 'safety' })
        return true
      }).catch((error: unknown) => {
        // Pressed twice: it has arrived already.
        if (isProblem(error) && error.code === 'conflict') return true
        if (isProblem(error) && error.code === 'refused') return false
        throw error
      })
      const done = (speak: Messages) =>
        html`<h1 class="i">${speak.text('person.guardian')}</h1>
          <div class="n f" role="status">${speak.text('person.guardian.done')}</div>
          ${back(speak, addresses.portal, 'person.back')}`
      const failed = (speak: Messages) => guardianBody(speak, fault(speak.text('person.voice.nobody')))
      return isSaid ? show(c, addresses.guardian, done) : show(c, addresses.guardian, failed, { status: 409 })
    })
  })
  return app
}

function guardianBody(speak: Messages, above: Html | '' = ''): Html {
  const t = speak.text
  return html`<h1>${t('person.guardian')}</h1>
    ${above}
    <div data-guardian hidden><b>${t('person.guardian.who')}</b></div>
    <p>${t('person.guardian.asks')}</p>
    <p>${t('person.guardian.alone')}</p>
    <p>${t('person.guardian.text')}</p>
    <form method="post" action="/${speak.language}${addresses.guardian}">
      <input type="hidden" name="id" value="${newId()}" />
      <button class="b">${t('person.guardian.say')}</button>
    </form>
    ${back(speak, addresses.portal, 'person.back')}`
}
