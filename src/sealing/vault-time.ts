// What a vault knows of time: its device's clock, the network's as it was told, and when it last saw how far a chain went. A line
// dated after this device's clock, or before what was seen here already, is told apart from one that is in order; and nothing is
// signed while the two clocks are far apart, since a single wrong minute would have to be put right by hand.
import type { ChainPlace, Window } from './chain.ts'
import { minuteOf, momentOf } from './minute.ts'
import { SealingError } from './suite.ts'
import type { KeyVault } from './vault-shape.ts'
import { toldOf } from './vault-lists.ts'
import { pinName } from './vault-pins.ts'
import { isPractice, type Held, type VaultState } from './vault-state.ts'

const MINUTE = 60_000
/** By how much two clocks may differ, and a line may be dated ahead. */
const APART = 10 * MINUTE
const DAY = 24 * 60 * MINUTE
/** A line is on its way for a while, and its writer's clock may have been behind: so much earlier than a look it may be dated. */
const LATE = 30 * MINUTE

const areApart = ({ ahead = 0 }: VaultState, by = APART): boolean => Math.abs(ahead) > by

/** What a chain's minutes are held against. */
export function windowOf(vault: VaultState, held: Held, place: ChainPlace): Window {
  if (isPractice(held)) return {}
  const { n, at } = held.pins.get(pinName(place)) ?? {}
  const seen = n !== undefined && at !== undefined && { n, at: minuteOf(new Date(momentOf(at) - LATE)) }
  const latest = minuteOf(new Date(vault.clock.now() + APART))
  return { latest, ...(seen && { seen }), ...toldOf(held, place) }
}

/** The minute by this device's clock; in an invented country by that country's, which lives on a day of its own. */
export const minuteHere = (vault: VaultState, held: Held): string =>
  minuteOf(new Date(vault.clock.now() + (isPractice(held) ? (vault.ahead ?? 0) : 0)))

/** The minute of a look, by the earlier of the two clocks; none where they are too far apart to say. */
export function minuteOfLook(vault: VaultState, held: Held): { at?: string } {
  if (vault.ahead === undefined || areApart(vault) || isPractice(held)) return {}
  return { at: minuteOf(new Date(vault.clock.now() + Math.min(vault.ahead, 0))) }
}

/** The minute of what this browser tells its colleagues that it has seen: by the earlier clock; none where they are too far apart. */
export const minuteOfWitness = (vault: VaultState, held: Held): string | undefined =>
  areApart(vault) && !isPractice(held)
    ? undefined
    : minuteOf(new Date(vault.clock.now() + Math.min(vault.ahead ?? 0, 0)))

/** Whether a minute is so many hours ago at most by this device's clock, and is not one that has not come. */
export function isRecent(vault: VaultState, held: Held, at: string, hours: number): boolean {
  const ago = vault.clock.now() - momentOf(at)
  return isPractice(held) || (ago >= -APART && ago <= hours * 60 * MINUTE)
}

/** A minute that is over by this device's clock, even where that is ahead; none is over in an invented country. */
export const surelyPast = (vault: VaultState, held: Held): string =>
  isPractice(held) ? '' : minuteOf(new Date(vault.clock.now() - APART))

/**
 * Fails with `clock` where the minute of a statement is no time at which something can be signed here. A person on a telephone whose
 * clock is wrong, and whoever takes something away, are not held up by it, up to a day.
 */
export function mustBeNow(vault: VaultState, held: Held, at: string, isUrgent = false): void {
  if (isPractice(held)) return
  const by = isUrgent || held.userId === '' ? DAY : APART
  if (areApart(vault, by) || at > minuteOf(new Date(vault.clock.now() + by))) throw new SealingError('clock')
}

/** The call about time. */
export function timeCalls(vault: VaultState): Pick<KeyVault, 'keepTime'> {
  return {
    async keepTime({ now }) {
      const moment = Date.parse(now)
      if (Number.isNaN(moment)) throw new SealingError('clock')
      vault.ahead = moment - vault.clock.now()
      const { held } = vault
      const isFar = areApart(vault) && !(held && isPractice(held))
      return { minutesAhead: isFar ? Math.round(vault.ahead / MINUTE) : 0 }
    },
  }
}
