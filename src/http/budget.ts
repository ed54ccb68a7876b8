// Whether a call is within somebody's budget (limits.ts), and what then. Where colleagues sign in, a budget that is used up asks
// for a puzzle instead of refusing: a ministry of sixty people behind one address comes in at nine o'clock, and whoever floods
// the door keeps nobody out.

import type { Context } from 'hono'
import { isProblem, Problem, type ProblemCode } from '../api/problem.ts'
import { puzzleHeader } from '../api/solve-puzzle.ts'
import { widerThan } from './caller.ts'
import type { Actor } from './context.ts'
import type { HostServices } from './host-services.ts'

/** Calls a minute from all devices of one person on which they have signed in before. */
const perDevice = 20
/** A provider's customer is often given a whole /48 (RFC 6177): all of it has so many times one address's budget. */
const widerTimes = 4

interface Call {
  name: string
  actor: Actor
  perMinute: number | undefined
  puzzle: true | undefined
}

/** Throws `too-many`, with a puzzle where one may go on by solving it. */
export async function spendBudget(c: Context, host: HostServices, call: Call): Promise<void> {
  const { name, puzzle } = call
  if (!puzzle) return spend(c, host, call)
  const device = host.deviceOf(c)
  try {
    if (device) await host.spend(name, `d${device}`, perDevice)
    else await spend(c, host, call)
  } catch (error) {
    if (!isProblem(error)) throw error
    const solution = c.req.header(puzzleHeader)
    if (solution && (await host.puzzles.take(name, solution))) return
    throw new Problem('too-many', { puzzle: await host.puzzles.make(name) })
  }
}

async function spend(c: Context, host: HostServices, { name, actor, perMinute }: Call): Promise<void> {
  if (!perMinute) return host.spend('any', callerOf(c, host, actor), 1200)
  await spendByAddress(host, name, callerOf(c, host, actor), { perMinute, together: perMinute * host.crowd })
}

/** For pages without script too, where no puzzle can be solved: one address, and the whole network that it belongs to. */
export async function spendByAddress(
  host: Pick<HostServices, 'spend'>,
  name: string,
  caller: string,
  { perMinute, together }: { perMinute: number; together?: number },
): Promise<void> {
  const wider = widerThan(caller)
  if (wider) await host.spend(name, wider, perMinute * widerTimes)
  await host.spend(name, caller, perMinute, together)
}

/** Whether this call is within the budget, where whoever is beyond it is not refused but served after others. */
export const isWithin = (...call: Parameters<typeof spendByAddress>): Promise<boolean> =>
  spendByAddress(...call).then(
    () => true,
    (error: unknown) => {
      if (isProblem(error) && error.code === 'too-many') return false
      throw error
    },
  )

/** Somebody who may be guessing: what counts as a miss, and how many of these an address has. */
export interface Guess {
  name: string
  caller: string
  missesPerMinute: number
  miss: ProblemCode
}

/**
 * Does the work, and counts it where it was a miss: beyond the budget whoever misses is answered `too-many`. Whoever is right passes
 * always, so that nobody who types nonsense behind the same gateway keeps them out.
 */
export async function countMisses<T>(
  host: Pick<HostServices, 'spend'>,
  { name, caller, missesPerMinute, miss }: Guess,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isProblem(error) && error.code === miss)
      await spendByAddress(host, `${name}.missed`, caller, { perMinute: missesPerMinute })
    throw error
  }
}

function callerOf(c: Context, host: HostServices, actor: Actor): string {
  if (actor.kind === 'staff') return actor.id
  if (actor.kind === 'person') return `p${actor.circles[0]}`
  return host.addressOf(c)
}
