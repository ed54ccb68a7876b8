// What was sealed for an assignment leaves with its last day, every night.

import { as } from '../database/as.ts'
import type { Job } from '../jobs/work.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import type { JobParts } from '../tracks/feature.ts'
import { forgetAssignments } from './server/given.ts'

export const assignmentJobs = ({ database, state }: JobParts): Job[] => [
  {
    name: 'assignments.forget',
    cron: '41 2 * * *',
    run: () =>
      as(database, { kind: 'system' }, (tx) =>
        forgetAssignments(tx, dayAt(state.now(), state.network().timezone)),
      ),
  },
]
