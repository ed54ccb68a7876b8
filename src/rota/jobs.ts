// Every minute: what is urgent and nobody has opened is called out. Every night: what is long past leaves the rota.

import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { callOut } from './server/calls.ts'
import { forgetPastRota } from './server/past.ts'

export const rotaJobs = ({ database, state }: JobParts): Job[] => [
  { name: 'rota.calls', cron: '* * * * *', run: () => callOut(database, state) },
  { name: 'rota.past', cron: '50 3 * * *', run: () => forgetPastRota(database, state.now()) },
]
