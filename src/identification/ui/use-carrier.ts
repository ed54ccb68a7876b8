// Who carries a process, by name: shown beside words that are sealed to them, and proven before they are.
import { useQuery } from '@tanstack/react-query'
import { session } from '../../web/session/window-session.ts'
import { carrierOf } from '../client/sealed-reasons.ts'

export const useCarrier = (track: string, isWanted = true) =>
  useQuery({
    queryKey: ['carrier', track],
    queryFn: () => carrierOf(session, track),
    enabled: isWanted,
    staleTime: Infinity,
  })
