// The teams of my organisation as screens see them: what they are called and for, who is in them as the checked log has it, and
// whether I am.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../../web/session/api.ts'
import { openName } from '../../../client/sealed-name.ts'
import { useText } from '../../../web/language/language.tsx'
import { useSession } from '../../../web/session/session.tsx'
import type { TeamPurpose } from '../../teams.ts'
import { useOwnLog } from '../own-log.ts'
import { teamNameLabel } from '../../client/give-name.ts'
import { session } from '../../../web/session/window-session.ts'

export interface Team {
  circle: number
  purpose: TeamPurpose
  /** Absent where no key opens it. */
  name?: string
  members: readonly string[]
  /** Whether I am in it. */
  mine: boolean
  since: string
  epoch: number
  due: boolean
}

/** Undefined until they are known. */
export function useTeams(): Team[] | undefined {
  const { me } = useSession()
  const { data: log } = useOwnLog()
  const whole = me.organisation.circle
  const { data: named } = useQuery({
    // A team that the log has learned of since has a name that is not here yet.
    queryKey: ['teams', log?.circles.length],
    enabled: log !== undefined,
    placeholderData: keepPreviousData,
    meta: { heard: ['people'] },
    queryFn: async ({ signal }) => {
      const { teams } = await api.teams.list({}, { signal })
      return Promise.all(
        teams.map(async (one) => ({
          circle: one.circle,
          name: await openName(session, teamNameLabel(whole, one.circle), one.sealedName),
        })),
      )
    },
  })
  if (!log || !named) return undefined
  // Which teams there are, and what for, is what the log says.
  return log.circles.flatMap(({ id, team, ...circle }) => {
    if (team === undefined) return []
    const name = named.find((one) => one.circle === id)?.name
    const purpose = team as TeamPurpose
    return [{ ...circle, circle: id, purpose, mine: circle.members.includes(me.id), ...(name && { name }) }]
  })
}

/** What a team of my house is called on screen: as its people call it, else by what it is for. */
export function useTeamName(): (team: Pick<Team, 'name' | 'purpose'>) => string {
  const t = useText()
  return ({ name, purpose }) => name ?? t(`person.team.${purpose}`)
}
