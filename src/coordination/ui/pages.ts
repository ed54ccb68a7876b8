// The desk and the need map, fetched together.
export { CoordinationDesk } from './desk.tsx'
export { NeedMapPage } from './needs.tsx'
