// A step of a complaint, on the server: the step and the sealed line that tells it to whoever complained are one transaction, and neither
// is taken without the other. Sums stand in the line alone.

import type { Handlers } from '../../api/endpoint.ts'
import type { Ctx } from '../../http/context.ts'
import { executeMove } from '../../tracks/execute.ts'
import type { reportsApi } from '../api.ts'
import { labourComplaintFeature } from './desks.ts'
import { addLine } from './reports.ts'
import { take } from './shift.ts'

export const labourHandlers: Pick<Handlers<typeof reportsApi, Ctx>, 'step'> = {
  async step({ track, n, ciphertext, step: { move, ...input } }, ctx) {
    const { state, version } = await executeMove(ctx, labourComplaintFeature, { move, track, input })
    await addLine(ctx, track, { from: 'hotline', n, ciphertext })
    await take(ctx, [track])
    return { state, version }
  },
}
