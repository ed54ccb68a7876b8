// Where PDFs are read, if anywhere.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'

export const pdfKind = 'application/pdf'

/** The address of the viewer host: null where there is none, undefined until that is known. */
export function useViewer(isWanted = true): string | null | undefined {
  const { data, isError } = useQuery({
    queryKey: ['viewer'],
    queryFn: () => api.papers.viewer({}),
    staleTime: Infinity,
    enabled: isWanted,
  })
  return isError ? null : data?.address
}
