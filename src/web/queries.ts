// What the screens keep of the server's answers, in memory only. Locking calls `queries.clear()`: nothing that was
// opened may outlive the key that opened it.
import { QueryClient } from '@tanstack/react-query'

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; only a broken line is worth a second try.
      retry: (failures, error) => failures < 2 && error instanceof TypeError,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})
