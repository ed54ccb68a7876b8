// Telling an office of a person, because the law or the network's rules ask for it.

import { ageGroupOf } from '../cases/server/facts.ts'
import { sql } from '../database/sql.ts'
import type { TrackFeature } from '../tracks/execute.ts'
import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import { notificationMachine } from './notification.ts'

const notificationFeature: TrackFeature = {
  machine: notificationMachine,
  facts: {
    ageGroup: ageGroupOf,
    // Whoever protects children has been told of this person.
    childProtectionTold: (ctx, track) =>
      ctx.tx
        .holds(sql`exists (select from tracks t where t.case_id = ${track.case_id} and t.kind = 'notification'
        and t.subkind = 'notify_child_protection' and t.state in ('sent', 'received', 'answered', 'unanswered'))`),
  },
}

export const feature = define({
  name: 'notification',
  machines,
  tracks: [notificationFeature],
})
