// Dates that were worked out from the rules and a calendar, without this program: the United Kingdom from 2022 to 2026 with its bank
// holidays and changed rules, the United States with federal holidays, the European Union. (test/dates-by-hand.json)

import { describe, expect, it } from 'vitest'
import { packOf } from '../jurisdictions/packs.ts'
import { dueOf } from '../src/jurisdiction/clock.ts'
import { statusFeature } from '../src/stay/server/status.ts'
import rows from './dates-by-hand.json' with { type: 'json' }

interface Row {
  pack: string
  clock: string
  permit?: string
  /** The day from which it counts: served, granted, or begun. */
  from: string
  /** A day, `none` (in law) or `unknown`. */
  due: string
}
const zones: Readonly<Record<string, string>> = {
  uk: 'Europe/London',
  us: 'America/New_York',
  eu: 'Europe/Berlin',
}

function dueBy({ pack: id, clock, permit, from }: Row): string {
  const pack = packOf(id)
  const start = { clock, owner: 'holder', from: 'valid_from' } as const
  const rule = permit === undefined ? pack.clocks[clock] : statusFeature.lawOf?.(pack, start, { permit })
  const found = dueOf(rule, new Date(`${from}T12:00:00Z`), { pack, timezone: zones[id]! }, { from })
  return found.unknown ? (found.none ? 'none' : 'unknown') : found.dueOn!
}

describe('the dates that were worked out by hand', () => {
  it('are at least 120, of three laws and five years', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120)
    expect(new Set(rows.map(({ pack }) => pack))).toEqual(new Set(['uk', 'us', 'eu']))
    const years = new Set(rows.map(({ from }) => from.slice(0, 4)))
    expect([...years].toSorted()).toEqual(['2022', '2023', '2024', '2025', '2026'])
  })

  it.each(rows as Row[])('$pack: $clock $permit from $from is due on $due', (row) => {
    expect(dueBy(row)).toBe(row.due)
  })
})
