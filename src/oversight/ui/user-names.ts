// Who is called what in this organisation.
import { useColleagues } from '../../web/session/colleagues.ts'

/** The name of a colleague, else the name that they sign in with. */
export function useUserNames(): (user: string) => string {
  const { data: colleagues = [] } = useColleagues()
  return (user) => {
    const one = colleagues.find(({ id }) => id === user)
    return one?.name ?? one?.handle ?? ''
  }
}
