// Said before a bed is offered: with whom they must not sleep under one roof, and who of those is in the house.
import { useQuery } from '@tanstack/react-query'
import { aliasOf } from '../../cases/alias.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { underOneRoof, type OneRoof } from '../../cases/client/one-roof.ts'
import type { House } from './use-night.ts'

/** The references of whoever sleeps in the house or comes, as far as it knows them. */
export const referencesIn = ({ night }: Pick<House, 'night'>, besides: string | null): string[] =>
  night.stays.flatMap(({ reference, caseId, beds }) =>
    reference !== null && caseId !== besides && beds.length > 0 ? [reference] : [],
  )

/** Nothing where the person is known to the house by a code name alone. */
export function useOneRoof(caseId: string | null, house: Pick<House, 'night'> | undefined) {
  const references = house ? referencesIn(house, caseId) : []
  return useQuery({
    queryKey: ['one-roof', caseId, references],
    queryFn: async () => (await underOneRoof(session, caseId!, references)) ?? null,
    enabled: caseId !== null && house !== undefined,
    gcTime: 0,
  }).data
}

export function OneRoofNotice({ found }: { found: OneRoof | null | undefined }) {
  const { t, language } = useLanguage()
  if (!found?.words) return null
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const names = list.format(found.here.map((reference) => aliasOf(reference, t)))
  return found.here.length > 0 ? (
    <Notice tone="danger" title={t('beds.apart.here', { names })}>
      <bdi>{found.words}</bdi>
    </Notice>
  ) : (
    <p>
      {t('beds.apart')} <bdi>{found.words}</bdi>
    </p>
  )
}
