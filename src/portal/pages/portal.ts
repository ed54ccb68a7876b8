// The person's own page without script: a cover that tells nothing until it is tapped, who can see the file and a way to
// stop each, who looked, what happens and how to say no, and a way to make the card worthless. Entered by six words.

import { Hono, type Context } from 'hono'
import { addresses } from '../../api/addresses.ts'
import { isProblem, Problem } from '../../api/problem.ts'
import { postRedirectGet } from '../../http/post-redirect-get.ts'
import { runPageAction, field, readForm, refuseOtherForms, type Fields } from '../../http/page-action.ts'
import type { Ctx } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { inLanguage, speakerOf } from '../../http/page.ts'
import { hashOf, sessionMinutes } from '../../http/session.ts'
import { isMistyped, keysOnServer } from '../../http/words.ts'
import { freezeBody, homeBody, looksBody, saidBody } from './home.ts'
import { choicePages } from './choices.ts'
import { entryOf } from './entry.ts'
import { ownPages } from './messages.ts'
import {
  endSession,
  enter,
  freezeCard,
  readOwnPage,
  stopAllSharing,
  stopSharing,
} from '../server/own-page.ts'
import { takeBody } from './take-away.ts'
import { fileBody, type Did } from './who-can-see.ts'
import { trackPages } from './tracks.ts'
import type { Features } from '../../rights/server/own-tracks.ts'
import { voicePages } from './voice.ts'

/** Every page of the portal. `island` is the script that opens what is locked; every page does its other work without it. */
export function personPages(
  host: HostServices,
  features: Features,
  { island }: { island?: string } = {},
): Hono {
  const app = new Hono()
  const entry = entryOf(host, island)
  const { show, askWords, asPerson, end } = entry
  const answered = postRedirectGet()
  const readOwn = (ctx: Ctx) => readOwnPage(ctx, features)
  for (const at of [addresses.enter, addresses.portal, `${addresses.portal}/*`])
    app.use(`${inLanguage}${at}`, answered)

  app.get(`${inLanguage}${addresses.enter}`, (c) => askWords(c))
  app.post(`${inLanguage}${addresses.enter}`, async (c) => {
    try {
      refuseOtherForms(c, host)
      host.spend('card', host.addressOf(c), 5)
      const { language } = speakerOf(c, host.network())
      const keys = await keysOnServer(host.secrets.oprf, field(await readForm(c), 'words'), 'card')
      host.setCookie(c, {
        name: 'session',
        value: await enter(host, language, keys),
        seconds: sessionMinutes.person * 60,
      })
      return c.redirect(`/${language}${addresses.portal}`, 303)
    } catch (error) {
      if (isMistyped(error)) return askWords(c, 'person.enter.shape', 422)
      if (isProblem(error) && ['wrong-words', 'not-signed-in'].includes(error.code))
        return askWords(c, 'person.enter.miss', 401)
      if (isProblem(error) && error.code === 'too-many') return askWords(c, 'help.error.many', 429)
      if (!isProblem(error)) host.fault('person.enter', error)
      return askWords(c, 'person.error', 503)
    }
  })

  const home = (open: boolean) => (c: Context) =>
    asPerson(c, open ? 'person.read' : 'none', async (run) => {
      const own = await run(readOwn)
      return show(c, addresses.portal, (speak) => homeBody(speak, own, host.now(), host.network(), open))
    })
  app.get(`${inLanguage}${addresses.portal}`, home(false))
  app.post(`${inLanguage}${addresses.portal}`, home(true))

  app.get(`${inLanguage}${addresses.whoCanSee}`, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const own = await run(readOwn)
      return show(c, addresses.whoCanSee, (speak) => fileBody(speak, own, {}, asksForWords(c)))
    }),
  )
  app.post(`${inLanguage}${addresses.whoCanSee}`, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const fields: Fields = await readForm(c)
      const stop = async (ctx: Ctx): Promise<Did> =>
        field(fields, 'all') === ''
          ? { stopped: await stopSharing(ctx, trackIn(fields)) }
          : stopAllSharing(ctx).then(() => ({ stoppedAll: true }))
      const did = await run(stop, 'consent.withdraw').catch((error: unknown): Did => {
        if (isProblem(error) && ['refused', 'not-found', 'stale'].includes(error.code))
          return { failed: true }
        throw error
      })
      const own = await run(readOwn)
      const status = did.failed ? 409 : 200
      return show(c, addresses.whoCanSee, (speak) => fileBody(speak, own, did, asksForWords(c)), status)
    }),
  )
  app.get(`${inLanguage}${addresses.whoLooked}`, (c) =>
    asPerson(c, 'person.read', async (run) => {
      const own = await run(readOwn)
      return show(c, addresses.whoLooked, (speak) => looksBody(speak, own))
    }),
  )
  app.get(`${inLanguage}${addresses.freeze}`, (c) =>
    asPerson(c, 'none', async () => show(c, addresses.freeze, freezeBody)),
  )
  app.post(`${inLanguage}${addresses.freeze}`, (c) =>
    asPerson(c, 'card.freeze', async (run) => {
      await run(freezeCard)
      end(c)
      return show(
        c,
        addresses.freeze,
        (speak) => saidBody(speak, speak.text('person.freeze.done'), 'f'),
        200,
        false,
      )
    }),
  )
  app.get(`${inLanguage}${addresses.takeAway}`, (c) =>
    asPerson(c, 'none', async () => show(c, addresses.takeAway, (speak) => takeBody(speak, asksForWords(c)))),
  )
  app.route('/', trackPages(entry, features))
  app.route('/', voicePages(host, entry, features, island !== undefined))
  app.route('/', choicePages(host, entry))
  app.route('/', ownPages(host, entry, island))
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

/** Whether the island asks, which has sentences of its own to say. */
const asksForWords = (c: Context): boolean => c.req.header('x-island') === 'own-page'

function trackIn(fields: Fields): string {
  const track = field(fields, 'track')
  if (!/^[0-9a-f-]{36}$/.test(track)) throw new Problem('not-found')
  return track
}
