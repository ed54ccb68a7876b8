// How every page about rights is shown: whoever came from a page of their own finds the way back there.

import type { Context } from 'hono'
import { html } from 'hono/html'
import { addresses, type Address } from '../../api/addresses.ts'
import type { Network } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, page, speakerOf, type Html, type Page } from '../../http/page.ts'
import { hashOf } from '../../http/session.ts'
import type { Messages } from '../../language/messages.ts'

export type Show = (
  c: Context,
  at: Address,
  body: (speak: Messages, network: Network) => Html,
  /** What stands at the left of the way out, leading where, how it is printed, and with which scripts. */
  look?: (speak: Messages) => Pick<Page, 'name' | 'home' | 'alone' | 'scripts'>,
) => Promise<Response>

export function showOn(host: HostServices): Show {
  const cameFromOwn = async (c: Context): Promise<boolean> => {
    const token = host.tokenOf(c)
    const actor = token ? await host.sessions.find(hashOf(token)).catch(() => undefined) : undefined
    return actor?.kind === 'person'
  }
  return async (c, at, body, look) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const aboutRights = at.startsWith(addresses.rights) || at.startsWith(addresses.work)
    const own = aboutRights && (await cameFromOwn(c))
    return c.html(
      page({
        ...look?.(speak),
        speak,
        network,
        at,
        body: own
          ? html`${body(speak, network)}${back(speak, addresses.choices, 'person.rights')}`
          : body(speak, network),
        ...(own ? { name: speak.text('person.home'), home: addresses.portal } : {}),
      }),
    )
  }
}
