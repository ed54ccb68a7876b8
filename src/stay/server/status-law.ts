// What the law of a pack says of a permission: how long it lasts, and when the next may be asked for.

import { statusOf } from '../../jurisdiction/define.ts'
import type { TrackFeature } from '../../tracks/execute.ts'

/** Both follow from which permission it is. */
export const lawOfStatus: NonNullable<TrackFeature['lawOf']> = (pack, { clock, from }, input) => {
  const status = from === undefined ? undefined : statusOf(pack, input['permit'])
  const months =
    clock === 'status.end'
      ? status?.maxMonths
      : clock === 'status.permanent'
        ? status?.leadsTo?.afterMonths
        : null
  const rule = pack.clocks[clock]
  if (!status || !rule || typeof months !== 'number') return undefined
  // Nobody has checked it: a day in a letter is another thing.
  return { ...rule, length: months, unit: 'months', source: status.source, basis: 'law' }
}
