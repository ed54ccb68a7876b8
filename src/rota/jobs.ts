// Every minute: what is urgent and nobody has opened is called out.

import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { callOut } from './server/calls.ts'

export const rotaJobs = ({ database, state }: JobParts): Job[] => [
  { name: 'rota.calls', cron: '* * * * *', run: () => callOut(database, state) },
]
