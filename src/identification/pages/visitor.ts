// Whoever opens a page of the public host without a card: what the page needs to answer them, and how something is done in
// their name.

import type { Context } from 'hono'
import { isProblem } from '../../api/problem.ts'
import { runPageAction } from '../../http/page-action.ts'
import type { Ctx, Network } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { speakerOf } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'

export interface Visitor {
  c: Context
  host: HostServices
  network: Network
  speak: Messages
  /** Runs something in one transaction as anyone; `line` names the audit line. */
  run: <T>(line: string, work: (ctx: Ctx) => Promise<T>) => Promise<T>
}

export function visitorOf(c: Context, host: HostServices): Visitor {
  const network = host.network()
  const speak = speakerOf(c, network)
  const acting = { actor: { kind: 'anyone' }, language: speak.language } as const
  return { c, host, network, speak, run: (line, work) => runPageAction(host, acting, line, work) }
}

export type Status = 200 | 422 | 429 | 503

export const isTooMany = (error: unknown): boolean => isProblem(error) && error.code === 'too-many'
