// What the screens keep of the server's answers, in memory only. Locking calls `queries.clear()`: nothing that was
// opened may outlive the key that opened it. A line that breaks takes nothing off a screen: what was read stays, with all
// that is being typed on it, and is asked for again until the server answers.
import { QueryCache, QueryClient, type Query } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { failedForGood, isProblem } from '../../api/problem.ts'

const againMs = 5_000

/** A refusal is the server's answer, or the vault's: what stood there may not be seen any more. */
const isRefusal = (error: unknown) => !isProblem(error) || failedForGood(error)
/** Who it is that asks is answered by whoever sits there, above the page, and not by time. */
const isUnanswered = (error: unknown) =>
  isProblem(error) && !failedForGood(error) && !['not-signed-in', 'step-up'].includes(error.code)

type AnyQuery = Query<unknown, unknown>
const waiting = new Set<AnyQuery>()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

function changed() {
  for (const tell of listeners) tell()
  if (waiting.size > 0) timer ??= setTimeout(askAgain, againMs)
}

function askAgain() {
  timer = undefined
  for (const query of waiting)
    if (query.isActive()) query.fetch().catch(() => undefined)
    else waiting.delete(query)
  changed()
}

/** Whether something that is on screen could not be read anew. */
export const useUnanswered = () =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => waiting.size > 0,
  )

const queryCache = new QueryCache({
  onError: (error, query) => {
    if (!isRefusal(error) && query.state.data !== undefined)
      query.setState({ status: 'success', error: null })
    if (isUnanswered(error)) waiting.add(query)
    else waiting.delete(query)
    changed()
  },
  onSuccess: (_data, query) => {
    if (waiting.delete(query)) changed()
  },
})

export const queries = new QueryClient({
  queryCache,
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What nobody answered is asked for again by itself, above.
      retry: false,
      refetchOnWindowFocus: true,
      // A machine without the internet can still reach a server in the same house.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
