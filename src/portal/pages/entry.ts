// How every page of a person's own is reached: by the cookie of a card, or by typing the words again. What goes wrong is
// said in words, and nothing is half done.

import type { Context } from 'hono'
import { addresses, type Address } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { runPageAction, refuseOtherForms } from '../../http/page-action.ts'
import type { Actor, Ctx } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { page, speakerOf, type Html } from '../../http/page.ts'
import { hashOf } from '../../http/session.ts'
import type { Messages } from '../../language/messages.ts'
import { enterBody } from './enter-form.ts'
import { saidBody } from './said.ts'

export type Person = Extract<Actor, { kind: 'person' }>
export type Status = 200 | 401 | 409 | 422 | 429 | 503

/** Runs something in one transaction as the person; the second argument names the audit line. */
export type Run = <T>(what: (ctx: Ctx) => Promise<T>, line?: string) => Promise<T>

type Body = (speak: Messages) => Html
type Show = (
  c: Context,
  at: Address,
  body: Body,
  more?: {
    status?: Status
    /** Whether the page is one of hers, with the way to her first page. */ inside?: boolean
  },
) => Response | Promise<Response>
type AskWords = (c: Context, error?: string, status?: Status) => Response | Promise<Response>

/** Scripts of ours; every page does its work without them. `hear` reads a date or a decision aloud. */
export interface Scripts {
  island?: string | undefined
  hear?: string | undefined
}

/** Where something is read aloud: the pages themselves, and the one from which the island goes on. */
const aloud: readonly Address[] = [addresses.enter, addresses.portal, addresses.tracks]

/** What the person's pages share: `show` a page, `askWords`, do something `asPerson`, `end` the session here. */
export function entryOf(host: HostServices, { island, hear }: Scripts = {}) {
  const show: Show = (c, at, body, { status = 200, inside = true } = {}) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const named = inside ? { name: speak.text('person.home'), home: addresses.portal } : {}
    const languages = c.req.method === 'GET' ? ('links' as const) : ('none' as const)
    // Where the words are typed the island begins, and from there it goes on without another address.
    const scripts = [
      ...(at === addresses.enter ? [island] : []),
      ...(aloud.includes(at) ? [hear] : []),
    ].filter((one) => one !== undefined)
    return c.html(
      page({ speak, network, at, body: body(speak), languages, scripts, isOwn: true, ...named }),
      status,
    )
  }
  const askWords: AskWords = (c, error, status = 200) => {
    const body: Body = (speak) => enterBody(speak, host.network(), error && speak.text(error))
    return show(c, addresses.enter, body, { status, inside: false })
  }
  const end = (c: Context) => {
    host.sessions.forget(hashOf(host.tokenOf(c) ?? ''))
    host.setCookie(c, { name: 'session', value: '' })
  }
  return { show, askWords, asPerson: asPersonOf(host, show, askWords), end }
}

/**
 * Runs `work` as the person of the cookie; without one, the page asks for the words again. Where we are at fault, `instead` shows
 * what was chosen, to be sent again.
 */
const asPersonOf =
  (host: HostServices, show: Show, askWords: AskWords) =>
  async (
    c: Context,
    line: string,
    work: (run: Run, person: Person) => Promise<Response>,
    instead?: Body,
  ): Promise<Response> => {
    const token = host.tokenOf(c)
    const session = token ? hashOf(token) : undefined
    const { language } = speakerOf(c, host.network())
    try {
      const actor = session ? await host.sessions.find(session) : undefined
      if (actor?.kind !== 'person')
        return token
          ? await askWords(c, 'person.ended', 401)
          : c.redirect(`/${language}${addresses.enter}`, 303)
      if (c.req.method === 'POST') {
        refuseOtherForms(c, host)
        if (line !== 'card.freeze') host.mustTellDays()
      }
      return await work(
        (what, name = line) => runPageAction(host, { actor, session, language }, name, what),
        actor,
      )
    } catch (error) {
      if (isProblem(error) && error.code === 'not-signed-in') return askWords(c, 'person.ended', 401)
      if (!isProblem(error)) host.fault('person', error)
      // What another site filled in is not shown as hers.
      const kept = isProblem(error) && error.code === 'not-allowed' ? undefined : instead
      const sorry: Body = (speak) => saidBody(speak, speak.text('person.error'), 'e')
      return show(c, addresses.portal, kept ?? sorry, { status: 503 })
    }
  }

export type Entry = ReturnType<typeof entryOf>

/** Whether the island asks, which has sentences of its own to say. */
export const isFromIsland = (c: Context): boolean => c.req.header('x-island') === 'own-page'
