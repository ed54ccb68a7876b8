// A supervisor's yes, in houses that want one before a case is closed.

import { feature as define } from '../tracks/feature.ts'
import { approvalsApi } from './api.ts'
import { approvalsServer } from './server/approvals.ts'

export const feature = define({
  name: 'approvals',
  endpoints: { approvals: approvalsApi },
  handlers: () => ({ approvals: approvalsServer }),
})
