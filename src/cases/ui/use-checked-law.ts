// The rules of a case's country, taken only as this program or two members signed them: they put words into letters and figures into sums.
import { useQuery } from '@tanstack/react-query'
import { lawOf } from '../../client/law.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import { SealingError } from '../../sealing/suite.ts'
import { session } from '../../web/session/window-session.ts'

export const useCheckedLaw = (pack: string | undefined) =>
  useQuery({
    queryKey: ['checked law', pack],
    queryFn: async (): Promise<Pack> => {
      const law = await lawOf(session, pack as string)
      if (!law) throw new SealingError('unfit')
      return law.pack
    },
    enabled: pack !== undefined,
    staleTime: Infinity,
  })
