// What the room of the council of survivors shows, read once for all of it.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'

export type CouncilAnswer = Awaited<ReturnType<typeof api.voices.council>>
export type Change = CouncilAnswer['changes'][number]

export const useCouncil = () =>
  useQuery({
    queryKey: ['voice council'],
    queryFn: () => api.voices.council({}),
    refetchOnMount: 'always',
  })
