// When the list of who is in the house is to be made: each evening, and anew where as many are not inside any more as stand on it. Pure.
import { parseAbsolute } from '@internationalized/date'
import type { Night } from './night.ts'

/** People in the house; whoever is away stands on the list as away and is looked for by nobody. */
export const insideNow = ({ stays }: Pick<Night, 'stays'>): number =>
  stays.filter(({ state }) => state === 'resident').reduce((sum, { party }) => sum + party, 0)

/** From this hour on until the morning. */
const [evening, morning] = [18, 9]

export function rollIsDue(night: Pick<Night, 'stays' | 'now' | 'roll'>, timezone: string): boolean {
  const { hour } = parseAbsolute(night.now, timezone)
  const inside = insideNow(night)
  if (night.roll) return night.roll.inside !== inside
  return inside > 0 && (hour >= evening || hour < morning)
}
