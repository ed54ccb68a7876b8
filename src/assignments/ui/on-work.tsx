// Everything of who works on what that My work shows, fetched as one.
export { HandOver } from './hand-over.tsx'
export { Leaves, OwnLeave } from './leaves.tsx'
export { MyTeam } from './my-team.tsx'
export { Unassigned } from './unassigned.tsx'
export { UnansweredBookings } from './unanswered-bookings.tsx'
