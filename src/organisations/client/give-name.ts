// What a colleague or a team is called at home: sealed for everybody in the organisation. No log has it, and no other
// organisation can read it.
import { nameLabel } from '../../client/name-label.ts'
import type { Session } from '../../client/session.ts'

/** Where the name of a team lies, sealed under the key of the whole organisation. */
export const teamNameLabel = (whole: number, team: number) => ({
  circleId: whole,
  table: 'circles',
  row: String(team),
  field: 'name',
  version: 1,
})

type Namer = Pick<Session, 'api' | 'vault' | 'circle'>

/** Seals what a colleague is to be called. */
export const sealColleagueName = async (
  { vault, circle }: Pick<Namer, 'vault' | 'circle'>,
  person: string,
  value: string,
): Promise<string> => (await vault.sealForCircle({ ...nameLabel(circle, person), value })).ciphertext

/** Seals what a team is to be called. */
export const sealTeamName = async (
  { vault, circle }: Pick<Namer, 'vault' | 'circle'>,
  team: number,
  value: string,
): Promise<string> => (await vault.sealForCircle({ ...teamNameLabel(circle, team), value })).ciphertext

/** Gives a colleague a name, or another one; an administrator does. */
export async function nameColleague(session: Namer, person: string, name: string): Promise<void> {
  await session.api.organisations.name({
    person,
    sealedName: await sealColleagueName(session, person, name),
  })
}

/** Calls a team something else; an administrator does, or whoever is in it. */
export async function nameTeam(session: Namer, team: number, name: string): Promise<void> {
  await session.api.teams.rename({ circle: team, sealedName: await sealTeamName(session, team, name) })
}
