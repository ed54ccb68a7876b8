// What a page does is done exactly as an endpoint does it: one transaction as somebody, an audit line, effects after the
// commit. Pages have no contract of their own, so they come through here.

import type { Context } from 'hono'
import { Problem } from '../api/problem.ts'
import { as } from '../database/as.ts'
import type { Tx } from '../database/sql.ts'
import type { Actor, Ctx } from './context.ts'
import type { HostServices } from './host-services.ts'
import { audit } from './mount.ts'
import { refuseOtherSites } from './other-sites.ts'

export interface PageAction {
  actor: Extract<Actor, { kind: 'anyone' | 'person' }>
  /** The hash of the person's session. */
  session?: string | undefined
  language: string
}

/**
 * Runs `work` as a visitor or as the person of a session. `line` is the audit name, or `none`. `work` does nothing outside its
 * transaction: it may run twice.
 */
export async function runPageAction<T>(
  host: HostServices,
  acting: PageAction,
  line: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const after: (() => void | Promise<void>)[] = []
  const { session } = acting
  const who =
    acting.actor.kind === 'person' && session
      ? ({ kind: 'session', hash: session, role: 'continuum_app' } as const)
      : ({ kind: 'public' } as const)
  const attempt = async (tx: Tx) => {
    after.length = 0
    let object: string | undefined
    const ctx: Ctx = {
      tx,
      actor: acting.actor,
      now: host.now(),
      network: host.network(),
      language: acting.language,
      ifMatch: undefined,
      secrets: host.secrets,
      origins: host.origins,
      session,
      answer: {},
      about: (id) => void (object = id),
      afterCommit: (action) => void after.push(action),
      forgetActors: () => void after.push(host.sessions.forgetAll),
    }
    const done = await work(ctx)
    if (line !== 'none') await audit(ctx, line, object, undefined)
    return done
  }
  // Where somebody did something else in the same moment, it is done once more and not given back to who asked.
  const result = await as(host.database, who, attempt, { repeatable: true })
  for (const action of after) await action()
  return result
}

/** A form must come from our own pages. Its origin is `null` there, since we send no referrer. */
export const refuseOtherForms = (c: Context, host: HostServices): void =>
  refuseOtherSites(c, host, { nullIsOurs: true })

export type Fields = Record<string, string | string[]>

/** What a form may come to, in bytes: whatever is larger is refused before it is read. */
export const formBytes = 64 * 1024

/** The fields of a form, texts only. A body that is no form is Problem `invalid`. */
export async function readForm(c: Context): Promise<Fields> {
  const text = await c.req.text().catch(() => {
    throw new Problem('invalid')
  })
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
    throw new Problem('invalid')
  const fields: Fields = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields[name]
    fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return fields
}

export const field = (fields: Fields, name: string): string => [fields[name] ?? ''].flat()[0] ?? ''
export const fieldValues = (fields: Fields, name: string): string[] => [fields[name] ?? []].flat()
