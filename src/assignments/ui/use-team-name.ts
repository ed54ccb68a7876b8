// What a team of my house is called on screen: as its people call it, else by what it is for.
import type { Team } from '../../organisations/ui/teams/own-teams.ts'
import { useText } from '../../web/language/language.tsx'

export function useTeamName(): (team: Pick<Team, 'name' | 'purpose'>) => string {
  const t = useText()
  return ({ name, purpose }) => name ?? t(`person.team.${purpose}`)
}
