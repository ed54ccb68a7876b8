// What making a team consists of: its number is drawn, its name sealed for the whole house, its first key for its members
// alone. The demonstration's administrators do exactly the same.
import type { Client } from '../../api/client.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import type { teamsApi } from '../api/teams.ts'
import type { TeamPurpose } from '../teams.ts'

/** Where the name of a team lies, sealed under the key of the whole organisation. */
export const teamNamePlace = (whole: number, team: number) => ({
  circleId: whole,
  table: 'circles',
  row: String(team),
  field: 'name',
  version: 1,
})

interface Maker {
  api: Client<{ teams: typeof teamsApi }>
  vault: Pick<Vault, 'sealForCircle' | 'turnCircle'>
  organisation: number
  /** The circle of the whole organisation. */
  circle: number
  at: string
}

export interface NewTeam {
  purpose: TeamPurpose
  name: string
  members: readonly string[]
}

/**
 * Makes a team whose log has been learned up to its end; answers with its circle. Its number is drawn before, once for each
 * team that is wanted: by it a second try finds what was made by the first.
 */
export async function makeTeam(
  maker: Maker,
  number: number,
  { purpose, name, members }: NewTeam,
): Promise<number> {
  const { api, vault, organisation, at } = maker
  const sealed = await vault.sealForCircle({ ...teamNamePlace(maker.circle, number), value: name })
  const { statement, circleId, ...next } = await vault.turnCircle({
    organisation,
    circleId: number,
    members,
    team: purpose,
    at,
  })
  await api.teams.make({ circle: circleId, purpose, sealedName: sealed.ciphertext, next, statement })
  return circleId
}
