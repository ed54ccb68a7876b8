// Changes of one law: who said which and when, twenty at a time; the file of one is fetched where it is read.
import { queryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'

export type Change = Awaited<ReturnType<typeof api.law.changes>>['changes'][number]

export function useLawChanges(over: string) {
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['law changes', over],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam }) =>
      api.law.changes({ over, ...(pageParam !== undefined && { after: pageParam }) }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
  })
  return {
    all: data?.pages.flatMap(({ changes }) => changes) ?? [],
    isRead: data !== undefined,
    error,
    more: hasNextPage ? () => void fetchNextPage() : undefined,
  }
}

/** What was signed once does not change. */
export const changeText = (n: number) =>
  queryOptions({
    queryKey: ['law change', n],
    queryFn: () => api.law.change({ n }),
    staleTime: Infinity,
  })
