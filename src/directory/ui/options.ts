// What can be chosen in a search and in a service of one's own: needs, languages, areas and groups, by name in the reader's
// language. Areas and languages are those that services name.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../web/session/api.ts'
import { areaWords } from '../../web/language/area-words.ts'
import type { Option } from '../../web/controls/select.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { services as kinds } from '../kinds.ts'
import { languageNames } from './words.ts'

// Languages that people who were trafficked speak most often to the services of this demonstration; others come from
// the directory itself.
const alwaysOffered = ['en', 'es', 'fr', 'ar', 'uk', 'th']

export function useOptions() {
  const { t, language } = useLanguage()
  const { data } = useQuery({
    queryKey: ['directory', 'terms'],
    queryFn: ({ signal }) => api.directory.terms({}, { signal }),
    staleTime: 300_000,
  })
  return useMemo(() => {
    const byLabel = (a: Option, b: Option) => a.label.localeCompare(b.label, language.locale)
    const nameOf = languageNames(language.locale)
    const areaNames = new Map(data?.areas.map(({ code, name }) => [code, name]))
    const areaName = (code: string) => areaNames.get(code) ?? areaWords(code)
    return {
      needs: kinds
        .map(({ code, group }): Option => ({
          value: code,
          label: t(`service.${code}`),
          detail: t(`directory.kind.${group}`),
        }))
        .toSorted(byLabel),
      languages: [...new Set([...alwaysOffered, ...(data?.languages ?? [])])]
        .map((tag): Option => ({ value: tag, label: nameOf(tag) }))
        .toSorted(byLabel),
      areas: (data?.areas ?? [])
        .map(({ code }): Option => ({ value: code, label: areaName(code) }))
        .toSorted(byLabel),
      areaName,
      /** The middle of an area, where a directory says where its places lie. */
      middleOf: (code: string) => data?.areas.find((area) => area.code === code)?.middle ?? null,
      ready: data !== undefined,
    }
  }, [data, t, language])
}
