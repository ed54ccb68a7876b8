// A team: a circle of some colleagues with a purpose, whose name is sealed for the whole organisation.
import { takeCircles } from '../../client/circles.ts'
import { refreshHome } from '../../client/logs.ts'
import type { Session } from '../../client/session.ts'
import { minute } from '../../client/time.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'
import type { TeamPurpose } from '../teams.ts'
import { sealTeamName } from './give-name.ts'

export interface NewTeam {
  purpose: TeamPurpose
  name: string
  members: readonly string[]
}

/** Draws the number of a team that is wanted: by it a second try finds what was made by the first. */
export const drawTeamNumber = async ({ api }: Session): Promise<number> => (await api.teams.number({})).number

/** Makes a team of these colleagues under the number that was drawn for it; one that stands in the log already is made. */
export async function makeTeam(
  session: Session,
  number: number,
  { purpose, name, members }: NewTeam,
): Promise<void> {
  const { api, vault, organisation } = session
  mayWrap(session)
  const { circles } = await refreshHome(session)
  if (circles.every(({ id }) => id !== number)) {
    const sealedName = await sealTeamName(session, number, name)
    const made = { organisation, circleId: number, members, team: purpose, at: await minute(session) }
    const { statement, circleId, ...next } = await vault.rotateCircle(made)
    await api.teams.make({ circle: circleId, purpose, sealedName, next, statement })
    await refreshHome(session)
  }
  await takeCircles(session)
}
