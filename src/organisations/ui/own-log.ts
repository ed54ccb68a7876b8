// My organisation's log as this window has checked it, for screens. Whatever changes it invalidates `['own log']`.
import { useQuery } from '@tanstack/react-query'
import { refreshHome } from '../../web/logs.ts'
import { useSession } from '../../web/session.tsx'

export function useOwnLog() {
  const { opened } = useSession()
  return useQuery({ queryKey: ['own log', opened], queryFn: refreshHome, refetchOnMount: 'always' })
}
