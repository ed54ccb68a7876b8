// What people do at night in the invented country: told some hours after it happened.

import type { Input } from '../src/tracks/define.ts'
import { go, start } from './acts.ts'
import { now, type Act } from './stage.ts'

const hoursAgo = (hours: number): string => new Date(now().getTime() - hours * 3_600_000).toISOString()

/** What the night asks for, told some hours after it happened. */
export const tonight =
  (name: 'missing' | 'close_watch' | 'urgent_care', hours: number, input: Input = {}): Act =>
  (scene, who) =>
    start(name, { ...input, since: hoursAgo(hours) })(scene, who)

/** They are back since an hour, and a talk was offered. */
export const cameBack: Act = async (scene, who) => {
  await go('missing', 'come_back', { back_at: hoursAgo(1) })(scene, who)
  await go('missing', 'talk', { talk: 'talk_held' })(scene, who)
}
