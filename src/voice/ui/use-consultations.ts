// What survivors are asked in the network, read once for all of the screen; and what was answered to us.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { readAdvice } from '../client/advise.ts'

export type Consultation = Awaited<ReturnType<typeof api.consultations.list>>['consultations'][number]

export const useConsultations = () =>
  useQuery({
    queryKey: ['consultations'],
    queryFn: () => api.consultations.list({}),
    refetchOnMount: 'always',
  })

export const useAdvice = ({ id, circle, answered }: Consultation) =>
  useQuery({
    queryKey: ['consultations', id, answered],
    queryFn: () => readAdvice(session, { id, circle }),
  })
