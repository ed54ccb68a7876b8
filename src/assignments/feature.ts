// Who works on which case, which circle of the house carries it, and who was asked to come to it.

import { dutiesOfSide } from '../tracks/duties-of-side.ts'
import { feature as define } from '../tracks/feature.ts'
import { assignmentsApi } from './api.ts'
import { caseTeamsApi } from './case-teams-api.ts'
import { interpretersApi } from './interpreters-api.ts'
import { leavesApi } from './leaves-api.ts'
import { assignmentJobs } from './jobs.ts'
import { assignmentsServer } from './server/case-workers.ts'
import { caseTeamsServer } from './server/case-teams.ts'
import { interpretersServer } from './server/interpreters.ts'
import { leavesServer } from './server/leaves.ts'

export const feature = define({
  name: 'assignments',
  endpoints: {
    caseTeams: caseTeamsApi,
    assignments: assignmentsApi,
    interpreters: interpretersApi,
    leaves: leavesApi,
  },
  handlers: ({ tracks }) => {
    const placement = tracks.get('placement')
    return {
      // A bed is the house's: what is owed there by whoever has it stays owed by the house.
      caseTeams: caseTeamsServer(placement ? dutiesOfSide('other', placement.machine) : []),
      assignments: assignmentsServer,
      interpreters: interpretersServer,
      leaves: leavesServer,
    }
  },
  jobs: assignmentJobs,
})
