// My certificates and, for whoever answers for whom a house sends, those of its people, as the server has them today.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { trainingReaders } from '../readers.ts'

export const certificatesKey = ['training']

export const useCertificates = () =>
  useQuery({
    queryKey: [...certificatesKey, 'mine'],
    queryFn: ({ signal }) => api.training.mine({}, { signal }),
  })

/** Whether I may see who is trained in what. */
export const useMaySeeTrained = (): boolean => hasOneOf(useMe().roles, trainingReaders)

export const useTrained = () =>
  useQuery({
    queryKey: [...certificatesKey, 'people'],
    queryFn: ({ signal }) => api.training.people({}, { signal }),
    enabled: useMaySeeTrained(),
  })
