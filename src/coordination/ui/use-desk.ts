// The desk as it was read last, and how an organisation is called on it.
import { useQuery } from '@tanstack/react-query'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useOrganisations } from '../../web/session/organisations.ts'

export const deskKey = ['coordination']

export const useCoordinationDesk = () =>
  useQuery({
    queryKey: deskKey,
    queryFn: ({ signal }) => api.coordination.desk({}, { signal }),
    refetchOnMount: 'always',
  })

/** What an organisation is called, by its number. */
export function useOrganisationName(): (organisation: number | null) => string {
  const t = useText()
  const { data = [] } = useOrganisations()
  return (organisation) => {
    const found = data.find(({ id }) => id === organisation)
    if (!found) return t('coordination.somebody')
    return found.isMisnamed ? t('web.place.misnamed') : found.name
  }
}
