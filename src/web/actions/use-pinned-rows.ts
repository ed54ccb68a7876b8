// Cards of a list, one of which somebody is answering: it stays where it stands until its form is closed, though a colleague
// moved it meanwhile to another part of the list or out of it. What was typed is then not gone without a word.
import { useState } from 'react'

/**
 * `all` is the list with what would have left it; `placed` tells how a card was when somebody began to answer on it, by
 * which its part of the list is chosen; `keep` is told when that begins and when it ends.
 */
export function usePinnedRows<One>(list: readonly One[], idOf: (one: One) => string) {
  const [kept, setKept] = useState<ReadonlyMap<string, One>>(new Map())
  const here = new Set(list.map(idOf))
  const gone = [...kept].filter(([id]) => !here.has(id)).map(([, one]) => one)
  const keep = (one: One, isAsked: boolean) =>
    setKept((before) => {
      const next = new Map(before)
      if (isAsked) next.set(idOf(one), one)
      else next.delete(idOf(one))
      return next
    })
  return { all: [...list, ...gone], placed: (one: One) => kept.get(idOf(one)) ?? one, keep }
}
