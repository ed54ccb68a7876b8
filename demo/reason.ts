// An authority gives its reasons before it says no: each sign answered, then why.
import { giveReasons } from '../src/identification/client/reasoning.ts'
import { indicators } from '../src/identification/reasoning.ts'
import type { Act } from './stage.ts'

const known = Object.fromEntries(indicators.map((one) => [one, 'unknown' as const]))

export const reason =
  (name: string, text: string): Act =>
  async ({ caseId, tracks }, who) => {
    const track = tracks.get(name)
    if (!caseId || !track) throw new Error(`nothing is decided yet: ${name}`)
    const indicators = { ...known, conditions: 'for' } as const
    await giveReasons(who, { caseId, track: track.id }, { text, indicators, shown: { conditions: text } })
  }
