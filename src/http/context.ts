// What a handler is given: the transaction, who acts, what time it is, and the network it happens in. Nothing is
// reached in another way, so a handler can be called from the server, from a job, or from a test.

import type { StaffRole } from '../api/roles.ts'
import type { Tx } from '../database/sql.ts'
import { dayAt } from '../jurisdiction/clock.ts'

export type Actor =
  | { kind: 'anyone' }
  | { kind: 'system' }
  | { kind: 'person'; circles: readonly number[]; language: string }
  | {
      kind: 'staff'
      id: string
      handle: string
      organisation: number
      roles: readonly StaffRole[]
      circles: readonly number[]
      language: string
      /** When they last proved that it is they, in milliseconds. */
      provedAt: number
    }

/** The network's own facts, from the settings table. */
export interface Network {
  /** Names the installation inside every sealed object, so that nothing can be carried to another one. */
  id: string
  name: string
  country: string
  timezone: string
  pack: string
  currency: string
  emergency: string
  hotline: string
  /** Those of the public pages, English first. */
  languages: readonly string[]
  /** Set where the people are invented and nobody answers. */
  demo: boolean
}

export interface Ctx {
  tx: Tx
  actor: Actor
  now: Date
  network: Network
  language: string
  /** The version that the caller has seen. */
  ifMatch: number | undefined
  /** Names the object of the audit line: a random id. */
  about: (object: string | undefined, purpose?: string) => void
  /** Secrets that stand in files, never in the database. */
  secrets: Secrets
  /** Where this host's pages come from: what a passkey must have been asked by. */
  origins: readonly string[]
  /** Runs when the transaction is committed: starting sessions, telling listeners. Never for what must not be lost. */
  afterCommit: (action: () => void | Promise<void>) => void
  /**
   * Said in the same round trip as the commit: rows that everybody writes, so that they are locked as short as possible.
   * Where there is none, it is said at once.
   */
  lastly?: (say: () => Promise<unknown>) => void
  /** Somebody's circles or roles changed: nobody is remembered beyond this transaction. */
  forgetActors: () => void
  /** Cookies and other effects on the answer. */
  answer: { cookie?: SessionCookie }
  /** The hash of the caller's own session, where there is one. */
  session: string | undefined
}

/** A session that begins or ends; `device`: whose device it begins on, so that they find the door open there next time (device.ts). */
export type SessionCookie =
  | { name: 'session'; value: string; seconds: number; device?: string }
  | { name: 'session'; value: ''; device?: undefined }

export interface Secrets {
  /** OPAQUE's server set-up string. */
  opaque: string
  /** The key of the oblivious function that guards cards and receipts, 32 bytes. */
  oprf: Uint8Array
  /** The seed of the key that signs checkpoints, 32 bytes. */
  checkpoint: Uint8Array
}

/** The day that it is where the network is, `YYYY-MM-DD`: every rule counts in these, as its clocks and screens do. */
export const today = ({ now, network }: Pick<Ctx, 'now' | 'network'>): string => dayAt(now, network.timezone)
/** The first day of the month there, `YYYY-MM-01`. */
export const thisMonth = (ctx: Pick<Ctx, 'now' | 'network'>): string => `${today(ctx).slice(0, 7)}-01`

/** The staff member acting, for endpoints whose `who` holds staff roles only. */
export function staffOf(ctx: Ctx): Extract<Actor, { kind: 'staff' }> {
  if (ctx.actor.kind !== 'staff') throw new Error('this endpoint is for staff: its `who` is wrong')
  return ctx.actor
}

/** The circle in which somebody acts where no case says otherwise: their organisation's, which stands first, or their own. */
export function circleOf(ctx: Ctx): number {
  const circle = ctx.actor.kind === 'staff' || ctx.actor.kind === 'person' ? ctx.actor.circles[0] : undefined
  if (circle === undefined) throw new Error('nobody without a circle may act here: `who` is wrong')
  return circle
}
