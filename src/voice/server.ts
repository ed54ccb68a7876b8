// Who answers a voice. Praise and wishes go to whoever carries the case; a complaint goes to another body and is tied to no
// case, so that those whom it is about cannot see it.

import { Problem } from '../api/problem.ts'
import { listenerOf } from '../rights/person/voice/server.ts'
import type { TrackFeature } from '../tracks/execute.ts'
import { voiceMachine } from './voice.ts'

export const voiceFeature: TrackFeature = {
  machine: voiceMachine,
  async carrier(ctx, { subkind, to }) {
    const listener = await listenerOf(ctx, subkind, to)
    if (!listener) throw new Problem('refused', { because: 'nobody-answers' })
    return { ownerCircle: listener.circle, caseId: listener.caseId }
  },
}
