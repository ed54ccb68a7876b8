// Handing a case on to another organisation or team.

import { dutiesOfSide } from '../tracks/duties-of-side.ts'
import { feature as define } from '../tracks/feature.ts'
import { handoversApi } from './api.ts'
import { machines } from './machines.ts'
import { handoverFeature } from './server/handover-feature.ts'
import { handoversServer } from './server/handovers.ts'

export const feature = define({
  name: 'handovers',
  endpoints: { handovers: handoversApi },
  handlers: ({ tracks }) => ({
    handovers: handoversServer(
      [...tracks.values()].flatMap(({ machine }) => dutiesOfSide('carrier', machine)),
    ),
  }),
  machines,
  tracks: [handoverFeature],
})
