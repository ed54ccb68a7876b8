// What other features show beside the teams of a house.
import { slot } from '../../../web/shell/slots.tsx'

/** Above the list of teams, and beside the keys of the organisation. */
export const teamsHead = slot('teams.head')
