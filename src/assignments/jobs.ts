// What was sealed for an assignment leaves with its last day, and who was away a month later, every night.

import { as } from '../database/as.ts'
import type { Job } from '../jobs/work.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import type { JobParts } from '../tracks/feature.ts'
import { forgetAssignments, remindUnanswered } from './server/given.ts'
import { forgetLeaves } from './server/leaves.ts'

export const assignmentJobs = ({ database, state }: JobParts): Job[] => [
  {
    name: 'assignments.forget',
    cron: '41 2 * * *',
    run: () =>
      as(database, { kind: 'system' }, (tx) =>
        forgetAssignments(tx, dayAt(state.now(), state.network().timezone)),
      ),
  },
  {
    name: 'assignments.remind',
    cron: '20 7 * * *',
    run: () =>
      as(database, { kind: 'system' }, (tx) =>
        remindUnanswered(tx, dayAt(state.now(), state.network().timezone), state.now()),
      ),
  },
  {
    name: 'leaves.forget',
    cron: '43 2 * * *',
    run: () =>
      as(database, { kind: 'system' }, (tx) =>
        forgetLeaves(tx, dayAt(state.now(), state.network().timezone)),
      ),
  },
]
