// What the screens of guardian organisations know: who is ready, who is named, and whom guardians let in.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useText } from '../../../web/language/language.tsx'
import { api } from '../../../web/session/api.ts'
import { useOrganisations } from '../../../web/session/organisations.ts'

export const useReadmissions = () =>
  useQuery({
    queryKey: ['readmissions'],
    queryFn: ({ signal }) => api.guardians.readmissions({}, { signal }),
    refetchOnMount: 'always',
  })
export type Readmission = Awaited<ReturnType<typeof api.guardians.readmissions>>['readmissions'][number]

export const useGuardianships = () =>
  useQuery({
    queryKey: ['guardianships'],
    queryFn: ({ signal }) => api.guardians.read({}, { signal }),
    refetchOnMount: 'always',
  })

/** What an organisation is called here. */
export function useNameOf(): (organisation: number) => string {
  const t = useText()
  const { data: everybody = [] } = useOrganisations()
  return (organisation) =>
    everybody.find(({ id }) => id === organisation)?.name ?? t('guardian.unnamed', { number: organisation })
}

/** `asked` by one guardian, `waits` until its day, or it has ended. */
export const standingOf = (one: Readmission): 'came' | 'stopped' | 'waits' | 'asked' =>
  one.joined ? 'came' : one.stoppedAt ? 'stopped' : one.agreedBy ? 'waits' : 'asked'

/** Whether somebody is about to be let in. */
export const isRunning = (one: Readmission): boolean => ['waits', 'asked'].includes(standingOf(one))

/** What was said stands in the log, and everywhere else is asked anew. */
export function useRefresh(): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      ['readmissions', 'guardianships', 'own log'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )
}
