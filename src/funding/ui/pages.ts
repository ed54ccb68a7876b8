// The pages of funding, fetched together: whoever opens one goes on to the next.
export { Application } from './application.tsx'
export { Apply } from './apply.tsx'
export { FundingDesk } from './funding-desk.tsx'
export { OpenCall } from './open-call.tsx'
