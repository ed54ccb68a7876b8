// What somebody is called who signed: a colleague by name, whoever else by their house.
import { useLanguage } from '../language/language.tsx'
import { useColleagues } from '../session/colleagues.ts'
import { useOrganisations } from '../session/organisations.ts'

export function useSigner(): (by: string, organisation: number) => string {
  const { t } = useLanguage()
  const { data: colleagues = [] } = useColleagues()
  const { data: organisations = [] } = useOrganisations()
  return (by, organisation) => {
    const colleague = colleagues.find(({ id }) => id === by)
    if (colleague) return colleague.name ?? colleague.handle
    const house = organisations.find(({ id, isMisnamed }) => id === organisation && !isMisnamed)
    return house?.name ?? t('signed.somebody')
  }
}
