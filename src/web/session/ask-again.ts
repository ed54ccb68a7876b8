// Asks anew for what stands on screen and goes by a kind of changes. An answer is old when it was asked for before the newest change was heard
// of, however late it arrives.
import type { Query } from '@tanstack/react-query'
import { anyChange, type ToldChange } from '../../api/change-kinds.ts'
import { queries } from './queries.ts'

/** When each was asked for last; of those that are not known here nobody can tell. */
const began = new WeakMap<Query, number>()
/** What is on its way to them is old already. */
const old = new WeakSet<Query>()

const cache = queries.getQueryCache()
cache.subscribe((happened) => {
  if (happened.type !== 'updated') return
  const { query, action } = happened
  if (action.type === 'fetch') {
    began.set(query, Date.now())
    old.delete(query)
  }
  // An answer takes the mark of age away, also from what was asked for before.
  if (action.type === 'success' && !action.manual && old.delete(query)) renew(query)
})

/** What nobody looks at is only noted as old, and asked for when somebody does; but what answers colleagues. */
function renew(query: Query): void {
  const isWanted = document.visibilityState === 'visible' || query.meta?.unseen
  if (query.state.fetchStatus !== 'idle') old.add(query)
  const refetchType = isWanted ? 'active' : 'none'
  void queries.invalidateQueries({ queryKey: query.queryKey, exact: true, refetchType })
}

export function askAgain(event: ToldChange, since: number): void {
  for (const query of cache.getAll()) {
    const heard = query.meta?.heard
    if (!heard || (event !== anyChange && !heard.includes(event))) continue
    if ((began.get(query) ?? 0) <= since) renew(query)
  }
}
