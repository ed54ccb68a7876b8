// What guards of a child's processes ask of the server, and that no finer day than a quarter ever reaches it.

import { Problem } from '../../api/problem.ts'
import { latest } from '../../cases/server/facts.ts'
import { today } from '../../http/context.ts'
import type { AfterMove, TrackFeature } from '../../tracks/execute.ts'
import { adulthoodMachine } from '../adulthood.ts'
import { isQuarter } from '../../cases/age.ts'
import { bestInterestsMachine } from '../best-interests.ts'

export const bestInterestsFeature: TrackFeature = {
  machine: bestInterestsMachine,
  facts: {
    childHeard: (_ctx, { state }) => Promise.resolve(state !== 'begun'),
    weighed: (_ctx, { state }) => Promise.resolve(state === 'weighed'),
  },
}

/** A day that says more than its quarter is nearly a birth date. */
const keepCoarse: AfterMove = (_ctx, _track, { quarter }) => {
  if (typeof quarter === 'string' && !isQuarter(quarter))
    throw new Problem('invalid', { fields: [{ field: 'quarter', code: 'invalid-value' }] })
  return Promise.resolve()
}

export const adulthoodFeature: TrackFeature = {
  machine: adulthoodMachine,
  facts: {
    askedThemselves: (_ctx, { state }) => Promise.resolve(state === 'asked'),
    async quarterBegun(ctx, track) {
      const quarter = (await latest(ctx, track, ['opened', 'put_off']))?.facts['quarter']
      return typeof quarter === 'string' && quarter <= today(ctx)
    },
  },
  after: { opened: keepCoarse, put_off: keepCoarse },
}
