// Into the portal by the six words of an access card, and out of it again.

import { Hono } from 'hono'
import { addresses } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { runPageAction, field, readForm, refuseOtherForms } from '../../http/page-action.ts'
import type { HostServices } from '../../http/host-services.ts'
import { inLanguage, speakerOf } from '../../http/page.ts'
import { hashOf, sessionMinutes } from '../../http/session.ts'
import { isMistyped, keysOnServer } from '../../http/words.ts'
import { endSession, enter } from '../server/own-page.ts'
import type { Entry, Status } from './entry.ts'

export function enterPages(host: HostServices, { askWords, end }: Entry): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.enter}`, (c) => askWords(c))
  app.post(`${inLanguage}${addresses.enter}`, async (c) => {
    try {
      refuseOtherForms(c, host)
      // A whole shelter may share one address; six words cannot be guessed at this pace either.
      await host.spend('card', host.addressOf(c), 60)
      const { language } = speakerOf(c, host.network())
      const keys = await keysOnServer(host.secrets.oprf, field(await readForm(c), 'words'), 'card')
      host.setCookie(c, {
        name: 'session',
        value: await enter(host, language, keys),
        seconds: sessionMinutes.person * 60,
      })
      return c.redirect(`/${language}${addresses.portal}`, 303)
    } catch (error) {
      const [said, status] = refusalOf(error)
      if (status === 503 && !isProblem(error)) host.fault('person.enter', error)
      return askWords(c, said, status)
    }
  })
  app.post(`${inLanguage}${addresses.close}`, async (c) => {
    const token = host.tokenOf(c)
    // Closed on this telephone is closed: the cookie that somebody copied opens nothing either.
    if (token)
      await runPageAction(host, { actor: { kind: 'anyone' }, language: 'en' }, 'none', (ctx) =>
        endSession(ctx, hashOf(token)),
      ).catch(() => undefined)
    end(c)
    return c.redirect(`/${speakerOf(c, host.network()).language}`, 303)
  })
  return app
}

/** What is said of words that opened nothing, and with which status. */
function refusalOf(error: unknown): [said: string, status: Status] {
  if (isMistyped(error)) return ['person.enter.shape', 422]
  if (isProblem(error) && ['wrong-words', 'not-signed-in'].includes(error.code))
    return ['person.enter.miss', 401]
  if (isProblem(error) && error.code === 'too-many') return ['help.error.many', 429]
  return ['person.error', 503]
}
