// Who works here, by name. The names of staff are sealed under the organisation's key: the server knows handles only.
import { useQuery } from '@tanstack/react-query'
import { api } from './api.ts'
import { namePlace } from './name-place.ts'
import { useSession } from './session.tsx'
import { vault } from './vault.ts'

type Listed = Awaited<ReturnType<typeof api.organisations.people>>['people'][number]
/** `name` is absent where none was given or no key opens it. */
export type Colleague = Listed & { name?: string }

// A sealed name does not say which key of the circle closed it, so the present one is tried first, then those before.
async function openName(circleId: number, newest: number, person: Listed): Promise<string | undefined> {
  for (let circleEpoch = newest; person.sealedName && circleEpoch > 0; circleEpoch -= 1) {
    const place = { ...namePlace(circleId, person.id), circleEpoch, ciphertext: person.sealedName }
    const opened = await vault.openForCircle(place).catch(() => undefined)
    if (typeof opened?.value === 'string') return opened.value
  }
  return undefined
}

/** Everybody of my organisation; suspended ones too. */
export function useColleagues() {
  const { me, opened } = useSession()
  const circleId = me.organisation.circle
  return useQuery({
    queryKey: ['colleagues', opened, me.circles.length],
    queryFn: async ({ signal }): Promise<Colleague[]> => {
      const [{ people }, status] = await Promise.all([
        api.organisations.people({}, { signal }),
        vault.status(),
      ])
      const held = status.state === 'unlocked' ? status.circles : []
      const newest = held.find((circle) => circle.circleId === circleId)?.epoch ?? 0
      return Promise.all(
        people.map(async (person) => {
          const name = await openName(circleId, newest, person)
          return { ...person, ...(name ? { name } : {}) }
        }),
      )
    },
    staleTime: 60_000,
  })
}
