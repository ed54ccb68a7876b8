// Where one's own organisation is, coarse.
import { useOrganisations } from './organisations.ts'
import { useMe } from './session.tsx'

/** The district of one's own organisation; empty where it says none. */
export function useOwnDistrict(): string {
  const { organisation } = useMe()
  const { data = [] } = useOrganisations()
  return data.find(({ id }) => id === organisation.id)?.district ?? ''
}
