// What My work shows of the rota, fetched as one.
export { Calls } from './calls.tsx'
export { OnDuty } from './on-duty.tsx'
