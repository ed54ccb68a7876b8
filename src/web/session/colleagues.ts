// Who works here, by name. The names of staff are sealed under the organisation's key: the server knows handles only.
import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { nameLabel } from '../../client/name-label.ts'
import { openName } from '../../client/sealed-name.ts'
import { useText } from '../language/language.tsx'
import { useMe, useSession } from './session.tsx'
import { session } from './window-session.ts'

type Listed = Awaited<ReturnType<typeof api.organisations.people>>['people'][number]
/** `name` is absent where none was given or no key opens it. */
export type Colleague = Listed & { name?: string }

/** Everybody of my organisation; suspended ones too. */
export function useColleagues() {
  const { me } = useSession()
  const circleId = me.organisation.circle
  return useQuery({
    // Asked for anew at each sign-in and for each new circle (session.tsx); what stands on screen until then stays.
    queryKey: ['colleagues'],
    meta: { heard: ['people'] },
    queryFn: async ({ signal }): Promise<Colleague[]> => {
      const { people } = await api.organisations.people({}, { signal })
      return Promise.all(
        people.map(async (person) => {
          const name = await openName(session, nameLabel(circleId, person.id), person.sealedName)
          return { ...person, ...(name ? { name } : {}) }
        }),
      )
    },
    staleTime: 60_000,
  })
}

/** How a colleague is called on screen, and that it is oneself; the handle where no name is known. */
export function useColleagueName(): (user: string) => string {
  const t = useText()
  const me = useMe()
  const { data: colleagues = [] } = useColleagues()
  return (user) => {
    const one = colleagues.find(({ id }) => id === user)
    const name = one?.name ?? one?.handle ?? ''
    return user === me.id ? t('worker.you', { name }) : name
  }
}
