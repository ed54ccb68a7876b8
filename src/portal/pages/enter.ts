// Into the portal by the six words of an access card, and out of it again.

import { Hono } from 'hono'
import { addresses } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { countMisses, isWithin } from '../../http/budget.ts'
import { runPageAction, field, readForm, refuseOtherForms } from '../../http/page-action.ts'
import type { HostServices } from '../../http/host-services.ts'
import { inLanguage, speakerOf } from '../../http/page.ts'
import { hashOf, sessionMinutes } from '../../http/session.ts'
import { isMistyped, keysOnServer } from '../../http/words.ts'
import { parseWords } from '../../sealing/words.ts'
import { endSession, enter } from '../server/own-page.ts'
import type { Entry, Status } from './entry.ts'

export function enterPages(host: HostServices, { askWords, end }: Entry): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.enter}`, (c) => askWords(c))
  app.post(`${inLanguage}${addresses.enter}`, async (c) => {
    try {
      refuseOtherForms(c, host)
      const { language } = speakerOf(c, host.network())
      const value = await enterByWords(host, host.addressOf(c), {
        typed: field(await readForm(c), 'words'),
        language,
      })
      host.setCookie(c, { name: 'session', value, seconds: sessionMinutes.person * 60 })
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

/**
 * A session for the words. A whole shelter may share one address: whoever misses too often there is told so, and whoever is right
 * comes in all the same, at the end of a shorter line. Six words cannot be guessed at the pace of that line either.
 */
async function enterByWords(
  host: HostServices,
  caller: string,
  { typed, language }: { typed: string; language: string },
): Promise<string> {
  // A slip of the finger costs nobody a place.
  parseWords(typed, 'card')
  const first = await isWithin(host, 'card', caller, { perMinute: 60 })
  const keys = await keysOnServer(host.secrets.oprf, typed, { purpose: 'card', first })
  return countMisses(host, { name: 'card', caller, missesPerMinute: 60, miss: 'wrong-words' }, () =>
    enter(host, language, keys),
  )
}

/** What is said of words that opened nothing, and with which status. */
function refusalOf(error: unknown): [said: string, status: Status] {
  if (isMistyped(error)) return ['person.enter.shape', 422]
  if (isProblem(error) && ['wrong-words', 'not-signed-in'].includes(error.code))
    return ['person.enter.miss', 401]
  if (isProblem(error) && error.code === 'too-many') return ['help.error.many', 429]
  return ['person.error', 503]
}
