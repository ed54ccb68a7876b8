// The needs by everyday words. The words of all languages are fetched with the first search and kept: whoever stands before a
// caseworker may say it in theirs.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Option } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { findNeeds, needWords, type Everyday } from '../find-need.ts'

const books = import.meta.glob<Everyday>('../everyday/*.json', { import: 'default' })

/** How a list of needs is found in; undefined until the words are there, and the list narrows by its letters. */
export function useNeeds(needs: readonly Option[]): ((typed: string) => readonly Option[]) | undefined {
  const { t } = useLanguage()
  const { data } = useQuery({
    queryKey: ['directory', 'everyday'],
    queryFn: () => Promise.all(Object.values(books).map((load) => load())),
    staleTime: Infinity,
  })
  return useMemo(() => {
    if (!data) return undefined
    const byCode = new Map(needs.map((need) => [need.value, need]))
    const words = needWords(new Map(needs.map(({ value, label }) => [value, label])), data)
    return (typed) =>
      findNeeds(typed, words).flatMap(({ code, word }) => {
        const need = byCode.get(code)
        return need ? [word === null ? need : { ...need, detail: t('directory.need.meant', { word }) }] : []
      })
  }, [data, needs, t])
}
